/** Finding an item by what one types: pinyin letters and initials, or Chinese. */
import { startTransition, useState } from 'react';
import type { SearchHit } from '../../../main/core/catalogue/contract.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Scroller } from '../../components/scroller.tsx';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { LetterPad } from '../../input/keypads.tsx';
import { useWords } from '../../kiosk/kiosk-context.tsx';
import type { Browse } from './browse.ts';
import { ItemRow, Marked } from './rows.tsx';

/** The core's own limit for a query. */
const QUERY_MAX = 60;

export function Search(props: {
  browse: Browse;
  hits: readonly SearchHit[];
  /** One after the other where both don't fit within reach. */
  shows: 'both' | 'keys' | 'hits';
  onBrowse: (browse: Browse) => void;
  onItem: (code: string) => void;
}) {
  const t = useWords();
  const { shows } = props;
  const [chinese, setChinese] = useState(false);
  // Its own copy, so that a letter is painted without the whole screen; the flow hears of it after.
  const [query, setQuery] = useState(props.browse.query);
  const type = (text: string) => {
    const next = text.slice(0, QUERY_MAX);
    setQuery(next);
    startTransition(() => props.onBrowse({ ...props.browse, query: next }));
  };
  return (
    <div className="search">
      <div className="search-field">
        <Icon name="search" />
        <input
          className="search-input"
          aria-label={t('choose.search')}
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('choose.searchHint')}
          value={query}
          onChange={(event) => type(event.target.value)}
        />
        {shows === 'hits' ? (
          <Button
            className="button button-small"
            onPress={() => props.onBrowse({ ...props.browse, looking: false })}
          >
            {t('choose.retype')}
          </Button>
        ) : (
          <Button className="button button-small" onPress={() => setChinese(!chinese)}>
            {t(chinese ? 'choose.useLetters' : 'choose.useChinese')}
          </Button>
        )}
      </div>
      <p className="unseen" role="status">
        {query !== '' && t('choose.found', { count: props.hits.length })}
      </p>
      {shows !== 'keys' && <Hits hits={props.hits} query={query} onItem={props.onItem} />}
      {shows !== 'hits' &&
        (chinese ? (
          <ChineseKeyboard value={query} onChange={type} />
        ) : (
          <LetterPad value={query} onChange={type} />
        ))}
    </div>
  );
}

function Hits(props: { hits: readonly SearchHit[]; query: string; onItem: (code: string) => void }) {
  const t = useWords();
  return (
    <Scroller className="scroll-plain">
      <ul className="rows" aria-label={t('choose.results')}>
        {props.hits.map((hit) => (
          <ItemRow
            key={hit.item.code}
            item={hit.item}
            name={<Marked hit={hit} />}
            note={hit.keyword}
            onPress={() => props.onItem(hit.item.code)}
          />
        ))}
        {props.query !== '' && props.hits.length === 0 && <li className="empty">{t('choose.nothing')}</li>}
        {props.query === '' && <li className="empty">{t('choose.searchHelp')}</li>}
      </ul>
    </Scroller>
  );
}
