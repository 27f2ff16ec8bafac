/** Finding an item by what one types: pinyin letters and initials, or Chinese. */
import { startTransition, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { LetterPad } from '../../input/keypads.tsx';
import type { Browse } from '../../journey/browse.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { type Found, Hits } from './hits.tsx';
import { WORDS } from './words.ts';
import './search.css';

/** The core's own limit for a query. */
const QUERY_MAX = 60;

export function Search(props: {
  browse: Browse;
  found: Found;
  /** One after the other where both don't fit within reach. */
  shows: 'both' | 'keys' | 'hits';
  onBrowse: (browse: Browse) => void;
  onItem: (code: string) => void;
}) {
  const t = useWords(WORDS);
  const { found, shows } = props;
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
            onPress={() => props.onBrowse({ ...props.browse, showsHits: false })}
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
        {query !== '' && found.elsewhere?.where}
        {query !== '' && t('choose.found', { count: found.hits.length })}
      </p>
      {shows !== 'keys' && (
        <Hits
          {...found}
          query={query}
          onItem={props.onItem}
          onZones={() => props.onBrowse({ ...props.browse, tab: 'zone', group: null, showsHits: false })}
        />
      )}
      {shows !== 'hits' &&
        (chinese ? (
          <ChineseKeyboard value={query} onChange={type} />
        ) : (
          <LetterPad value={query} onChange={type} />
        ))}
    </div>
  );
}
