/** The step that finds the item: asks the catalogue for what the citizen opens or types. */
import { startTransition, useEffect, useState } from 'react';
import type { Service } from '../../../main/core/model/draft.ts';
import type { ItemSummary } from '../../../main/core/model/item.ts';
import type { Text } from '../../i18n/words.ts';
import type { Browse } from '../../journey/browse.ts';
import type { Offer } from '../../journey/matter-view.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useText } from '../../kiosk/use-words.ts';
import type { Found } from './hits.tsx';
import { ChooseItemScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const HITS_MAX = 20;

interface ChooseOptions {
  /** Only of what an item offers is there an item to choose. */
  offer: Offer;
  title: Text;
}

export function choose(options: ChooseOptions): Step {
  return {
    name: 'choose',
    title: WORDS['step.choose'],
    isDone: ({ item }) => item !== null,
    isKnownAtStart: ({ item }) => item !== null,
    show: (props) => <ChooseStep {...props} {...options} />,
  };
}

function ChooseStep(props: StepProps & ChooseOptions) {
  const text = useText();
  const client = useClient();
  const task = useTask();
  const { offer, send, visit } = props;
  const { browse } = visit;
  const items = useItems(offer.kind, browse.group);
  const found = useFound(offer.kind, browse.query);
  return (
    <ChooseItemScreen
      title={text(props.title)}
      count={offer.count}
      overview={visit.overview}
      browse={browse}
      items={items}
      found={found}
      onBrowse={visit.onBrowse}
      onItem={(code) =>
        task.run(async () => {
          const item = await client.catalogue.item({ code });
          if (item) send({ type: 'ITEM', item });
        })
      }
      onLeave={() => send({ type: 'BACK' })}
    />
  );
}

/** The items of the open group; null while they come, and where none is open. */
function useItems(service: Service, group: Browse['group']): readonly ItemSummary[] | null {
  const client = useClient();
  const [items, setItems] = useState<{ group: Browse['group']; items: readonly ItemSummary[] } | null>(null);
  useEffect(() => {
    if (!group) return;
    const abort = new AbortController();
    const audience = group.id === 'person' || group.id === 'org' ? group.id : undefined;
    client.catalogue
      .list(
        {
          service,
          ...(group.kind === 'zone' && { zoneId: group.id }),
          ...(group.kind === 'department' && { departmentCode: group.id }),
          ...(group.kind === 'audience' && audience && { audience }),
        },
        { signal: abort.signal },
      )
      .then(
        (found) => startTransition(() => setItems({ group, items: found })),
        () => undefined,
      );
    return () => abort.abort();
  }, [client, service, group]);
  return items?.group === group ? items.items : null;
}

const NOTHING: Found = { text: '', hits: [], elsewhere: null };

/** What the catalogue finds for the typed text. */
function useFound(service: Service, query: string): Found {
  const client = useClient();
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    const text = query.trim();
    if (text === '') {
      setFound(NOTHING);
      return;
    }
    const abort = new AbortController();
    const { signal } = abort;
    Promise.all([
      client.catalogue.search({ text, service, limit: HITS_MAX }, { signal }),
      client.catalogue.elsewhere({ text }, { signal }),
    ]).then(
      ([hits, elsewhere]) => {
        if (!signal.aborted) startTransition(() => setFound({ text, hits, elsewhere }));
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [client, service, query]);
  return found;
}
