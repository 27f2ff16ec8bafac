/** Follows one submission on its way to the platform. */
import { implement } from '@orpc/server';
import type { Context } from '../session/access.ts';
import type { Changing } from '../streams/changing.ts';
import { outboxContract } from './contract.ts';
import { deliveryState, type Outbox } from './outbox.ts';

/** `queue` changes whenever a row of the outbox does. */
export function outboxRoutes({ outbox, queue }: { outbox: Outbox; queue: Changing<unknown> }) {
  const os = implement(outboxContract).$context<Context>();
  return os.router({
    watch: os.watch.handler(async function* ({ input, signal }) {
      let last = '';
      for await (const _ of queue.watch(signal)) {
        const row = outbox.byReceipt(input.receiptNo);
        if (!row) return;
        const state = deliveryState(row);
        if (state.state !== last) yield state;
        last = state.state;
        if (state.state !== 'waiting') return;
      }
    }),
  });
}
