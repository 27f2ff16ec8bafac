/** The step that takes reasons and words, and files the evaluation. */
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useFiling } from '../confirm/use-filing.ts';
import { ReasonsScreen } from './screen.tsx';
import { WORDS } from './words.ts';

export const reasons: Step = {
  name: 'reasons',
  title: WORDS['step.reasons'],
  isDone: ({ receipt }) => receipt !== null,
  show: (props) => <ReasonsStep {...props} />,
};

function ReasonsStep({ matter, send }: StepProps) {
  const client = useClient();
  const filing = useFiling(send);
  const { draft } = matter;
  const said = draft && 'evaluates' in draft ? draft.evaluation : null;
  if (!said) return null;
  return (
    <ReasonsScreen
      said={{ reasons: said.reasons, comment: said.comment ?? '' }}
      busy={filing.busy}
      failure={filing.failure}
      onSubmit={({ reasons, comment }) =>
        filing.onConfirm(async () => {
          send({
            type: 'DRAFT',
            draft: await client.evaluation.say({ level: said.level, reasons, comment }),
          });
        })
      }
    />
  );
}
