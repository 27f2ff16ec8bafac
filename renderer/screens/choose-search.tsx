/** Finding an item by what one types: pinyin letters and initials, or Chinese. */
import { startTransition, useState } from 'react';
import type { SearchHit } from '../../main/core/catalogue/contract.ts';
import { useWords } from '../app/kiosk-context.tsx';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Scroller } from '../components/scroller.tsx';
import { ChineseKeyboard } from '../input/chinese-keyboard.tsx';
import { LetterPad } from '../input/keypads.tsx';
import type { Browse } from './browse.ts';
import { ItemRow, Marked } from './choose-rows.tsx';

/** The core's own limit for a query. */
const QUERY_MAX = 60;

export function Search(props: {
  browse: Browse;
  hits: readonly SearchHit[];
  onBrowse: (browse: Browse) => void;
  onItem: (code: string) => void;
}) {
  const t = useWords();
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
        <Button className="button button-small" onPress={() => setChinese(!chinese)}>
          {t(chinese ? 'choose.useLetters' : 'choose.useChinese')}
        </Button>
      </div>
      <Scroller className="scroll-plain">
        <ul className="rows" aria-label={t('choose.results')} aria-live="polite">
          {props.hits.map((hit) => (
            <ItemRow
              key={hit.item.code}
              item={hit.item}
              name={<Marked hit={hit} />}
              note={hit.keyword}
              onPress={() => props.onItem(hit.item.code)}
            />
          ))}
          {query !== '' && props.hits.length === 0 && <li className="empty">{t('choose.nothing')}</li>}
          {query === '' && <li className="empty">{t('choose.searchHelp')}</li>}
        </ul>
      </Scroller>
      {chinese ? (
        <ChineseKeyboard value={query} onChange={type} />
      ) : (
        <LetterPad value={query} onChange={type} />
      )}
    </div>
  );
}
