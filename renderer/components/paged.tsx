/** Choices a few at a time, for 长辈版: no scrolling, never more than fit, one tap to the next few. */
import { type ReactNode, useState } from 'react';
import { useWords } from '../kiosk/use-words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { PAGED_WORDS } from './paged.words.ts';
import './paged.css';

export function Paged<T>(props: {
  items: readonly T[];
  /** With the turning keys beside them never more than seven choices. */
  perPage: number;
  children: (items: readonly T[]) => ReactNode;
}) {
  const t = useWords(PAGED_WORDS);
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(props.items.length / props.perPage));
  // The list may have become shorter since.
  const at = Math.min(page, pages - 1);
  return (
    <div className="paged">
      {props.children(props.items.slice(at * props.perPage, (at + 1) * props.perPage))}
      {pages > 1 && (
        <div className="paged-bar">
          <Button className="button button-quiet" isDisabled={at === 0} onPress={() => setPage(at - 1)}>
            <Icon name="back" />
            {t('paged.before')}
          </Button>
          <span className="paged-at">{t('paged.at', { page: at + 1, pages })}</span>
          <Button
            className="button button-quiet"
            isDisabled={at === pages - 1}
            onPress={() => setPage(at + 1)}
          >
            {t('paged.after')}
            <Icon name="next" />
          </Button>
        </div>
      )}
    </div>
  );
}
