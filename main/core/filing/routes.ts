/** Begins and confirms matters of every kind. */
import { implement } from '@orpc/server';
import { type Context, withDraft, withSession } from '../session/access.ts';
import { type BeginDeps, begin } from './begin.ts';
import type { Confirm } from './confirm.ts';
import { filingContract } from './contract.ts';

export function filingRoutes(deps: BeginDeps & { confirm: Confirm }) {
  const os = implement(filingContract).$context<Context>();
  return os.router({
    begin: os.begin
      .use(withSession)
      .handler(({ context: { session }, input }) => begin(deps, session, input)),
    confirm: os.confirm
      .use(withDraft)
      .handler(({ context: { session, draft }, input: { language } }) =>
        deps.confirm.confirm(session, draft, language),
      ),
  });
}
