/**
 * The places that the platform leases to this kiosk: what can be promised while it is away. Neither side goes by a clock: the platform
 * gives a leased place to nobody else until this book says that it does not have it, so no skew, lost answer or cut gives one away twice.
 * Every word of the book to the platform is numbered, and only the answer to the newest one is taken: what was granted in a lost or late
 * answer is not here, and the next word says so.
 */
import { randomUUID } from 'node:crypto';
import type { Lease } from '../model/hall/lease.ts';
import { partName } from '../model/visit.ts';
import type { LeaseAnswer } from '../platform/answers.ts';
import type { Db } from '../store/db.ts';

/** Where, when and for what a place is wanted; `date` YYYY-MM-DD, `start` HH:MM. */
export type WantedPlace = Pick<Lease, 'place' | 'zone' | 'pool' | 'date' | 'start'>;
export type Counter = Pick<Lease, 'place' | 'zone' | 'pool'>;

/** What the platform is told: the leases that are still free here, and those that were promised to somebody. */
export type LeaseWord = { book: string; seq: number; free: string[]; used: string[] };

/** The lease was given back, or promised to somebody else: whoever asks isUsable first never meets it. */
export class LeaseGoneError extends Error {}

type Row = Omit<Lease, 'end'> & { until: string; used_by: string | null };

export class LeaseBook {
  readonly #db: Db;
  /** By submission, the leases that a draft has in its hands: one for each item of its visit. Given up with the draft. */
  readonly #inHand = new Map<string, readonly string[]>();
  readonly #onUse: () => void;
  readonly #rows;
  readonly #use;

  /** `onUse`: a place was promised. */
  constructor(db: Db, onUse: () => void = () => undefined) {
    this.#db = db;
    this.#onUse = onUse;
    this.#rows = db.prepare<[], Row>('SELECT * FROM lease ORDER BY date, start, id');
    this.#use = db.prepare<[string, string]>('UPDATE lease SET used_by = ? WHERE id = ? AND used_by IS NULL');
  }

  /** The free places at a counter, oldest first; those in another draft's hands not among them. */
  free({ place, zone, pool }: Counter, submissionId: string | null = null): Lease[] {
    return this.#rows
      .all()
      .filter((row) => row.used_by === null && row.place === place && row.zone === zone && row.pool === pool)
      .filter(({ id }) => !this.#isWithAnother(id, submissionId))
      .map(leaseOf);
  }

  /** Puts places into a draft's hands, one for each that is wanted, instead of those that it had; null where one of them is not free. */
  take(submissionId: string, all: readonly WantedPlace[]): Lease[] | null {
    const taken: Lease[] = [];
    for (const wanted of all) {
      const lease = this.free(wanted, submissionId).find(
        (each) => each.date === wanted.date && each.start === wanted.start && !taken.includes(each),
      );
      if (!lease) return null;
      taken.push(lease);
    }
    this.#inHand.set(
      submissionId,
      taken.map(({ id }) => id),
    );
    return taken;
  }

  /** The draft was left, or has another time now. */
  release(submissionId: string): void {
    this.#inHand.delete(submissionId);
  }

  /** Whether all of these can still be promised to this submission. */
  areUsable(ids: readonly string[], submissionId: string): boolean {
    const rows = this.#rows.all();
    return ids.every((id) => {
      const row = rows.find((each) => each.id === id);
      return row !== undefined && row.used_by === null && !this.#isWithAnother(id, submissionId);
    });
  }

  /** The promise: run it in the transaction that queues the submission. Throws LeaseGoneError. */
  use(ids: readonly string[], submissionId: string): void {
    for (const [nth, id] of ids.entries()) {
      const isUsed = this.#use.run(partName(submissionId, nth), id).changes > 0;
      if (!isUsed) throw new LeaseGoneError(`lease ${id} is gone`);
    }
    this.#onUse();
  }

  /** What to tell the platform now. Durable before it returns: no later word has this number. Throws what the disk throws. */
  next(): LeaseWord {
    return this.#db
      .transaction(() => {
        this.#db
          .prepare(
            `INSERT INTO lease_book VALUES (1, ?, 1) ON CONFLICT (one) DO UPDATE SET seq = lease_book.seq + 1`,
          )
          .run(randomUUID());
        const rows = this.#rows.all();
        const idsOf = (used: boolean) =>
          rows.filter((row) => (row.used_by !== null) === used).map(({ id }) => id);
        return { ...this.#book(), free: idsOf(false), used: idsOf(true) };
      })
      .immediate();
  }

  /**
   * The platform's answer to the word with this number. `leases`: those that stay or are new; a free one that is not named is given back,
   * unless somebody has it in hand. `settled`: used ones that need not be named any more. What was used stays until then, even where the
   * platform wanted it back: it was promised while the word was on its way. False: a newer word was sent meanwhile, and nothing changed.
   * `today`: YYYY-MM-DD; what is over is given back. Throws what the disk throws.
   */
  accept(seq: number, { leases, settled }: LeaseAnswer, today: string): boolean {
    return this.#db
      .transaction(() => {
        if (this.#book().seq !== seq) return false;
        const named = new Set(leases.map(({ id }) => id));
        const done = new Set(settled);
        const inHand = new Set([...this.#inHand.values()].flat());
        const drop = this.#db.prepare('DELETE FROM lease WHERE id = ?');
        for (const { id, used_by: usedBy, date } of this.#rows.all()) {
          const isGivenBack = usedBy === null && (!named.has(id) || date < today) && !inHand.has(id);
          if (isGivenBack || (usedBy !== null && done.has(id))) drop.run(id);
        }
        const add = this.#db.prepare(
          'INSERT INTO lease VALUES (?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (id) DO NOTHING',
        );
        for (const { id, place, zone, pool, date, start, end } of leases) {
          if (date >= today) add.run(id, place, zone, pool, date, start, end);
        }
        return true;
      })
      .immediate();
  }

  #book(): { book: string; seq: number } {
    const found = this.#db
      .prepare<[], { book: string; seq: number }>('SELECT book, seq FROM lease_book')
      .get();
    return found ?? { book: '', seq: 0 };
  }

  #isWithAnother(id: string, submissionId: string | null): boolean {
    return [...this.#inHand].some(([other, inHand]) => inHand.includes(id) && other !== submissionId);
  }
}

function leaseOf({ id, place, zone, pool, date, start, until }: Row): Lease {
  return { id, place, zone, pool, date, start, end: until };
}
