/** The step that shows an item's guide, and begins the draft when the citizen is ready. */
import { useState } from 'react';
import type { BeginAnswer } from '../../../main/core/filing/contract.ts';
import type { Service } from '../../../main/core/model/draft.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { useLimitText } from '../../components/use-limit-text.ts';
import type { Text } from '../../i18n/words.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { GuideScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const TEXTS = { ...WORDS, ...COMMON_WORDS };

type Refusal = Exclude<BeginAnswer, { outcome: 'begun' }>;

interface GuideOptions {
  /** What is begun with the item. */
  service: Service;
  lead: Text;
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
  const t = useWords(TEXTS);
  const text = useText();
  const client = useClient();
  const task = useTask();
  const limitText = useLimitText();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { item } = props.matter;
  if (!item) return null;
  const begin = async () => {
    const answer = await client.filing.begin({ kind: props.service, itemCode: item.code });
    if (answer.outcome === 'begun') props.send({ type: 'BEGUN', draft: answer.draft });
    else setRefusal(answer);
  };
  const said = (answer: Refusal) => {
    if (answer.outcome === 'limited') return limitText(answer.limit);
    return t(answer.outcome === 'cannot-save' ? 'error.cannotSave' : 'error.unknownItem');
  };
  return (
    <GuideScreen
      item={item}
      lead={text(props.lead)}
      busy={task.busy}
      failure={task.failed ? t('error.again') : refusal && said(refusal)}
      onBegin={() => task.run(begin)}
    />
  );
}
