/** Lets an act from afar in, or says why not; either is in the trail before anything is done. */
import { ORPCError } from '@orpc/server';
import type { Who } from '../audit/who-acts.ts';
import type { Context } from '../session/access.ts';
import { type AtTheMachine, type Decision, decisionOn } from './acts.ts';

/** What every procedure is called with from afar. */
export type RemoteContext = Context & { who: Who };

export type GateDeps = {
  /** Whether somebody is at the screen. */
  isAttended: () => boolean;
  /** Into the trail; false: the disk refuses. */
  note: (who: Who, asked: string, outcome: string) => boolean;
};

type Call<Answer> = { path: readonly string[]; context: RemoteContext; next: () => Answer };

/** For an RPCHandler's `clientInterceptors`. */
export function gate({ isAttended, note }: GateDeps) {
  return <Answer>({ path, context: { who }, next }: Call<Answer>): Answer => {
    const refused = whyNot(decisionOn(path), isAttended);
    const isNoted = note(who, path.join('.'), refused ?? 'let-in');
    if (refused === 'in-use') throw new ORPCError('IN_USE', { status: 409 });
    if (refused !== null) throw new ORPCError('AT_THE_MACHINE', { status: 403, data: { why: refused } });
    // What nobody could be asked about later is not done from afar.
    if (!isNoted) throw new ORPCError('NOT_RECORDED', { status: 503 });
    return next();
  };
}

/** Null: nothing against it. */
function whyNot(
  decision: Decision | null,
  isAttended: () => boolean,
): AtTheMachine | 'in-use' | 'unknown' | null {
  if (decision === 'yes') return null;
  if (decision === 'interrupts') return isAttended() ? 'in-use' : null;
  return decision ?? 'unknown';
}
