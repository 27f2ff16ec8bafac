/** Printing one paper: not asked for yet, under way, answered; then once more as often as somebody asks. */
import { assign, fromPromise, setup } from 'xstate';
import type { PrintAnswer } from '../../../main/core/model/print-answer.ts';

/** The call was cut off, e.g. by a restart: whether paper came out is not known, so the citizen decides. */
const NOT_KNOWN: PrintAnswer = { outcome: 'not-printed', fault: 'unknown' };

type Print = () => Promise<PrintAnswer>;

export const printMachine = setup({
  types: {
    input: {} as { print: Print; startsAtOnce: boolean },
    context: {} as { print: Print; startsAtOnce: boolean; answer: PrintAnswer | null },
    events: {} as { type: 'PRINT' },
  },
  actors: { print: fromPromise<PrintAnswer, Print>(({ input }) => input()) },
  guards: { startsAtOnce: ({ context }) => context.startsAtOnce },
}).createMachine({
  id: 'print',
  context: ({ input }) => ({ ...input, answer: null }),
  initial: 'idle',
  states: {
    idle: { always: { guard: 'startsAtOnce', target: 'printing' }, on: { PRINT: 'printing' } },
    printing: {
      invoke: {
        src: 'print',
        input: ({ context }) => context.print,
        onDone: { target: 'answered', actions: assign({ answer: ({ event }) => event.output }) },
        onError: { target: 'answered', actions: assign({ answer: NOT_KNOWN }) },
      },
    },
    answered: { on: { PRINT: 'printing' } },
  },
});
