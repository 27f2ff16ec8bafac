/** The step of an evaluation that is its own: the level, the reasons and the comment. */
import { implement } from '@orpc/server';
import { type Context, withDraftOf } from '../../session/access.ts';
import { evaluationContract } from './contract.ts';

export function evaluationRoutes() {
  const os = implement(evaluationContract).$context<Context>();
  return os.router({
    say: os.say.use(withDraftOf('evaluation')).handler(({ context: { session, draft }, input }) => {
      const comment = input.comment?.trim() || null;
      return session.update(draft, (current) => ({ ...current, evaluation: { ...input, comment } }));
    }),
  });
}
