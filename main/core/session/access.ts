/** oRPC middlewares that let a procedure in: with a session, with its draft, with a draft of one kind. */
import { ORPCError, os } from '@orpc/server';
import type { Draft, DraftOf, MatterKind } from '../model/draft.ts';
import type { Connection } from './connection.ts';
import { type Session, SessionEndedError } from './session.ts';

/** What every procedure is called with. */
export type Context = { connection: Connection };

/** A session and the draft that it holds when the call comes in. */
export type OpenMatter<D extends Draft = Draft> = { session: Session; draft: D };

const ended = (message: string) => new ORPCError('SESSION_ENDED', { message });

/** Of a call that waits while its session ends, the screen hears the same as of one that comes too late. */
const sessionEndedAsAnswer = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error) => {
    throw error instanceof SessionEndedError ? ended('The session ended meanwhile.') : error;
  });

const procedure = os.$context<Context>();

export const withSession = procedure.middleware(({ context, next }) => {
  const { session } = context.connection;
  if (!session) throw ended('No session on this connection.');
  return sessionEndedAsAnswer(Promise.resolve(next({ context: { session } })));
});

export const withDraft = procedure.middleware(({ context, next }) => {
  const { session } = context.connection;
  if (!session?.draft) throw ended('No matter was begun.');
  return sessionEndedAsAnswer(Promise.resolve(next({ context: { session, draft: session.draft } })));
});

/** For the procedures of these kinds of matter: another kind's draft is none. */
export function withDraftOf<K extends MatterKind>(...kinds: K[]) {
  const isMeant = (draft: Draft): draft is DraftOf<K> => kinds.some((kind) => kind === draft.kind);
  return procedure.middleware(({ context, next }) => {
    const { session } = context.connection;
    const draft = session?.draft;
    if (!session || !draft || !isMeant(draft)) throw ended(`No ${kinds.join(' or ')} was begun.`);
    return sessionEndedAsAnswer(Promise.resolve(next({ context: { session, draft } })));
  });
}
