/** Paying by a slip in a citizen's hand. */
import { implement, ORPCError } from '@orpc/server';
import { printAnswer } from '../../devices/print-answer.ts';
import type { Limits } from '../../limits/limits.ts';
import { type Context, withSession } from '../../session/access.ts';
import { readSlip } from '../../slip-proof/slip-proof.ts';
import { paymentContract } from './contract.ts';
import type { Paying } from './payment.ts';

type Deps = { paying: Paying; limits: Pick<Limits, 'limited' | 'note'> };

export function paymentRoutes({ paying, limits }: Deps) {
  const os = implement(paymentContract).$context<Context>();
  return os.router({
    watch: os.watch.use(withSession).handler(({ input, signal }) => paying.watch(nameOf(input.code), signal)),
    print: os.print.use(withSession).handler(async ({ context: { session }, input }) => {
      const actor = { sessionId: session.id };
      if (limits.limited('prints', actor)) return { outcome: 'not-printed', fault: 'limit' };
      const outcome = await paying.print(nameOf(input.code), session, input.language);
      if (!outcome) throw new ORPCError('NOT_FOUND');
      if (outcome.outcome === 'printed') limits.note('prints', actor);
      return printAnswer(outcome);
    }),
  });
}

/** The name of the slip whose code was scanned; null: it is none. */
function nameOf(code: string): string | null {
  return readSlip(code)?.name ?? null;
}
