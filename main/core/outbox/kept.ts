/** Delivered submissions whose sealed body is still here: a platform that goes back to an old backup can have them again. */
import { z } from 'zod';
import type { Audit } from '../audit/audit.ts';
import { datedRight } from '../clock/trusted-clock.ts';
import { hallTime } from '../model/clock.ts';
import type { Db } from '../store/db.ts';
import { readJson } from '../store/read-json.ts';
import type { BlobStore } from './blob-store.ts';
import type { StoredRow } from './row.ts';

const Names = z.array(z.string());

/** The photographs of a kept body; of a row that is spoilt none are known. */
export const EACH_BLOB = "json_each(iif(json_valid(kept.blobs), kept.blobs, '[]'))";

/** `body` as it was queued; `state` is `delivered`. */
export type KeptRow = StoredRow & {
  case_no: string;
  blobs: { sha256: string; size: number }[];
  /** Old enough, or too much: it goes once the platform says that it holds it. */
  mayGo: boolean;
};

/** What is asked for now. Times in milliseconds since the epoch. */
export type Wanted = {
  /** Delivered before it: may go once the platform was asked. */
  deliveredBefore: number;
  /** Of what was delivered last, so many bytes may stay; what is older may go too. */
  bytesMax: number;
  /** Whatever its age, what was not asked for since; null for none. */
  askedBefore: number | null;
  /** Not asked for again so soon. */
  pauseSince: number;
  limit: number;
};

export class Kept {
  readonly #db: Db;
  readonly #blobs: BlobStore;
  readonly #drop;
  readonly #refile;
  readonly #row;

  constructor(db: Db, audit: Audit, blobs: BlobStore) {
    this.#db = db;
    this.#blobs = blobs;
    this.#row = db.prepare<[number], StoredRow & { case_no: string; names: string }>(
      `SELECT s.*, kept.body AS body, kept.blobs AS names FROM kept JOIN submission AS s USING (id) WHERE kept.id = ?`,
    );
    const forget = db.prepare<[number]>('DELETE FROM kept WHERE id = ?');
    this.#drop = audit.transaction(({ id, receipt_no: receiptNo, case_no: caseNo }: KeptRow) => {
      forget.run(id);
      audit.append(receiptNo, 'released', { caseNo });
    });
    const note = db.prepare<[number, string, string]>(
      'INSERT INTO refiled VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET case_no = excluded.case_no, at = excluded.at',
    );
    const again = db.prepare<[number, number, number]>(
      'UPDATE kept SET delivered_at = ?, asked_at = ?, refiled = refiled + 1 WHERE id = ?',
    );
    this.#refile = audit.transaction((row: KeptRow, caseNo: string, nowMs: number) => {
      note.run(row.id, caseNo, hallTime(nowMs));
      again.run(nowMs, nowMs, row.id);
      audit.append(row.receipt_no, 'refiled', { caseNo, before: row.case_no });
    });
  }

  /** What was delivered by a clock that was wrong by more than a day: of what age it is, is not known, so it is kept as from `nowMs`. */
  dateAnew(nowMs: number): void {
    const { from, to } = datedRight(nowMs);
    this.#db
      .prepare('UPDATE kept SET delivered_at = ? WHERE delivered_at < ? OR delivered_at > ?')
      .run(nowMs, from, to);
  }

  /** Oldest confirm first: what follows another in its case comes after it. */
  due({ deliveredBefore, bytesMax, askedBefore, pauseSince, limit }: Wanted): KeptRow[] {
    const found = this.#db
      .prepare<[number, number, number, number, number], { id: number; mayGo: number }>(
        `SELECT k.id, k.mayGo FROM (
           SELECT id, asked_at,
                  delivered_at <= ? OR sum(bytes) OVER (ORDER BY delivered_at DESC, id DESC) > ? AS mayGo
           FROM kept
         ) AS k JOIN outbox_done AS d ON d.id = k.id
         WHERE (k.mayGo OR k.asked_at < ?) AND k.asked_at < ?
         ORDER BY d.seq LIMIT ?`,
      )
      .all(deliveredBefore, bytesMax, askedBefore ?? 0, pauseSince, limit);
    return found.flatMap(({ id, mayGo }) => this.#read(id, mayGo === 1) ?? []);
  }

  /** The one delivered last, unless it was asked for since. */
  newest(askedBefore: number): KeptRow | null {
    const row = this.#db
      .prepare<[], { id: number; asked_at: number }>(
        'SELECT id, asked_at FROM kept ORDER BY delivered_at DESC, id DESC LIMIT 1',
      )
      .get();
    return row && row.asked_at < askedBefore ? this.#read(row.id, false) : null;
  }

  asked({ id }: KeptRow, nowMs: number): void {
    this.#db.prepare('UPDATE kept SET asked_at = ? WHERE id = ?').run(nowMs, id);
  }

  /** The platform holds it: body and photographs go. */
  drop(row: KeptRow): void {
    this.#drop(row);
    for (const { sha256 } of row.blobs) if (!this.isNamed(sha256)) this.#blobs.remove(sha256);
  }

  /** Whether a submission, queued or kept, still needs this photograph. */
  isNamed(sha256: string): boolean {
    const named = this.#db.prepare<[string, string]>(
      `SELECT 1 FROM outbox_blob WHERE sha256 = ?
       UNION ALL SELECT 1 FROM kept, ${EACH_BLOB} WHERE json_each.value = ? LIMIT 1`,
    );
    return named.get(sha256, sha256) !== undefined;
  }

  /** The platform had lost it and has it again, as `caseNo`. */
  refiled(row: KeptRow, caseNo: string, nowMs: number): void {
    this.#refile(row, caseNo, nowMs);
  }

  /** Every photograph that a kept body names. */
  blobNames(): string[] {
    return this.#db
      .prepare<[], string>(`SELECT DISTINCT json_each.value FROM kept, ${EACH_BLOB}`)
      .pluck()
      .all();
  }

  #read(id: number, mayGo: boolean): KeptRow | null {
    const row = this.#row.get(id);
    if (!row) return null;
    const { names, ...rest } = row;
    const blobs = readJson(names, Names) ?? [];
    return { ...rest, mayGo, blobs: blobs.map((sha256) => ({ sha256, size: this.#blobs.size(sha256) })) };
  }
}
