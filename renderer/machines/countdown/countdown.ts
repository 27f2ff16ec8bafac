/** Counts seconds down to nought. Held against the monotonic clock: a busy screen does not stretch them. */
import { assign, fromCallback, setup } from 'xstate';

const TICK_MS = 250;

const now = () => performance.now();

export const countdownMachine = setup({
  types: {
    input: {} as { seconds: number },
    context: {} as { secondsLeft: number; endsAt: number },
    events: {} as
      | { type: 'RUN' }
      | { type: 'PAUSE' }
      | { type: 'RESTART'; seconds: number }
      | { type: 'TICK' },
  },
  actors: {
    ticks: fromCallback<{ type: 'TICK' }>(({ sendBack }) => {
      const timer = setInterval(() => sendBack({ type: 'TICK' }), TICK_MS);
      return () => clearInterval(timer);
    }),
  },
  actions: {
    setEnd: assign({ endsAt: ({ context }) => now() + context.secondsLeft * 1000 }),
    count: assign({
      secondsLeft: ({ context }) => Math.max(0, Math.ceil((context.endsAt - now()) / 1000)),
    }),
    restart: assign({
      secondsLeft: ({ context, event }) => (event.type === 'RESTART' ? event.seconds : context.secondsLeft),
    }),
  },
  guards: { isOver: ({ context }) => now() >= context.endsAt },
}).createMachine({
  id: 'countdown',
  context: ({ input }) => ({ secondsLeft: input.seconds, endsAt: 0 }),
  initial: 'paused',
  states: {
    paused: { on: { RUN: 'running', RESTART: { actions: 'restart' } } },
    running: {
      entry: 'setEnd',
      invoke: { src: 'ticks' },
      on: {
        TICK: [{ guard: 'isOver', target: 'over', actions: 'count' }, { actions: 'count' }],
        PAUSE: 'paused',
        RESTART: { actions: ['restart', 'setEnd'] },
      },
    },
    over: {},
  },
});
