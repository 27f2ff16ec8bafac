/** A kiosk's book of leases on a store of its own, in memory. */
import Database from 'better-sqlite3';
import { LeaseBook } from '../../main/core/leases/lease-book.ts';
import type { Lease } from '../../main/core/model/hall/lease.ts';
import { sql } from '../../main/core/store/migrations/008-leases.ts';

const LONG_AGO = '2000-01-01';

/** `leases`: what the platform granted in answer to its first word. */
export function leaseBook(leases: readonly Lease[] = []): LeaseBook {
  const db = new Database(':memory:');
  db.exec(sql);
  const book = new LeaseBook(db);
  if (leases.length > 0) book.accept(book.next().seq, { leases: [...leases], settled: [] }, LONG_AGO);
  return book;
}
