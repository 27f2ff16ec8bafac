/** Reading a card: waited for until one is identified or refused, then again when the citizen asks. */
import { assign, setup } from 'xstate';
import type { CardEvent } from '../../../main/core/identity/contract.ts';

export const readCardMachine = setup({
  types: {
    context: {} as {
      /** The last that the core said of this reading. */
      event: CardEvent | null;
      /** How often the citizen asked for another reading. */
      repeats: number;
    },
    events: {} as { type: 'CARD'; event: CardEvent } | { type: 'AGAIN' },
  },
  actions: {
    note: assign({ event: ({ event }) => (event.type === 'CARD' ? event.event : null) }),
    begin: assign({ event: null, repeats: ({ context }) => context.repeats + 1 }),
  },
  guards: {
    isRefusal: ({ event }) => event.type === 'CARD' && event.event.state === 'refused',
    isIdentity: ({ event }) => event.type === 'CARD' && event.event.state === 'identified',
    isAnother: ({ event }) => event.type === 'CARD' && event.event.state === 'another-person',
  },
}).createMachine({
  id: 'read-card',
  context: { event: null, repeats: 0 },
  initial: 'waiting',
  on: { AGAIN: { target: '.waiting', actions: 'begin' } },
  states: {
    waiting: {
      on: {
        CARD: [
          { guard: 'isRefusal', target: 'refused', actions: 'note' },
          { guard: 'isIdentity', target: 'identified', actions: 'note' },
          { guard: 'isAnother', target: 'another', actions: 'note' },
          { actions: 'note' },
        ],
      },
    },
    refused: {},
    identified: {},
    another: {},
  },
});
