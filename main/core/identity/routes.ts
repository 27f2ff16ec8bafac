/** Who is here: by card or code, or by typing. */
import { implement, ORPCError } from '@orpc/server';
import { hallTime, todayOf } from '../model/clock.ts';
import { type Context, type OpenMatter, withDraft } from '../session/access.ts';
import { applicantFromTyping } from './applicant.ts';
import { identityContract } from './contract.ts';
import { identify } from './identify.ts';
import { cardEvents, type IdentityDeps } from './read-card.ts';

export function identityRoutes(deps: IdentityDeps) {
  const os = implement(identityContract).$context<Context>();
  return os.router({
    agree: os.agree.use(withDraft).handler(({ context: { session, draft }, input: { notice } }) =>
      session.update(draft, (current) => ({
        ...current,
        consent: { notice, at: hallTime(Date.now()), submissionId: current.submissionId },
      })),
    ),
    readCard: os.readCard.use(withDraft).handler(({ context, signal }) => {
      requireConsent(context);
      return cardEvents(deps, context, signal);
    }),
    enter: os.enter.use(withDraft).handler(({ context, input }) => {
      requireConsent(context);
      const answer = applicantFromTyping(input, todayOf(deps.clock));
      if (!answer.ok) return { outcome: 'refused', problems: answer.problems };
      return identify(deps, context, answer.applicant);
    }),
  });
}

/** The screen asks first; a screen that does not is not obeyed. */
function requireConsent({ draft }: OpenMatter): void {
  if (!draft.consent)
    throw new ORPCError('CONSENT_MISSING', { message: 'The privacy notice was not agreed to.' });
}
