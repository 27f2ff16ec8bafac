/** The order of steps of booking a time (预约办理). Screens know nothing of it. */
import { assign, setup } from 'xstate';
import { type Matter, type MatterEvent, NO_MATTER, stepOf } from './matter.ts';

export const bookingMachine = setup({
  types: { context: {} as Matter, events: {} as MatterEvent },
  guards: {
    identified: ({ context }) => context.draft?.applicant != null,
    hasPhone: ({ context }) => context.draft?.phone != null,
    hasTime: ({ context }) => context.draft?.appointment != null,
  },
}).createMachine({
  id: 'booking',
  context: NO_MATTER,
  initial: 'choose',
  on: { DRAFT: { actions: assign({ draft: ({ event }) => event.draft }) } },
  states: {
    choose: {
      on: {
        ITEM: { target: 'guide', actions: assign({ item: ({ event }) => event.item, draft: null }) },
        BACK: 'left',
      },
    },
    guide: {
      on: {
        BEGUN: { target: 'identify', actions: assign({ draft: ({ event }) => event.draft, problems: [] }) },
        BACK: 'choose',
      },
    },
    identify: {
      initial: 'card',
      states: {
        card: { on: { TYPE: 'typed' } },
        typed: { on: { BACK: 'card' } },
      },
      on: { NEXT: { guard: 'identified', target: 'phone' }, BACK: 'guide' },
    },
    phone: { on: { NEXT: { guard: 'hasPhone', target: 'time' }, BACK: 'identify' } },
    time: { on: { NEXT: { guard: 'hasTime', target: 'confirm' }, BACK: 'phone' } },
    confirm: {
      on: {
        BACK: 'time',
        COMMITTED: { target: 'done', actions: assign({ receipt: ({ event }) => event.receipt }) },
        INCOMPLETE: [
          {
            guard: ({ event }) => stepOf(event.problems[0]) === 'identity',
            target: 'identify',
            actions: assign({ problems: ({ event }) => event.problems }),
          },
          {
            guard: ({ event }) => stepOf(event.problems[0]) === 'phone',
            target: 'phone',
            actions: assign({ problems: ({ event }) => event.problems }),
          },
          { target: 'time', actions: assign({ problems: ({ event }) => event.problems }) },
        ],
      },
    },
    done: {},
    left: { type: 'final' },
  },
});

export const BOOKING_STEPS = ['choose', 'guide', 'identify', 'phone', 'time', 'confirm', 'done'] as const;
