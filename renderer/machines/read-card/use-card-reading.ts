/** The card-reading machine for a screen, fed by the core's stream. */
import { useMachine } from '@xstate/react';
import type { CardEvent } from '../../../main/core/identity/contract.ts';
import type { Applicant, Draft } from '../../../main/core/model/draft.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { readCardMachine } from './read-card.ts';

export function useCardReading(
  /** Whom the draft has already. */
  known: Applicant | null,
  on: { identified: (draft: Draft) => void; anotherPerson: (draft: Draft) => void },
): { event: CardEvent | null; applicant: Applicant | null; again: () => void } {
  const [{ value, context }, send] = useMachine(readCardMachine);
  const { event, repeats } = context;
  // Whoever asks for another reading is shown nobody until a card is identified.
  const applicant = repeats > 0 && value !== 'identified' ? null : known;
  // A refused card ends the core's stream; only the citizen asks again. An identified one needs no listening, and another person is
  // asked for consent first.
  const isOver = value === 'refused' || value === 'another' || applicant !== null;
  useStream(
    isOver ? null : `card ${repeats}`,
    (client, signal) => client.identity.readCard(undefined, { signal }),
    (next: CardEvent) => {
      send({ type: 'CARD', event: next });
      if (next.state === 'identified') on.identified(next.draft);
      else if (next.state === 'another-person') on.anotherPerson(next.draft);
    },
  );
  return { event, applicant, again: () => send({ type: 'AGAIN' }) };
}
