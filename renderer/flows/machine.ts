/** The order of steps of a matter, a booking (预约办理) or a filing for pre-review (预审申报). Screens know nothing of it. */
import { assign, setup } from 'xstate';
import type { Service } from '../../main/core/session/draft.ts';
import { type Matter, type MatterEvent, NO_MATTER, stepOf } from './matter.ts';

export const matterMachine = setup({
  types: {
    context: {} as Matter & { service: Service },
    events: {} as MatterEvent,
    input: {} as { service: Service },
  },
  actions: {
    noteProblems: assign({
      problems: ({ event }) => (event.type === 'INCOMPLETE' ? event.problems : []),
    }),
  },
  guards: {
    identified: ({ context }) => context.draft?.applicant != null,
    hasPhone: ({ context }) => context.draft?.phone != null,
    hasTime: ({ context }) => context.draft?.appointment != null,
    books: ({ context }) => context.service === 'booking',
    hasForm: ({ context }) => (context.item?.fields.length ?? 0) > 0,
    hasMaterials: ({ context }) => (context.item?.materials.length ?? 0) > 0,
    lacksPhone: ({ context }) => context.draft?.phone == null,
    /** Where the first problem is mended. A phone number can also be a question of the form. */
    atIdentity: ({ event }) => event.type === 'INCOMPLETE' && stepOf(event.problems[0]) === 'identity',
    atPhone: ({ context, event }) =>
      event.type === 'INCOMPLETE' &&
      stepOf(event.problems[0]) === 'phone' &&
      !context.item?.fields.some((field) => field.key === event.problems[0]?.field),
    atMaterials: ({ context, event }) =>
      event.type === 'INCOMPLETE' &&
      context.item?.materials.some((material) => material.archiveKey === event.problems[0]?.field) === true,
  },
}).createMachine({
  id: 'matter',
  context: ({ input }) => ({ ...NO_MATTER, service: input.service }),
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
          { guard: 'lacksPhone' },
          { guard: 'books', target: 'time' },
          { guard: 'hasForm', target: 'form' },
          { guard: 'hasMaterials', target: 'materials' },
          { target: 'confirm' },
        ],
        BACK: 'identify',
      },
    },
    time: { on: { NEXT: { guard: 'hasTime', target: 'confirm' }, BACK: 'phone' } },
    form: {
      on: { NEXT: [{ guard: 'hasMaterials', target: 'materials' }, { target: 'confirm' }], BACK: 'phone' },
    },
    materials: {
      on: { NEXT: 'confirm', BACK: [{ guard: 'hasForm', target: 'form' }, { target: 'phone' }] },
    },
    confirm: {
      on: {
        BACK: [
          { guard: 'books', target: 'time' },
          { guard: 'hasMaterials', target: 'materials' },
          { guard: 'hasForm', target: 'form' },
          { target: 'phone' },
        ],
        COMMITTED: { target: 'done', actions: assign({ receipt: ({ event }) => event.receipt }) },
        INCOMPLETE: [
          { guard: 'atIdentity', target: 'identify', actions: 'noteProblems' },
          { guard: 'atPhone', target: 'phone', actions: 'noteProblems' },
          { guard: 'books', target: 'time', actions: 'noteProblems' },
          { guard: 'atMaterials', target: 'materials', actions: 'noteProblems' },
          { target: 'form', actions: 'noteProblems' },
        ],
      },
    },
    done: {},
    left: { type: 'final' },
  },
});

/** The steps that a citizen is shown, of each service. */
export const STEPS = {
  booking: ['choose', 'guide', 'identify', 'phone', 'time', 'confirm', 'done'],
  'pre-review': ['choose', 'guide', 'identify', 'phone', 'form', 'materials', 'confirm', 'done'],
} as const satisfies Record<Service, readonly string[]>;

export type StepName = (typeof STEPS)[Service][number];
