/** What the core keeps for one connected screen; oRPC hands it to every procedure as context. */
import type { Who } from '../audit/who-acts.ts';
import type { Session } from './session.ts';

export class Connection {
  session: Session | null = null;
  /** Until when this connection's maintenance screen is open, milliseconds on a clock that nobody sets. */
  maintenanceUntil = 0;
  /** Whose badge or certificate opened it; null: the PIN did, or it is not open. */
  technician: Who | null = null;

  /** The screen is gone: plaintext leaves memory; the sealed copy waits for the key to come back. */
  closed(): void {
    this.session?.suspend();
    this.session = null;
    this.maintenanceUntil = 0;
    this.technician = null;
  }
}

/** Somebody is at that screen: a citizen, or a technician. */
export function isAttended({ session, maintenanceUntil }: Connection): boolean {
  return session !== null || maintenanceUntil > performance.now();
}
