/** The step that signs the application, and with it the promise to bring papers later. What was signed is void once it changes. */
import { useState } from 'react';
import { owedPapers, signedDraft, signedText } from '../../../main/core/forms/owed.ts';
import type { PreReviewDraft } from '../../../main/core/model/draft.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { useFailures } from '../../components/failure.ts';
import type { Matter } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { SignScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const signatureOf = ({ draft }: Matter) => signedDraft(draft)?.signature ?? null;

export const sign: Step = {
  name: 'sign',
  title: WORDS['step.sign'],
  isDone: (matter) => signatureOf(matter) !== null,
  isDue: (matter) => signatureOf(matter) === null,
  mends: ({ field }) => field === 'signature',
  show: (props) => <SignStep {...props} />,
};

type Answer = { outcome: 'saved'; draft: PreReviewDraft } | { outcome: 'refused'; problems: FieldProblem[] };

function SignStep({ matter, send }: StepProps) {
  const client = useClient();
  const task = useTask();
  const failures = useFailures();
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const { item } = matter;
  const draft = signedDraft(matter.draft);
  if (!item || !draft) return null;
  const text = signedText(item, draft);
  const save = (call: () => Promise<Answer>) => {
    setProblem(null);
    task.run(async () => {
      const answer = await call();
      if (answer.outcome === 'refused') return setProblem(answer.problems[0] ?? null);
      send({ type: 'DRAFT', draft: answer.draft });
      send({ type: 'NEXT' });
    });
  };
  return (
    <SignScreen
      text={text}
      promises={owedPapers(item, draft).length > 0}
      signature={draft.signature ?? null}
      problem={problem}
      busy={task.busy}
      failure={task.failed ? failures.again : null}
      onSign={(ink) => save(() => client.preReview.sign({ text, ink }))}
      onAtWindow={(why) => save(() => client.preReview.signAtWindow({ text, why }))}
      onKeep={() => send({ type: 'NEXT' })}
    />
  );
}
