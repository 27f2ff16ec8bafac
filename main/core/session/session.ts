/**
 * One screen's session: the draft in memory, its sealed copy on disk, both gone when it ends. A disk that takes no more
 * does not stop the citizen: the draft then outlives no restart of the core, and confirm has a reserve of its own.
 */
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type Appointment, Draft, type MaterialState, type Service } from '../model/draft.ts';
import { newSessionKey, openWithSession, sealWithSession } from '../sealing/session-seal.ts';
import type { Db } from '../store/db.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { SessionTicket } from './contract.ts';

export class Session {
  readonly id: string;
  readonly #key: Buffer;
  readonly #db: Db;
  #draft: Draft | null = null;
  /** Pages that the disk refused, sealed like the others. */
  readonly #unsaved = new Map<string, Buffer>();

  private constructor(db: Db, id: string, key: Buffer) {
    this.#db = db;
    this.id = id;
    this.#key = key;
  }

  /** There is one screen, so any other session's sealed remains go first. */
  static begin(db: Db): Session {
    const session = new Session(db, randomUUID(), newSessionKey());
    unlessDiskRefuses(() => forgetSessions(db));
    session.#save();
    return session;
  }

  /** Null when nothing is there that the ticket's key opens. */
  static resume(db: Db, ticket: SessionTicket): Session | null {
    const row = db
      .prepare<[string], { sealed: Buffer }>('SELECT sealed FROM draft WHERE session_id = ?')
      .get(ticket.sessionId);
    if (!row) return null;
    const key = Buffer.from(ticket.sessionKey, 'base64');
    const plain = openWithSession(key, row.sealed, `draft ${ticket.sessionId}`);
    if (!plain) return null;
    const session = new Session(db, ticket.sessionId, key);
    session.#draft = Draft.nullable().parse(JSON.parse(plain.toString()));
    return session;
  }

  get ticket(): SessionTicket {
    return { sessionId: this.id, sessionKey: this.#key.toString('base64') };
  }

  get draft(): Draft | null {
    return this.#draft;
  }

  /** A fresh draft; an earlier one of this session, if any, is dropped with its photographs. */
  choose(service: Service, itemCode: string, materials: MaterialState[]): Draft {
    return this.#begin({ service, itemCode, materials, cancels: null, appointment: null });
  }

  /** A fresh draft that gives a booking up; whose it is, the platform will say. */
  cancel(booking: { submissionId: string; itemCode: string; appointment: Appointment | null }): Draft {
    const { submissionId: cancels, itemCode, appointment } = booking;
    return this.#begin({ service: 'cancellation', itemCode, materials: [], cancels, appointment });
  }

  #begin(matter: Pick<Draft, 'service' | 'itemCode' | 'materials' | 'cancels' | 'appointment'>): Draft {
    this.#unsaved.clear();
    unlessDiskRefuses(() => this.#db.prepare('DELETE FROM draft_page WHERE session_id = ?').run(this.id));
    return this.change({ ...matter, submissionId: uuidv7(), applicant: null, phone: null, answers: {} });
  }

  /** Replaces the draft and seals it before it returns. */
  change(draft: Draft): Draft {
    this.#draft = draft;
    this.#save();
    return draft;
  }

  addPage(pageId: string, jpeg: Uint8Array): void {
    const sealed = sealWithSession(this.#key, jpeg, `page ${pageId}`);
    const saved = unlessDiskRefuses(() =>
      this.#db.prepare('INSERT INTO draft_page VALUES (?, ?, ?)').run(this.id, pageId, sealed),
    );
    if (!saved) this.#unsaved.set(pageId, sealed);
  }

  removePage(pageId: string): void {
    this.#unsaved.delete(pageId);
    unlessDiskRefuses(() =>
      this.#db.prepare('DELETE FROM draft_page WHERE session_id = ? AND page_id = ?').run(this.id, pageId),
    );
  }

  hasPage(pageId: string): boolean {
    return (
      this.#unsaved.has(pageId) ||
      this.#db
        .prepare('SELECT 1 FROM draft_page WHERE session_id = ? AND page_id = ?')
        .get(this.id, pageId) !== undefined
    );
  }

  page(pageId: string): Buffer | null {
    const row = this.#db
      .prepare<[string, string], { sealed: Buffer }>(
        'SELECT sealed FROM draft_page WHERE session_id = ? AND page_id = ?',
      )
      .get(this.id, pageId);
    const sealed = row?.sealed ?? this.#unsaved.get(pageId);
    return sealed ? openWithSession(this.#key, sealed, `page ${pageId}`) : null;
  }

  /** Drops the plaintext and the key from memory; the sealed copy stays for `resume`. */
  suspend(): void {
    this.#draft = null;
    this.#key.fill(0);
  }

  end(): void {
    this.suspend();
    this.#unsaved.clear();
    unlessDiskRefuses(() => forgetSessions(this.#db));
  }

  #save(): void {
    const sealed = sealWithSession(this.#key, Buffer.from(JSON.stringify(this.#draft)), `draft ${this.id}`);
    unlessDiskRefuses(() =>
      this.#db
        .prepare(
          'INSERT INTO draft VALUES (?, ?) ON CONFLICT (session_id) DO UPDATE SET sealed = excluded.sealed',
        )
        .run(this.id, sealed),
    );
  }
}

function forgetSessions(db: Db): void {
  db.transaction(() => {
    db.exec('DELETE FROM draft; DELETE FROM draft_page;');
  })();
}
