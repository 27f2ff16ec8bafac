/**
 * One screen's session: the draft in memory, its sealed copy on disk, both gone when it ends. A disk that takes no more
 * does not stop the citizen: the draft then outlives no restart of the core, and confirm has a reserve of its own.
 */
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { GivenConsent } from '../model/consent.ts';
import { type Applicant, Draft, type NewDraft } from '../model/draft.ts';
import type { OwnBooking, OwnCase } from '../model/own-bookings.ts';
import { newSessionKey, openWithSession, sealWithSession } from '../sealing/session-seal.ts';
import type { Db } from '../store/db.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { SessionTicket } from './contract.ts';

/** The session ended, or went on to another matter, while the caller waited: what it meant to change is gone. */
export class SessionEndedError extends Error {}

/**
 * Somebody looks their own bookings up: who it is, once a card proved it, and what the platform answered. In memory alone, so that a
 * core that ended has forgotten it.
 */
export type Enquiry = {
  /** UUIDv7 */
  readonly id: string;
  readonly consent: GivenConsent | null;
  readonly applicant: Applicant | null;
  readonly bookings: readonly OwnBooking[];
  readonly cases: readonly OwnCase[];
};

export class Session {
  readonly id: string;
  readonly #db: Db;
  /** Null once the session ended or its screen is gone: from then on nothing can be sealed, so nothing is written. */
  #key: Buffer | null;
  #draft: Draft | null = null;
  #enquiry: Enquiry | null = null;
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

  /** Null when nothing is there that the ticket's key opens, or what is there is of another release. */
  static resume(db: Db, ticket: SessionTicket): Session | null {
    const row = db
      .prepare<[string], { sealed: Buffer }>('SELECT sealed FROM draft WHERE session_id = ?')
      .get(ticket.sessionId);
    if (!row) return null;
    const key = Buffer.from(ticket.sessionKey, 'base64');
    const plain = openWithSession(key, row.sealed, `draft ${ticket.sessionId}`);
    if (!plain) return null;
    const draft = Draft.nullable().safeParse(JSON.parse(plain.toString()));
    plain.fill(0);
    if (!draft.success) return null;
    const session = new Session(db, ticket.sessionId, key);
    session.#draft = draft.data;
    return session;
  }

  /** Throws SessionEndedError. */
  get ticket(): SessionTicket {
    return { sessionId: this.id, sessionKey: this.#openKey().toString('base64') };
  }

  get draft(): Draft | null {
    return this.#draft;
  }

  get enquiry(): Enquiry | null {
    return this.#enquiry;
  }

  /** Begins to look bookings up, for nobody yet; what was found before is forgotten. Throws SessionEndedError. */
  enquire(): Enquiry {
    this.#openKey();
    this.#enquiry = { id: uuidv7(), consent: this.#consent(), applicant: null, bookings: [], cases: [] };
    return this.#enquiry;
  }

  /** `enquiry`: the one that the caller began with, as in `update`. Throws SessionEndedError. */
  updateEnquiry({ id }: Enquiry, change: Partial<Omit<Enquiry, 'id'>>): Enquiry {
    if (this.#enquiry?.id !== id) throw new SessionEndedError('the enquiry is over');
    this.#enquiry = { ...this.#enquiry, ...change };
    return this.#enquiry;
  }

  /** What was told of a booking no longer holds once a change of it was filed here; looked up again, it is told anew. */
  forgetBooking(submissionId: string): void {
    if (!this.#enquiry) return;
    const isOther = (each: { submissionId: string }) => each.submissionId !== submissionId;
    const { bookings, cases } = this.#enquiry;
    this.#enquiry = { ...this.#enquiry, bookings: bookings.filter(isOther), cases: cases.filter(isOther) };
  }

  /**
   * Begins a matter with a submission id of its own; an earlier draft of this session is dropped with its photographs, and its
   * consent goes on. `person`: who is known already, and their consent.
   */
  start(matter: NewDraft, person: Pick<Enquiry, 'consent' | 'applicant'> | null = null): Draft {
    this.#openKey();
    this.#unsaved.clear();
    unlessDiskRefuses(() => this.#db.prepare('DELETE FROM draft_page WHERE session_id = ?').run(this.id));
    const { consent, applicant } = person ?? { consent: this.#consent(), applicant: null };
    return this.#replace({ ...matter, submissionId: uuidv7(), consent, applicant, phone: null });
  }

  /** Goes on with a draft that was begun elsewhere, in place of this session's own. Throws SessionEndedError. */
  adopt(draft: Draft, pages: ReadonlyMap<string, Uint8Array>): Draft {
    this.#openKey();
    this.#unsaved.clear();
    unlessDiskRefuses(() => this.#db.prepare('DELETE FROM draft_page WHERE session_id = ?').run(this.id));
    for (const [pageId, jpeg] of pages) this.addPage(pageId, jpeg);
    return this.#replace(draft);
  }

  #consent(): GivenConsent | null {
    return this.#draft?.consent ?? this.#enquiry?.consent ?? null;
  }

  /**
   * Changes the draft as it is now and seals it before it returns. `matter` is the draft that the caller began with: whoever
   * waited meanwhile changes the newest draft of the same matter, or none. Throws SessionEndedError.
   */
  update<D extends Draft>(matter: D, change: (current: D) => D): D {
    const current = this.current(matter);
    const changed = change(current);
    return changed === current ? changed : this.#replace(changed);
  }

  /** The matter as it is now, for whoever waited and means to do more than change it. Throws SessionEndedError. */
  current<D extends Draft>(matter: D): D {
    const current = this.#draft;
    if (current?.submissionId !== matter.submissionId) throw new SessionEndedError('the matter is over');
    // One submission id has one kind for its whole life.
    return current as D;
  }

  /** For whoever waited and has no matter. Throws SessionEndedError. */
  mustGoOn(): void {
    this.#openKey();
  }

  /** Throws SessionEndedError. */
  addPage(pageId: string, jpeg: Uint8Array): void {
    const sealed = sealWithSession(this.#openKey(), jpeg, `page ${pageId}`);
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

  /** Throws SessionEndedError. */
  page(pageId: string): Buffer | null {
    const row = this.#db
      .prepare<[string, string], { sealed: Buffer }>(
        'SELECT sealed FROM draft_page WHERE session_id = ? AND page_id = ?',
      )
      .get(this.id, pageId);
    const sealed = row?.sealed ?? this.#unsaved.get(pageId);
    return sealed ? openWithSession(this.#openKey(), sealed, `page ${pageId}`) : null;
  }

  /** Drops the plaintext and the key from memory; the sealed copy stays for `resume`. */
  suspend(): void {
    this.#draft = null;
    this.#enquiry = null;
    this.#key?.fill(0);
    this.#key = null;
  }

  end(): void {
    this.suspend();
    this.#unsaved.clear();
    unlessDiskRefuses(() => forgetSessions(this.#db));
  }

  #openKey(): Buffer {
    if (!this.#key) throw new SessionEndedError('the session is over');
    return this.#key;
  }

  #replace<D extends Draft>(draft: D): D {
    this.#openKey();
    this.#draft = draft;
    this.#save();
    return draft;
  }

  #save(): void {
    const plain = Buffer.from(JSON.stringify(this.#draft));
    const sealed = sealWithSession(this.#openKey(), plain, `draft ${this.id}`);
    plain.fill(0);
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
