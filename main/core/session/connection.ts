/** What the core keeps for one connected screen; oRPC hands it to every procedure as context. */
import { ORPCError } from '@orpc/server';
import type { Draft } from '../model/draft.ts';
import type { Session } from './session.ts';

export class Connection {
  session: Session | null = null;
  /** Milliseconds since the epoch until which this connection's maintenance screen is open. */
  maintenanceUntil = 0;

  /** Procedures that need a session are only called by a screen that began one. */
  requireSession(): Session {
    if (!this.session) throw new ORPCError('SESSION_ENDED', { message: 'No session on this connection.' });
    return this.session;
  }

  requireDraft(): { session: Session; draft: Draft } {
    const session = this.requireSession();
    if (!session.draft) throw new ORPCError('SESSION_ENDED', { message: 'No matter was chosen.' });
    return { session, draft: session.draft };
  }

  /** The screen is gone: plaintext leaves memory; the sealed copy waits for the key to come back. */
  closed(): void {
    this.session?.suspend();
    this.session = null;
    this.maintenanceUntil = 0;
  }
}
