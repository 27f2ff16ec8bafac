/** The step that asks for the phone number. */
import { useState } from 'react';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { useFailures } from '../../components/failure.ts';
import { isInForm } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { PhoneScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const FIELD = 'phone';

export const phone: Step = {
  name: 'phone',
  title: WORDS['step.phone'],
  isDone: ({ draft }) => draft?.phone != null,
  // A phone number can also be a question of the item's form.
  mends: ({ field }, { item, draft }) => field === FIELD && !isInForm(draft, item, FIELD),
  show: (props) => <PhoneStep {...props} />,
};

function PhoneStep(props: StepProps) {
  const failures = useFailures();
  const client = useClient();
  const task = useTask();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const setPhone = async (number: string) => {
    const answer = await client.session.setPhone({ phone: number });
    if (answer.outcome === 'refused') return setProblems(answer.problems);
    props.send({ type: 'DRAFT', draft: answer.draft });
    props.send({ type: 'NEXT' });
  };
  return (
    <PhoneScreen
      phone={props.matter.draft?.phone ?? ''}
      busy={task.busy}
      failure={task.failed ? failures.again : null}
      problems={problems}
      onPhone={(number) => task.run(() => setPhone(number))}
    />
  );
}
