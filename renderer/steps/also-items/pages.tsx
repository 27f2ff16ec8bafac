/** The pages behind the screen of times on which a citizen says what else is done in the same visit. */
import { useEffect, useState } from 'react';
import type { Overview } from '../../../main/core/catalogue/contract.ts';
import type { AlsoItem, BookingDraft } from '../../../main/core/model/draft.ts';
import type { ItemDetail } from '../../../main/core/model/item.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PapersScreen, VisitScreen, type Zone, ZoneItemsScreen, ZonesScreen } from './screen.tsx';
import { WORDS } from './words.ts';

type At =
  | { page: 'visit' | 'zones' }
  | { page: 'items'; zoneId: string }
  | { page: 'papers'; zoneId: string; item: ItemDetail };

export function AlsoPages(props: {
  /** The items beside the first. */
  further: readonly AlsoItem[];
  /** Of the first item. */
  name: string;
  most: number;
  overview: Overview | null;
  onDraft: (draft: BookingDraft) => void;
  onDone: () => void;
}) {
  const t = useWords(WORDS);
  const client = useClient();
  const failures = useFailures();
  const { busy, failed, run } = useTask();
  const { further, overview } = props;
  const [at, setAt] = useState<At>({ page: further.length > 0 ? 'visit' : 'zones' });
  const [zones, setZones] = useState<readonly Zone[] | null>(null);
  const [refused, setRefused] = useState(false);
  const chosen = further.map(({ itemCode }) => itemCode).join(' ');
  // Asked anew after each change: what fits depends on what is chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `chosen` is what it depends on at the core
  useEffect(() => {
    run(async () => setZones(await client.booking.alsoOptions()));
  }, [client, run, chosen]);
  const set = async (items: string[]) => {
    const answer = await client.booking.setAlso({ items });
    setRefused(answer.outcome !== 'set');
    if (answer.outcome !== 'set') return setAt({ page: 'zones' });
    props.onDraft(answer.draft);
    setAt({ page: 'visit' });
  };
  const open = async (zoneId: string, code: string) => {
    const item = await client.catalogue.item({ code });
    if (item) setAt({ page: 'papers', zoneId, item });
  };
  const refusal: Failure | null = refused
    ? { text: t('also.notTogether'), deadEnd: 'item-unavailable' }
    : null;
  const shared = { busy, failure: failed ? failures.again : refusal };
  const codes = further.map(({ itemCode }) => itemCode);
  switch (at.page) {
    case 'visit':
      return (
        <VisitScreen
          {...shared}
          first={props.name}
          further={further}
          most={props.most}
          onBack={props.onDone}
          onDrop={(itemCode) => run(() => set(codes.filter((code) => code !== itemCode)))}
          onAdd={() => setAt({ page: 'zones' })}
        />
      );
    case 'zones':
      return (
        <ZonesScreen
          {...shared}
          zones={zones}
          overview={overview}
          onBack={further.length > 0 ? () => setAt({ page: 'visit' }) : props.onDone}
          onZone={(zoneId) => setAt({ page: 'items', zoneId })}
          onTime={props.onDone}
        />
      );
    case 'items':
      return (
        <ZoneItemsScreen
          {...shared}
          title={overview?.zones.find(({ id }) => id === at.zoneId)?.name ?? t('also.zoneTitle')}
          items={zones?.find(({ zoneId }) => zoneId === at.zoneId)?.items ?? []}
          onBack={() => setAt({ page: 'zones' })}
          onItem={(code) => run(() => open(at.zoneId, code))}
        />
      );
    case 'papers':
      return (
        <PapersScreen
          {...shared}
          item={at.item}
          onBack={() => setAt({ page: 'items', zoneId: at.zoneId })}
          onTake={() => run(() => set([...codes, at.item.code]))}
        />
      );
  }
}
