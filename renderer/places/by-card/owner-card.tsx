/** The card of whoever is here, for what is not a matter. Typing is no way: a number that somebody knows opens nobody's own. */
import { type ReactNode, useState } from 'react';
import type { OwnerEvent } from '../../../main/core/own-bookings/contract.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { CardScreen } from '../../steps/identify/card-screen.tsx';

export function OwnerCard(props: {
  lead: string;
  /** The card was read just now and may lie there still. */
  lies: boolean;
  /** On the button for whoever has no card with them, and what it leads to. */
  noCard: { label: string; show: (onBack: () => void) => ReactNode };
  onIdentified: () => void;
  onAnother: () => void;
}) {
  const [event, setEvent] = useState<OwnerEvent | null>(null);
  const [repeats, setRepeats] = useState(0);
  const [hasNone, setHasNone] = useState(false);
  const isRead = event?.state === 'identified' || event?.state === 'another-person';
  useStream(
    isRead || event?.state === 'refused' ? null : `owner ${repeats}`,
    (client, signal) => client.ownBookings.readCard(undefined, { signal }),
    (next) => {
      setEvent(next);
      if (next.state === 'identified') props.onIdentified();
      else if (next.state === 'another-person') props.onAnother();
    },
  );
  // The reader goes on waiting: whoever finds the card after all just lays it down.
  if (hasNone) return props.noCard.show(() => setHasNone(false));
  return (
    <CardScreen
      event={isRead ? null : event}
      applicant={null}
      lies={props.lies || repeats > 0}
      lead={props.lead}
      needed="e-id"
      otherWay={{ label: props.noCard.label, onPress: () => setHasNone(true) }}
      onType={nothing}
      onAgain={() => {
        setEvent(null);
        setRepeats(repeats + 1);
      }}
      onNext={nothing}
    />
  );
}

const nothing = () => undefined;
