/** The step that asks about the citizen's situation (情形), so that only what this case needs is asked for afterwards. */
import { useState } from 'react';
import { asked, isSituationKnown } from '../../../main/core/forms/conditions.ts';
import { useFailures } from '../../components/failure.ts';
import { situationOf } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { SituationScreen } from './screen.tsx';
import { WORDS } from './words.ts';

export const situation: Step = {
  name: 'situation',
  title: WORDS['step.situation'],
  applies: ({ item }) => item === null || item.situation.length > 0,
  isDone: (matter) => matter.item !== null && isSituationKnown(matter.item, situationOf(matter)),
  mends: ({ field }, { item }) => item?.situation.some(({ key }) => key === field) === true,
  isKnownAtStart: ({ item, draft }) => draft !== null || item?.situation.length === 0,
  show: (props) => <SituationStep {...props} />,
};

function SituationStep({ matter, send }: StepProps) {
  const client = useClient();
  const task = useTask();
  const failures = useFailures();
  const [at, setAt] = useState(0);
  const { item, draft } = matter;
  const answers = situationOf(matter);
  const questions = item ? asked(item, answers).situation : [];
  const question = questions[at];
  if (!item || !question) return null;
  const choose = async (option: string) => {
    const chosen = { ...answers, [question.key]: option };
    if (draft) {
      const saved = await client.preReview.answer({ answers: { [question.key]: option } });
      send({ type: 'DRAFT', draft: saved.draft });
    } else send({ type: 'SITUATION', answers: chosen });
    if (at + 1 < asked(item, chosen).situation.length) setAt(at + 1);
    else send({ type: 'NEXT' });
  };
  return (
    <SituationScreen
      key={question.key}
      itemName={item.name}
      question={question}
      at={at}
      count={questions.length}
      chosen={answers[question.key] ?? null}
      failure={task.failed ? failures.again : null}
      onOption={(option) => task.run(() => choose(option))}
      onBack={at > 0 ? () => setAt(at - 1) : undefined}
    />
  );
}
