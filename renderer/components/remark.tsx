/** What a reviewer said of a question or a paper, with the pages that were handed in and the marks on them. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReviewedPage } from '../../main/core/model/review.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Photo } from './photo.tsx';
import { REMARK_WORDS } from './remark.words.ts';
import './remark.css';

export function Remark(props: {
  words: string;
  pages?: readonly ReviewedPage[];
  load: (sha256: string) => Promise<Blob | null>;
}) {
  const t = useWords(REMARK_WORDS);
  const { pages = [] } = props;
  const marked = pages.some(({ marks }) => marks.length > 0);
  return (
    <div className="remark">
      <p className="remark-words">{t('remark.said', { words: props.words })}</p>
      {pages.length > 0 && (
        <div className="remark-pages">
          {pages.map((page, index) =>
            // Where some are marked, the others are in order.
            marked && page.marks.length === 0 ? null : (
              <MarkedPage
                key={page.sha256}
                page={page}
                number={index + 1}
                load={() => props.load(page.sha256)}
              />
            ),
          )}
        </div>
      )}
    </div>
  );
}

function MarkedPage(props: { page: ReviewedPage; number: number; load: () => Promise<Blob | null> }) {
  const t = useWords(REMARK_WORDS);
  const { number } = props;
  const { marks } = props.page;
  const [jpeg, setJpeg] = useState<Blob | 'away' | null>(null);
  const load = useEffectEvent(props.load);
  useEffect(() => {
    let wanted = true;
    const show = (blob: Blob | null) => {
      if (wanted) setJpeg(blob ?? 'away');
    };
    load().then(show, () => show(null));
    return () => {
      wanted = false;
    };
  }, []);
  const label =
    marks.length > 0 ? t('remark.marks', { number, marks: marks.length }) : t('remark.page', { number });
  return (
    <figure className="remark-page">
      {jpeg instanceof Blob ? (
        <Photo jpeg={jpeg} label={label} marks={marks} />
      ) : (
        <div className="remark-away">{jpeg === 'away' && t('remark.away')}</div>
      )}
      <figcaption>{label}</figcaption>
    </figure>
  );
}
