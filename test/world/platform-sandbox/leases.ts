/**
 * Places lent to kiosks for when they are offline. A lent place is a seat like any other, in the lease's name: the table that forbids a
 * seat given twice forbids it here too. It is anybody's again only once its kiosk's book says that it does not have it.
 */
import { randomUUID } from 'node:crypto';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { Lease } from '../../../main/core/model/hall/lease.ts';
import type { LeaseAnswer, LeaseRequest } from '../../../main/core/platform/answers.ts';
import type { Db } from './db.ts';
import { type Counter, seatsTurn } from './seats.ts';
import type { Slots } from './slots.ts';
import { takeTurns } from './turns.ts';

/** How much is lent: figures of the platform's, which no kiosk knows. */
export type LeasePolicy = {
  /** Of a pool's places in a day, what all kiosks together may have, 0 to 1. */
  share: number;
  /** How many open days, after the next one: that one's places are wanted back for whom the platform serves itself. */
  days: number;
  /** Places in one pool on one day for one kiosk. */
  perDayMax: number;
  /** Places in all for one kiosk. */
  perKioskMax: number;
};
export const LEASE_POLICY: LeasePolicy = { share: 0.25, days: 3, perDayMax: 3, perKioskMax: 120 };

/** Bookings in thirty days that are one place more. */
const BOOKINGS_A_PLACE = 20;
/** A promise whose booking has not come so long after its day, or was refused, is kept no longer. */
const KEPT_DAYS = 30;
/** What every kiosk is lent a place for: the items that the whole town books most. */
const POPULAR = 10;

type Deps = {
  db: Db;
  slots: Slots;
  catalogue: Catalogue;
  policy: LeasePolicy;
};
type LeaseRow = Omit<Lease, 'end'> & { until: string };
type Mine = Pick<Lease, 'pool' | 'date'>;

export class Leases {
  readonly #deps: Deps;
  readonly #db: Db;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#db = deps.db;
  }

  /** Answers a word of a kiosk's book; null: a newer one was heard, or its book is an old one. */
  renew(kioskId: string, word: LeaseRequest): Promise<LeaseAnswer | null> {
    return this.#db.transaction(async () => {
      if (!(await this.#isNews(kioskId, word))) return null;
      await this.#takeBack(kioskId, word);
      await this.#lend(kioskId, word);
      const rows = await this.#db.all<LeaseRow>(
        'SELECT id, place, zone, pool, date, start, until FROM lease WHERE kiosk_id = ? AND book = ? ORDER BY date, start, id',
        ...[kioskId, word.book],
      );
      const open = new Set(rows.map(({ id }) => id));
      const used = new Set(word.used);
      const wantedBack = this.#deps.slots.counters.tomorrow;
      return {
        leases: rows
          .filter(({ id, date }) => !used.has(id) && date > wantedBack)
          .map(({ until, ...row }) => ({ ...row, end: until })),
        settled: word.used.filter((id) => !open.has(id)),
      };
    });
  }

  async #isNews(kioskId: string, { book, seq }: LeaseRequest): Promise<boolean> {
    const newest = await this.#db.one<{ book: string; number: number }>(
      'SELECT book, number FROM lease_book WHERE kiosk_id = ? ORDER BY number DESC LIMIT 1',
      kioskId,
    );
    if (newest?.book === book) {
      const heard = await this.#db.run(
        'UPDATE lease_book SET seq = ? WHERE kiosk_id = ? AND book = ? AND seq < ?',
        ...[seq, kioskId, book, seq],
      );
      return heard === 1;
    }
    // A word of a book that has had a successor was long on its way.
    const began = await this.#db.run(
      'INSERT INTO lease_book VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ...[kioskId, book, (newest?.number ?? 0) + 1, seq],
    );
    return began === 1;
  }

  /** What was granted to this book and is not in it: its answer was lost, or the kiosk dropped it. And what is long over, used or not. */
  async #takeBack(kioskId: string, { book, free, used }: LeaseRequest): Promise<void> {
    const has = new Set([...free, ...used]);
    const lent = await this.#db.all<{ id: string; date: string }>(
      'SELECT id, date FROM lease WHERE kiosk_id = ? AND book = ?',
      ...[kioskId, book],
    );
    const long = addDays(this.#deps.slots.counters.tomorrow, -KEPT_DAYS);
    for (const { id, date } of lent) if (!has.has(id) || date < long) await this.#end(id);
  }

  async #end(id: string): Promise<void> {
    await this.#db.run('DELETE FROM seat WHERE submission = ?', id);
    await this.#db.run('DELETE FROM lease WHERE id = ?', id);
  }

  async #lend(kioskId: string, word: LeaseRequest): Promise<void> {
    const { policy, slots } = this.#deps;
    const used = new Set(word.used);
    const lent = await this.#db.all<Mine & { id: string }>(
      'SELECT id, pool, date FROM lease WHERE kiosk_id = ? AND book = ?',
      ...[kioskId, word.book],
    );
    const mine: Mine[] = lent.filter(({ id }) => !used.has(id));
    const demand = await this.#demand(word.wanted);
    await this.#takeTurns(demand.map(({ counter }) => counter));
    for (const { counter, count } of demand) {
      const quota = Math.min(policy.perDayMax, Math.ceil(count / BOOKINGS_A_PLACE));
      for (const { date, slots: times } of slots.counters.openDays(counter).slice(1, policy.days + 1)) {
        // A place that is not given out to anybody yet is promised by no kiosk.
        if (slots.counters.phase(counter, date).phase !== 'open') continue;
        const had = mine.filter((each) => each.pool === counter.pool && each.date === date).length;
        for (let missing = quota - had; missing > 0 && mine.length < policy.perKioskMax; missing--) {
          const isLent = await this.#lendOne(kioskId, word.book, counter, date, times);
          if (!isLent) break;
          mine.push({ pool: counter.pool, date });
        }
      }
    }
  }

  /** All at once: one by one in the order of the demand they would be taken crosswise. */
  async #takeTurns(counters: readonly Counter[]): Promise<void> {
    const { policy, slots } = this.#deps;
    const names = counters.map((counter) => {
      const days = slots.counters.openDays(counter).slice(1, policy.days + 1);
      return days.map(({ date }) => seatsTurn(counter, date));
    });
    await takeTurns(this.#db, names.flat());
  }

  /** By pool, how much is booked: what this kiosk's citizens want, then a little of what the town wants. */
  async #demand(wanted: LeaseRequest['wanted']): Promise<{ counter: Counter; count: number }[]> {
    const popular = await this.#db.all<{ itemCode: string }>(
      `SELECT item_code AS "itemCode" FROM submission WHERE kind = 'booking'
       GROUP BY item_code ORDER BY count(*) DESC, item_code LIMIT ?`,
      POPULAR,
    );
    const pools = new Map<string, { counter: Counter; count: number }>();
    for (const { itemCode, count } of [...wanted, ...popular.map((each) => ({ ...each, count: 1 }))]) {
      const item = this.#deps.catalogue.item(itemCode);
      const asked = item && {
        itemCode,
        zoneId: item.zoneId,
        department: item.departmentCode,
        place: undefined,
      };
      const counter = asked && this.#deps.slots.counters.of(asked);
      if (!counter) continue;
      const key = `${counter.placeId} ${counter.zoneId} ${counter.pool}`;
      const before = pools.get(key)?.count ?? 0;
      pools.set(key, { counter, count: before + count });
    }
    return [...pools.values()].sort((one, other) => other.count - one.count);
  }

  /** One place on that day, where most are left; false where the kiosks have their share. */
  async #lendOne(
    kioskId: string,
    book: string,
    counter: Counter,
    date: string,
    times: readonly { start: string; end: string }[],
  ): Promise<boolean> {
    const { placeId, zoneId, pool, places } = counter;
    const at = [placeId, zoneId, pool, date];
    const lent = await this.#db.one<{ count: number }>(
      'SELECT count(*) AS count FROM lease WHERE place = ? AND zone = ? AND pool = ? AND date = ?',
      ...at,
    );
    if (Number(lent?.count ?? 0) >= Math.floor(this.#deps.policy.share * places * times.length)) return false;
    const taken = await this.#db.all<{ start: string; count: number }>(
      `SELECT start, count(*) AS count FROM seat WHERE place = ? AND zone = ? AND pool = ? AND date = ?
       GROUP BY start`,
      ...at,
    );
    const left = ({ start }: { start: string }) =>
      places - Number(taken.find((each) => each.start === start)?.count ?? 0);
    const [time] = [...times].sort((one, other) => left(other) - left(one));
    if (!time) return false;
    const id = randomUUID();
    if (!(await this.#deps.slots.lend(counter, { submission: id, date, start: time.start }))) return false;
    await this.#db.run(
      'INSERT INTO lease VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[id, kioskId, book, placeId, zoneId, pool, date, time.start, time.end],
    );
    return true;
  }
}
