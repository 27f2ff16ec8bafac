/** Who is here: by card or code, or by typing. */
import { implement } from '@orpc/server';
import { todayOf } from '../model/clock.ts';
import { type Context, withDraft } from '../session/access.ts';
import { applicantFromTyping } from './applicant.ts';
import { identityContract } from './contract.ts';
import { identify } from './identify.ts';
import { cardEvents, type IdentityDeps } from './read-card.ts';

export function identityRoutes(deps: IdentityDeps) {
  const os = implement(identityContract).$context<Context>();
  return os.router({
    readCard: os.readCard.use(withDraft).handler(({ context, signal }) => cardEvents(deps, context, signal)),
    enter: os.enter.use(withDraft).handler(({ context, input }) => {
      const answer = applicantFromTyping(input, todayOf(deps.clock));
      if (!answer.ok) return { outcome: 'refused', problems: answer.problems };
      return { outcome: 'identified', draft: identify(deps, context, answer.applicant) };
    }),
  });
}
