/** The step that asks once more before a booking is given up. It is the confirm step of a cancellation. */
import { useEffect, useState } from 'react';
import type { Standing } from '../../../main/core/model/booking-limit.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
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
  const brings = useBrings(draft?.applicant != null);
  if (!draft || !('cancels' in draft)) return null;
  // What no longer stands in the catalogue can still be cancelled.
  return <CancelScreen {...filing} itemName={item?.name ?? draft.itemCode} draft={draft} brings={brings} />;
}

/** What it would bring by the rules; a platform that can't say keeps nobody from cancelling. */
function useBrings(isKnown: boolean): Standing['ifCancelled'] {
  const client = useClient();
  const [brings, setBrings] = useState<Standing['ifCancelled']>(null);
  useEffect(() => {
    if (!isKnown) return;
    client.booking.standing().then(
      (standing) => setBrings(standing?.ifCancelled ?? null),
      () => undefined,
    );
  }, [client, isKnown]);
  return brings;
}
