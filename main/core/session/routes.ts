/** Begins, resumes and ends a session, and takes the phone number that every matter needs. */
import { implement } from '@orpc/server';
import type { Logger } from 'pino';
import type { Draft } from '../model/draft.ts';
import { isPhone, normalisePhone } from '../model/phone.ts';
import type { Db } from '../store/db.ts';
import { type Context, withDraft } from './access.ts';
import { type EndReason, sessionContract } from './contract.ts';
import { Session } from './session.ts';

export type SessionDeps = {
  db: Db;
  log: Pick<Logger, 'info'>;
  /** The draft with every answer that what is known of the person already gives. */
  prefilled: (draft: Draft) => Draft;
  /** Gives back what the platform keeps for a draft that was left. */
  onLeft: (draft: Draft) => void;
  /** What a session that nobody ended has left behind goes. */
  onBegin: () => void;
  /** Forgets what other rooms hold for the session that ended. */
  onEnd: () => void;
  /** For the operator's figures. */
  onEnded: (reason: EndReason) => void;
};

export function sessionRoutes({ db, log, prefilled, onLeft, onBegin, onEnd, onEnded }: SessionDeps) {
  const end = ({ connection }: Context) => {
    const draft = connection.session?.draft;
    connection.session?.end();
    connection.session = null;
    if (draft) onLeft(draft);
    onEnd();
  };
  const os = implement(sessionContract).$context<Context>();
  return os.router({
    begin: os.begin.handler(({ context }) => {
      if (context.connection.session) end(context);
      onBegin();
      const session = Session.begin(db);
      context.connection.session = session;
      return session.ticket;
    }),
    resume: os.resume.handler(({ context: { connection }, input }) => {
      const session = Session.resume(db, input);
      if (!session) return { outcome: 'gone' };
      connection.session = session;
      return { outcome: 'resumed', draft: session.draft };
    }),
    end: os.end.handler(({ context, input }) => {
      const { session } = context.connection;
      if (!session) return;
      log.info({ event: 'session.end', sessionId: session.id, reason: input.reason });
      end(context);
      onEnded(input.reason);
    }),
    setPhone: os.setPhone.use(withDraft).handler(({ context: { session, draft }, input }) => {
      const phone = normalisePhone(input.phone);
      if (!isPhone(phone)) {
        return {
          outcome: 'refused',
          problems: [{ field: 'phone', code: phone === '' ? 'required' : 'phone' }],
        };
      }
      return {
        outcome: 'set',
        draft: session.update(draft, (current) => prefilled({ ...current, phone })),
      };
    }),
  });
}
