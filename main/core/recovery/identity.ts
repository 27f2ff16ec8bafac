/** Which store a database is: an identity that it keeps for life, and the trail by which its own past is known. */
import { randomUUID } from 'node:crypto';
import type { AuditHead } from '../audit/audit-chain.ts';
import type { Db } from '../store/db.ts';

/** The fact that says it. */
export const IDENTITY = 'store-identity';

/** Gives a store that has none its identity: at its creation, or at the first start of this release. */
export function giveIdentity(db: Db): void {
  db.prepare('INSERT OR IGNORE INTO fact VALUES (?, ?)').run(IDENTITY, JSON.stringify(randomUUID()));
}

/** Null: a store of an earlier release. */
export function identityOf(db: Db): string | null {
  const value = db.prepare<[string], string>('SELECT value FROM fact WHERE name = ?').pluck().get(IDENTITY);
  // As it is written: also one that is spoilt is no other store's.
  return value ?? null;
}

/** Whether the trail of `db` once ended with `head`: then a copy with that head is its own past. */
export function hasPassed(db: Db, { seq, hash }: AuditHead): boolean {
  if (seq === 0) return true;
  const found = db
    .prepare<[number, string, number, string], number>(
      `SELECT 1 FROM audit WHERE seq = ? AND hash = ?
       UNION ALL SELECT 1 FROM submission WHERE seq = ? AND commit_hash = ?`,
    )
    .pluck()
    .get(seq, hash, seq, hash);
  return found !== undefined;
}
