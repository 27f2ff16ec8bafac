/** Seats as the database has them: numbered places of a slot, each one submission's. Its keys let nobody in twice, whatever processes ask. */
import type { Wanted } from '../../../main/core/hall/opening.ts';
import { type Db, rowsOf } from './db.ts';
import type { SeatRow } from './freed.ts';
import { takeTurns } from './turns.ts';

/** The items of one pool share their places: those of a department, or of a group of the plan. */
export type Counter = Wanted & { pool: string; places: number };
export type Seat = { submission: string; date: string; start: string };
/** `had`: the seat that it has elsewhere. */
export type Taker = { counter: Counter; wanted: Seat; had: Had | undefined };
export type Had = {
  submission: string;
  place: string;
  zone: string;
  pool: string;
  date: string;
  start: string;
};

type Deps = {
  db: Db;
  /** Gives up the seat that a submission, or a part of its visit, had. */
  release: (submission: string) => Promise<void>;
};

export class Seats {
  readonly #deps: Deps;
  readonly #db: Db;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#db = deps.db;
  }

  /** The seats that these submissions have. */
  async had(all: Seat[]): Promise<Map<string, Had>> {
    if (all.length === 0) return new Map();
    const rows = await this.#db.all<Had>(
      `SELECT submission, place, zone, pool, date, start FROM seat WHERE submission IN ${rowsOf(1, all.length)}`,
      ...all.map(({ submission }) => submission),
    );
    return new Map(rows.map((had) => [had.submission, had]));
  }

  /** Gives out free places, first come first served; says who has one. */
  async take(all: Taker[], expiresAt: number | null): Promise<Set<Seat>> {
    const seated = new Set<Seat>();
    // Who looked again after a number was taken meanwhile held seats that others waited for, and waited for theirs.
    await takeTurns(
      this.#db,
      all.map(({ counter, wanted }) => seatsTurn(counter, wanted.date)),
    );
    for (let waiting = all; waiting.length > 0; ) {
      const tried = await this.#free(waiting);
      if (tried.length === 0) return seated;
      const given = await this.#db.all<{ submission: string }>(
        `INSERT INTO seat VALUES ${rowsOf(tried.length, 8)} ON CONFLICT DO NOTHING RETURNING submission`,
        ...tried.flatMap(({ taker, number }) => [...slotOf(taker), number, nameOf(taker), expiresAt]),
      );
      const names = new Set(given.map(({ submission }) => submission));
      for (const { taker } of tried) {
        if (!names.has(nameOf(taker))) continue;
        seated.add(taker.wanted);
        if (taker.had) await this.#moved(taker);
      }
      if (names.size === tried.length) return seated;
      waiting = await this.#lookAgain(waiting, seated);
    }
    return seated;
  }

  /** The lowest free numbers, for as many as there are. */
  async #free(all: Taker[]): Promise<{ taker: Taker; number: number }[]> {
    const slots = new Map(all.map((taker) => [JSON.stringify(slotOf(taker)), slotOf(taker)]));
    const rows = await this.#db.all<SeatRow>(
      `SELECT place, zone, pool, date, start, number FROM seat
       WHERE (place, zone, pool, date, start) IN (VALUES ${rowsOf(slots.size, 5)})`,
      ...[...slots.values()].flat(),
    );
    const taken = new Set(
      rows.map(({ number, ...slot }) => JSON.stringify([...Object.values(slot), number])),
    );
    const given: { slot: string; taker: Taker; number: number }[] = [];
    for (const taker of all) {
      const slot = slotOf(taker);
      for (let number = 1; number <= taker.counter.places; number++) {
        const seat = JSON.stringify([...slot, number]);
        if (taken.has(seat)) continue;
        taken.add(seat);
        given.push({ slot: seat, taker, number });
        break;
      }
    }
    // In one order everywhere: two processes that took their seats crosswise would wait for each other.
    return given.sort((a, b) => (a.slot < b.slot ? -1 : 1));
  }

  /** Another process may have seen the same numbers free, or have the same submission: the keys of the table let one in. */
  async #lookAgain(waiting: Taker[], seated: Set<Seat>): Promise<Taker[]> {
    const left = waiting.filter(({ wanted }) => !seated.has(wanted));
    const seats = await this.had(left.map(({ wanted }) => wanted));
    const now = left.map((taker) => ({ ...taker, had: seats.get(taker.wanted.submission) }));
    for (const { counter, wanted, had } of now) if (isAt(had, counter, wanted)) seated.add(wanted);
    return now.filter(({ wanted }) => !seated.has(wanted));
  }

  /** The new one is sure: the earlier is given up. */
  async #moved(taker: Taker): Promise<void> {
    const { submission } = taker.wanted;
    await this.#deps.release(submission);
    await this.#db.run('UPDATE seat SET submission = ? WHERE submission = ?', submission, nameOf(taker));
  }

  /** Makes holds into bookings; says whose were still there. */
  async keep(all: Taker[]): Promise<Set<string>> {
    if (all.length === 0) return new Set();
    const kept = await this.#db.all<{ submission: string }>(
      `UPDATE seat SET expires_at = NULL WHERE submission IN ${rowsOf(1, all.length)} RETURNING submission`,
      ...all.map(({ wanted }) => wanted.submission),
    );
    return new Set(kept.map(({ submission }) => submission));
  }
}

/** Whether the seat that it has is the one that is wanted. */
export function isAt(
  had: Had | undefined,
  { placeId, zoneId, pool }: Counter,
  { date, start }: Seat,
): boolean {
  const isThere = had?.place === placeId && had.zone === zoneId && had.pool === pool;
  return isThere && had.date === date && had.start === start;
}

/** A submission has one seat: while it has another, the new one goes by this name. */
const nameOf = ({ wanted, had }: Pick<Taker, 'wanted' | 'had'>) =>
  had ? `moving ${wanted.submission}` : wanted.submission;

/** The turn that is taken before a pool's seats on a day are given out. */
export const seatsTurn = ({ placeId, zoneId, pool }: Counter, date: string): string =>
  `seats ${placeId} ${zoneId} ${pool} ${date}`;

export const slotOf = ({ counter, wanted }: Taker): string[] => [
  counter.placeId,
  counter.zoneId,
  counter.pool,
  wanted.date,
  wanted.start,
];
