/** For whom: read from a card, typed, or an organisation by its code. */
import { implement, ORPCError } from '@orpc/server';
import { applicantFromTyping } from '../identity/applicant.ts';
import { type ReadingDeps, readEvents } from '../identity/read-card.ts';
import { todayOf } from '../model/clock.ts';
import type { ActingDraft, Applicant } from '../model/draft.ts';
import { authorityFor, type Principal, type Relation } from '../model/principal.ts';
import { type Context, type OpenMatter, withDraftOf } from '../session/access.ts';
import { type PrincipalCardEvent, principalContract } from './contract.ts';
import { organisationFrom } from './organisation.ts';
import type { Principals } from './principals.ts';

type Acting = OpenMatter<ActingDraft>;
type Deps = ReadingDeps & { principals: Principals };

export function principalRoutes(deps: Deps) {
  const { principals } = deps;
  const os = implement(principalContract).$context<Context>();
  const withActing = withDraftOf('booking', 'pre-review');
  const asPrincipal = (person: Applicant, relation: Relation): Principal => ({
    kind: 'person',
    ...{ person, relation, authority: authorityFor(relation, person, todayOf(deps.clock)) },
  });
  return os.router({
    forOneself: os.forOneself.use(withActing).handler(({ context }) => principals.forOneself(context)),
    readCard: os.readCard.use(withActing).handler(({ context, input: { relation }, signal }) => {
      requireAgent(context);
      const accept = (person: Applicant, photo: string | null): PrincipalCardEvent => {
        const answer = principals.take(context, asPrincipal(person, relation));
        return answer.outcome === 'taken'
          ? { state: 'identified', draft: answer.draft, photo }
          : { state: 'same-person' };
      };
      return readEvents(deps, { id: context.draft.submissionId, accept }, signal);
    }),
    enter: os.enter.use(withActing).handler(({ context, input: { relation, ...entered } }) => {
      requireAgent(context);
      const answer = applicantFromTyping(entered, todayOf(deps.clock));
      if (!answer.ok) return { outcome: 'refused', problems: answer.problems };
      return principals.take(context, asPrincipal(answer.applicant, relation));
    }),
    organisation: os.organisation.use(withActing).handler(({ context, input }) => {
      requireAgent(context);
      const answer = organisationFrom(input, principals.shownIn(context));
      if (!answer.ok) return { outcome: 'refused', problems: answer.problems };
      return principals.take(context, answer.organisation);
    }),
    licence: os.licence.use(withActing).handler(({ context }) => {
      requireAgent(context);
      return principals.licence(context);
    }),
  });
}

/** Who acts for another is known first: that one agreed to the notice, and answers for what is entered. */
function requireAgent({ draft }: Acting): void {
  if (!draft.applicant) throw new ORPCError('AGENT_MISSING', { message: 'The agent was not identified.' });
}
