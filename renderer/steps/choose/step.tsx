/** The steps before anything is typed: find the item, read its guide. */
import { startTransition, useEffect, useState } from 'react';
import type { Overview, SearchHit } from '../../../main/core/catalogue/contract.ts';
import type { Service } from '../../../main/core/model/draft.ts';
import type { ItemSummary } from '../../../main/core/model/item.ts';
import { type StepProps, useClient } from '../../journey/step.ts';
import { useWords } from '../../kiosk/kiosk-context.tsx';
import { useTask } from '../../kiosk/use-task.ts';
import { GuideScreen } from '../guide/screen.tsx';
import type { Browse } from './browse.ts';
import { ChooseItemScreen } from './screen.tsx';

const HITS_MAX = 20;

export function ChooseStep(
  props: StepProps & {
    service: Service;
    overview: Overview | null;
    browse: Browse;
    onBrowse: (browse: Browse) => void;
  },
) {
  const t = useWords();
  const client = useClient();
  const { service, browse } = props;
  const [items, setItems] = useState<{ group: Browse['group']; items: readonly ItemSummary[] } | null>(null);
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  const task = useTask();
  const { group, query } = browse;

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

  useEffect(() => {
    const text = query.trim();
    if (text === '') {
      setHits([]);
      return;
    }
    const abort = new AbortController();
    client.catalogue.search({ text, service, limit: HITS_MAX }, { signal: abort.signal }).then(
      (found) => {
        if (!abort.signal.aborted) startTransition(() => setHits(found));
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [client, service, query]);

  return (
    <ChooseItemScreen
      title={t(service === 'booking' ? 'choose.titleBooking' : 'choose.titlePreReview')}
      service={service}
      overview={props.overview}
      browse={browse}
      items={items?.group === group ? items.items : null}
      hits={hits}
      onBrowse={props.onBrowse}
      onItem={(code) =>
        task.run(async () => {
          const item = await client.catalogue.item({ code });
          if (item) props.send({ type: 'ITEM', item });
        })
      }
      onLeave={() => props.send({ type: 'BACK' })}
    />
  );
}

export function GuideStep(props: StepProps & { service: Service }) {
  const t = useWords();
  const client = useClient();
  const task = useTask();
  const [refusal, setRefusal] = useState<'unknown-item' | 'cannot-save' | null>(null);
  const { item } = props.matter;
  if (!item) return null;
  const begin = async () => {
    const answer = await client.session.choose({ service: props.service, itemCode: item.code });
    if (answer.outcome === 'chosen') props.send({ type: 'BEGUN', draft: answer.draft });
    else setRefusal(answer.outcome);
  };
  return (
    <GuideScreen
      item={item}
      service={props.service}
      busy={task.busy}
      failure={
        task.failed
          ? t('error.again')
          : refusal && t(refusal === 'cannot-save' ? 'error.cannotSave' : 'error.unknownItem')
      }
      onBegin={() => task.run(begin)}
    />
  );
}
