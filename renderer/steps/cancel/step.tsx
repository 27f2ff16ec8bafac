/** The step that asks once more before a booking is given up. It is the confirm step of a cancellation. */
import type { Step, StepProps } from '../../journey/step.ts';
import { useFiling } from '../confirm/use-filing.ts';
import { WORDS as CONFIRM_WORDS } from '../confirm/words.ts';
import { CancelScreen } from './screen.tsx';

export const cancel: Step = {
  name: 'confirm',
  title: CONFIRM_WORDS['step.confirm'],
  isDone: ({ receipt }) => receipt !== null,
  // What was read is no longer in question: the way back is to keep the booking.
  backLeaves: true,
  show: (props) => <CancelStep {...props} />,
};

function CancelStep(props: StepProps) {
  const { item, draft } = props.matter;
  const filing = useFiling(props.send);
  if (!draft || !('cancels' in draft)) return null;
  // What no longer stands in the catalogue can still be cancelled.
  return <CancelScreen {...filing} itemName={item?.name ?? draft.itemCode} draft={draft} />;
}
