/** The step that shows an item's guide, and begins the draft when the citizen is ready. */
import { useEffect, useState } from 'react';
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { BeginAnswer } from '../../../main/core/filing/contract.ts';
import type { WalkIn } from '../../../main/core/hall/contract.ts';
import type { Service } from '../../../main/core/model/draft.ts';
import { isProvedHere } from '../../../main/core/model/identity-level.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import type { Text } from '../../i18n/words.ts';
import { type MatterStart, situationOf } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { GuideScreen } from './screen.tsx';
import { WORDS } from './words.ts';

type Refusal = Exclude<BeginAnswer, { outcome: 'begun' }>;

interface GuideOptions {
  /** What is begun with the item. */
  service: Service;
  lead: Text;
  /** For a kind that books a visit: says where an item is done that needs no booking. */
  saysWalkIn?: true;
  /** For a kind that hands papers in: what is offered instead where that needs more proof than a kiosk can give. */
  atWindow?: AtWindow;
}

interface AtWindow {
  label: Text;
  /** Null where the item does not offer it. */
  start(item: ItemDetail): MatterStart | null;
}

export function guide(options: GuideOptions): Step {
  return {
    name: 'guide',
    title: WORDS['step.guide'],
    isDone: ({ draft }) => draft !== null,
    isKnownAtStart: ({ draft }) => draft !== null,
    show: (props) => <GuideStep {...props} {...options} />,
  };
}

function GuideStep(props: StepProps & GuideOptions) {
  const t = useWords(WORDS);
  const text = useText();
  const client = useClient();
  const task = useTask();
  const failures = useFailures();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { item } = props.matter;
  const walkIn = useWalkIn(props.saysWalkIn ? (item?.code ?? null) : null);
  if (!item) return null;
  const situation = situationOf(props.matter);
  if (props.atWindow && !isProvedHere(item.identityLevel)) {
    const { label, start } = props.atWindow;
    const instead = start(item);
    return (
      <GuideScreen
        item={item}
        situation={situation}
        lead={t('guide.windowOnly')}
        busy={false}
        failure={null}
        windowOnly
        begin={instead && { label: text(label), onPress: () => props.visit.begin(instead) }}
      />
    );
  }
  const begin = async () => {
    const answer = await client.filing.begin({ kind: props.service, itemCode: item.code, situation });
    if (answer.outcome === 'begun') props.send({ type: 'BEGUN', draft: answer.draft });
    else setRefusal(answer);
  };
  const said = (answer: Refusal): Failure => {
    if (answer.outcome === 'limited') return failures.limited(answer.limit);
    if (answer.outcome === 'cannot-save') return failures.cannotSave;
    if (answer.outcome === 'window-only') return { text: t('guide.windowOnly'), deadEnd: 'window-only' };
    return { text: t('error.unknownItem'), deadEnd: 'item-unavailable' };
  };
  return (
    <GuideScreen
      item={item}
      situation={situation}
      lead={text(props.lead)}
      busy={task.busy}
      failure={task.failed ? failures.again : refusal && said(refusal)}
      walkIn={walkIn}
      begin={
        walkIn && !walkIn.canBook
          ? null
          : { label: t(walkIn ? 'guide.bookAnyway' : 'guide.begin'), onPress: () => task.run(begin) }
      }
    />
  );
}

/** Where to go for an item that needs no booking. A core that can't say is as one that says it needs one. */
function useWalkIn(itemCode: string | null): WalkIn | null {
  const client = useClient();
  const [walkIn, setWalkIn] = useState<WalkIn | null>(null);
  useEffect(() => {
    setWalkIn(null);
    if (itemCode === null) return;
    client.booking.walkIn({ itemCode }).then(setWalkIn, () => undefined);
  }, [client, itemCode]);
  return walkIn;
}
