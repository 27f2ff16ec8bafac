/** Checking in by a slip in a citizen's hand. */
import { implement, ORPCError } from '@orpc/server';
import { printAnswer } from '../../devices/print-answer.ts';
import type { Limits } from '../../limits/limits.ts';
import { type Context, withSession } from '../../session/access.ts';
import { readSlip } from '../../slip-proof/slip-proof.ts';
import type { CheckingIn } from './check-in.ts';
import { checkInContract } from './contract.ts';

type Deps = { checkingIn: CheckingIn; limits: Pick<Limits, 'limited' | 'note'> };

export function checkInRoutes({ checkingIn, limits }: Deps) {
  const os = implement(checkInContract).$context<Context>();
  return os.router({
    ask: os.ask.use(withSession).handler(({ input }) => checkingIn.ask(nameOf(input.code))),
    print: os.print.use(withSession).handler(async ({ context: { session }, input }) => {
      const actor = { sessionId: session.id };
      if (limits.limited('prints', actor)) return { outcome: 'not-printed', fault: 'limit' };
      const outcome = await checkingIn.print(nameOf(input.code), session, input.language);
      if (!outcome) throw new ORPCError('NOT_FOUND');
      // Counted also the first time: a booking is checked in once.
      if (outcome.outcome === 'printed') limits.note('prints', actor);
      return printAnswer(outcome);
    }),
  });
}

/** The name of the slip whose code was scanned; null: it is none. */
function nameOf(code: string): string | null {
  return readSlip(code)?.name ?? null;
}
