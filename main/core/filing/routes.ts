/** Begins and confirms matters of every kind. */
import { implement } from '@orpc/server';
import { type Context, withDraft, withSession } from '../session/access.ts';
import { type BeginDeps, begin } from './begin.ts';
import type { Confirm } from './confirm.ts';
import { filingContract } from './contract.ts';
import type { Doubles } from './doubles.ts';

export function filingRoutes(deps: BeginDeps & { confirm: Confirm; doubles: Doubles }) {
  const os = implement(filingContract).$context<Context>();
  return os.router({
    begin: os.begin
      .use(withSession)
      .handler(({ context: { session }, input }) => begin(deps, session, input)),
    confirm: os.confirm
      .use(withDraft)
      .handler(async ({ context: { session, draft }, input: { language, asks = false } }) => {
        const doubled = asks ? await deps.doubles.find(draft) : null;
        if (doubled) return { outcome: 'doubled', ...doubled };
        // Whoever left while the platform was asked files nothing.
        return deps.confirm.confirm(session, session.current(draft), language);
      }),
  });
}
