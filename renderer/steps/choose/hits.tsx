/** What the search found: where to go for what is not done here, then the items; 长辈版 asks back with a few instead of listing all. */
import { useState } from 'react';
import type { Elsewhere, SearchHit } from '../../../main/core/catalogue/contract.ts';
import { Button } from '../../components/button.tsx';
import { Scroller } from '../../components/scroller.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { ItemRow, Marked } from './rows.tsx';
import { WORDS } from './words.ts';
import './search.css';

/** What an answer to what was typed holds. */
export interface Found {
  /** What was typed; another text than the newest while its answer comes. */
  text: string;
  hits: readonly SearchHit[];
  elsewhere: Elsewhere | null;
}

/** As many as can be weighed against one another at a glance. */
const ASKED_AT_ONCE = 3;
/** Who says no so often looks for something else. */
const ASKED_AT_MOST = 6;

interface HitsProps extends Found {
  query: string;
  onItem: (code: string) => void;
  /** To the zones, where words did not help. */
  onZones: () => void;
}

export function Hits(props: HitsProps) {
  const t = useWords(WORDS);
  const { modes } = useKiosk();
  const { elsewhere, hits, query } = props;
  const isEmpty = hits.length === 0 && !elsewhere;
  return (
    <Scroller className="scroll-plain">
      <div>
        {query !== '' && elsewhere && (
          <section className="other-place" aria-label={elsewhere.name}>
            <p className="other-place-name">{elsewhere.name}</p>
            <p>{elsewhere.where}</p>
          </section>
        )}
        {query === '' ? (
          <p className="empty">{t('choose.searchHelp')}</p>
        ) : isEmpty ? (
          <ByZone why={t('choose.nothing')} onZones={props.onZones} />
        ) : modes.elder ? (
          // Other letters are another question.
          <AskBack key={query} {...props} />
        ) : (
          <Rows hits={hits} onItem={props.onItem} />
        )}
      </div>
    </Scroller>
  );
}

function Rows(props: { hits: readonly SearchHit[]; onItem: (code: string) => void; onNone?: () => void }) {
  const t = useWords(WORDS);
  return (
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
      {props.onNone && (
        <li>
          <Button className="row row-none" onPress={props.onNone}>
            {t('choose.none')}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** Words did not help; what they say to do instead is one touch away. */
function ByZone(props: { why: string; onZones: () => void }) {
  const t = useWords(WORDS);
  return (
    <div className="ask-none">
      <p className="empty">{props.why}</p>
      <Button className="button button-quiet" onPress={props.onZones}>
        {t('choose.zone')}
      </Button>
    </div>
  );
}

function AskBack(props: HitsProps) {
  const t = useWords(WORDS);
  const [from, setFrom] = useState(0);
  const few = props.hits.slice(from, Math.min(from + ASKED_AT_ONCE, ASKED_AT_MOST));
  if (few.length === 0) {
    // Where to go was said above; without a likely item there is nothing to deny.
    if (props.hits.length === 0) return null;
    return <ByZone why={t('choose.noneOfThem')} onZones={props.onZones} />;
  }
  return (
    <>
      <p className="ask" role="status">
        {t('choose.didYouMean')}
      </p>
      <Rows hits={few} onItem={props.onItem} onNone={() => setFrom(from + ASKED_AT_ONCE)} />
    </>
  );
}
