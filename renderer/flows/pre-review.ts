/** The order of steps of filing for pre-review (预审申报). Screens know nothing of it. */
import { assign, setup } from 'xstate';
import { type Matter, type MatterEvent, NO_MATTER, stepOf } from './matter.ts';

export const preReviewMachine = setup({
  types: { context: {} as Matter, events: {} as MatterEvent },
  guards: {
    identified: ({ context }) => context.draft?.applicant != null,
    hasPhone: ({ context }) => context.draft?.phone != null,
    hasForm: ({ context }) => (context.item?.fields.length ?? 0) > 0,
    hasMaterials: ({ context }) => (context.item?.materials.length ?? 0) > 0,
  },
}).createMachine({
  id: 'pre-review',
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
    phone: {
      on: {
        NEXT: [
          { guard: ({ context }) => context.draft?.phone == null },
          { guard: 'hasForm', target: 'form' },
          { guard: 'hasMaterials', target: 'materials' },
          { target: 'confirm' },
        ],
        BACK: 'identify',
      },
    },
    form: {
      on: { NEXT: [{ guard: 'hasMaterials', target: 'materials' }, { target: 'confirm' }], BACK: 'phone' },
    },
    materials: {
      on: { NEXT: 'confirm', BACK: [{ guard: 'hasForm', target: 'form' }, { target: 'phone' }] },
    },
    confirm: {
      on: {
        BACK: [
          { guard: 'hasMaterials', target: 'materials' },
          { guard: 'hasForm', target: 'form' },
          { target: 'phone' },
        ],
        COMMITTED: { target: 'done', actions: assign({ receipt: ({ event }) => event.receipt }) },
        INCOMPLETE: [
          {
            guard: ({ event }) => stepOf(event.problems[0]) === 'identity',
            target: 'identify',
            actions: assign({ problems: ({ event }) => event.problems }),
          },
          {
            guard: ({ context, event }) =>
              stepOf(event.problems[0]) === 'phone' &&
              !context.item?.fields.some((field) => field.key === event.problems[0]?.field),
            target: 'phone',
            actions: assign({ problems: ({ event }) => event.problems }),
          },
          {
            guard: ({ context, event }) =>
              context.item?.materials.some((material) => material.archiveKey === event.problems[0]?.field) ===
              true,
            target: 'materials',
            actions: assign({ problems: ({ event }) => event.problems }),
          },
          { target: 'form', actions: assign({ problems: ({ event }) => event.problems }) },
        ],
      },
    },
    done: {},
    left: { type: 'final' },
  },
});

export const PRE_REVIEW_STEPS = [
  'choose',
  'guide',
  'identify',
  'phone',
  'form',
  'materials',
  'confirm',
  'done',
] as const;
