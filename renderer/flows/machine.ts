/** The order of steps of a matter: a booking (预约办理), its cancellation (取消预约) or a filing for pre-review (预审申报). Screens know nothing of it. */
import { and, assign, setup } from 'xstate';
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import type { Draft, FiledService } from '../../main/core/model/draft.ts';
import { type Matter, type MatterEvent, NO_MATTER, stepOf } from '../journey/matter.ts';

/** What a matter begins with. An item known already skips the choice of one, a draft begun already its guide too. */
export interface MatterStart {
  service: FiledService;
  item: ItemDetail | null;
  draft: Draft | null;
}

export const matterMachine = setup({
  types: {
    context: {} as Matter & { service: FiledService },
    events: {} as MatterEvent,
    input: {} as MatterStart,
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
    hasItem: ({ context }) => context.item !== null,
    hasDraft: ({ context }) => context.draft !== null,
    books: ({ context }) => context.service === 'booking',
    cancels: ({ context }) => context.service === 'cancellation',
    /** What a core that came back holds may be of a matter that was left. */
    ofThisMatter: ({ context, event }) =>
      event.type === 'DRAFT' &&
      (context.draft === null || context.draft.submissionId === event.draft.submissionId),
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
  context: ({ input }) => ({ ...NO_MATTER, ...input }),
  initial: 'start',
  on: { DRAFT: { guard: 'ofThisMatter', actions: assign({ draft: ({ event }) => event.draft }) } },
  states: {
    start: {
      always: [
        { guard: 'hasDraft', target: 'identify' },
        { guard: 'hasItem', target: 'guide' },
        { target: 'choose' },
      ],
    },
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
      on: {
        NEXT: [
          { guard: and(['identified', 'cancels']), target: 'confirm' },
          { guard: 'identified', target: 'phone' },
        ],
        BACK: [{ guard: 'cancels', target: 'left' }, { target: 'guide' }],
      },
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
          { guard: 'cancels', target: 'left' },
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
  cancellation: ['identify', 'confirm', 'done'],
} as const satisfies Record<FiledService, readonly string[]>;

export type StepName = (typeof STEPS)[FiledService][number];
