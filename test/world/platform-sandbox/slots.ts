/** The hall's slots by its plan: what is free, holds that lapse after 30 minutes, and seats taken for good. */
import { nextDrawOf, phaseOf } from '../../../main/core/hall/fair.ts';
import { type OpenDay, openDays, placesFor, slotRule } from '../../../main/core/hall/opening.ts';
import type { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import { visitOfPart } from '../../../main/core/model/visit.ts';
import type { Hold, SlotsAnswer } from '../../../main/core/platform/answers.ts';
import type { Bookers, Visit } from './bookers.ts';
import { type Db, rowsOf } from './db.ts';
import { everyone, type Person, shuffled } from './fairness.ts';
import { FreedSeats, type SeatRow } from './freed.ts';
import type { SandboxHall } from './hall.ts';
import { OtherTimes } from './other-times.ts';
import { type Counter, isAt, type Seat, Seats, slotOf, type Taker } from './seats.ts';
import { takeTurn } from './turns.ts';
import { byVisit, keyOf, NotWholeError, partNames, partsAt, visitIn } from './visits.ts';

const HOLD_MS = 30 * 60_000;
/** Seats that one kiosk may hold at a time: more than a queue of families before it. */
const HOLDS_MAX = 40;
/** Drawn in one go. */
const DRAWN_MAX = 64;

export type Asked = { itemCode: string; zoneId: string; department: string; place: string | undefined };
export type Wish = { asked: Asked; wanted: Seat };
/** What a hold came to. Times in milliseconds since the epoch. */
export type HoldOutcome =
  | { outcome: 'held'; hold: Hold }
  /** Full, or not on offer. */
  | { outcome: 'taken' }
  /** The kiosk holds as many as it may. */
  | { outcome: 'over-quota' }
  | { outcome: 'not-released' | 'drawing'; at: number }
  | { outcome: 'limited'; limit: BookingLimit };

/** An item's part of a visit that is to be held. */
type Part = { counter: Counter; wanted: Seat };

/** `person`: null where the kiosk did not say who asks. `rebooks`: the booking that it would move. */
export type Asker = { kioskId: string; person: Person | null; rebooks?: string | undefined };

type Deps = {
  db: Db;
  hall: SandboxHall;
  /** Without it, or while the plan has no rules of fairness, nobody is counted and what is freed is anybody's at once. */
  bookers?: Bookers | undefined;
  /** Draws when what was freed comes back, and who gets it, 0 to 1. */
  random?: () => number;
  /** Places in one slot of a department, in place of the plan's. */
  capacity: number | undefined;
  now: () => number;
};

export class Slots {
  readonly #db: Db;
  readonly #deps: Deps;
  readonly #now: () => number;
  readonly #freed: FreedSeats;
  readonly #seats: Seats;

  constructor(deps: Deps) {
    this.#db = deps.db;
    this.#deps = deps;
    this.#now = deps.now;
    const nextDraw = (seat: Pick<SeatRow, 'place' | 'zone' | 'pool'>) => this.#nextDraw(seat);
    const release = (part: string) => this.#freed.letGo(part, this.#rules, { heldOnly: false });
    this.#seats = new Seats({ db: deps.db, release });
    this.#freed = new FreedSeats({ db: deps.db, now: deps.now, random: this.#random, nextDraw });
  }

  /** Null where the item is not done at that place. */
  async free(asked: Asked): Promise<SlotsAnswer | null> {
    const counter = this.counter(asked);
    if (!counter) return null;
    await this.dropLapsed();
    const { placeId, zoneId, pool, places } = counter;
    const taken = await this.#db.all<{ date: string; start: string; count: number }>(
      `SELECT date, start, count(*) AS count FROM seat WHERE place = ? AND zone = ? AND pool = ?
       GROUP BY date, start`,
      ...[placeId, zoneId, pool],
    );
    const counts = new Map(taken.map(({ date, start, count }) => [`${date} ${start}`, count]));
    const left = (date: string, start: string) => Math.max(0, places - (counts.get(`${date} ${start}`) ?? 0));
    const { plan } = this.#deps.hall;
    const isDrawn = this.#nextDraw({ place: placeId, zone: zoneId, pool }) !== null;
    const due = isDrawn ? await this.#freed.due(placeId, zoneId, pool) : new Map<string, number>();
    const drawOf = (date: string, start: string) => {
      const at = left(date, start) === 0 ? due.get(`${date} ${start}`) : undefined;
      return at === undefined ? {} : { draw: hallTime(at) };
    };
    const days: SlotsAnswer['days'] = [];
    const answer: SlotsAnswer = { plan: plan.number, days };
    for (const { date, slots } of openDays(plan, counter, this.#now())) {
      const phase = this.#phase(counter, date);
      if (phase.phase === 'not-released') {
        answer.next = { date, at: hallTime(phase.at) };
        continue;
      }
      days.push({
        date,
        ...(phase.phase === 'drawing' && { draw: hallTime(phase.at) }),
        slots: slots.map((slot) => ({
          ...slot,
          remaining: left(date, slot.start),
          ...drawOf(date, slot.start),
        })),
      });
    }
    return answer;
  }

  /**
   * A seat for each item of the submission's visit, moved if it had others; all of them, or none where one is not to be had. The hold is
   * `kioskId`'s, who asked for it. `further`: the items beside the first.
   */
  async hold(asked: Asked, wanted: Seat, asker: Asker, further: readonly Asked[] = []): Promise<HoldOutcome> {
    await this.dropLapsed();
    try {
      return await this.#db.transaction(() => this.#holdAll([asked, ...further], wanted, asker));
    } catch (error) {
      if (error instanceof NotWholeError) return error.outcome;
      throw error;
    }
  }

  async #holdAll(all: readonly Asked[], wanted: Seat, asker: Asker): Promise<HoldOutcome> {
    const { submission, date } = wanted;
    // Of several items nothing that was done for one stays where another is not to be had.
    const not = (outcome: HoldOutcome): HoldOutcome => {
      if (all.length > 1) throw new NotWholeError(outcome);
      return outcome;
    };
    const place = all[0] && this.counter(all[0])?.placeId;
    const counters = all.flatMap((each) => this.counter({ ...each, place }) ?? []);
    const times = counters.length === all.length ? this.#partsAt(counters, wanted) : null;
    if (!times) return { outcome: 'taken' };
    if (await this.#isOverQuota(asker.kioskId, submission, all.length)) return { outcome: 'over-quota' };
    const parts = counters.map((counter, nth) => ({ counter, wanted: times[nth]?.seat ?? wanted }));
    const refusal = await this.#refusal(parts, submission, asker);
    if (refusal) return not(refusal);
    const had = await this.#seats.had(parts.map((part) => part.wanted));
    const takers = parts.map((part) => ({ ...part, had: had.get(part.wanted.submission) }));
    const expiresAt = this.#now() + HOLD_MS;
    const elsewhere = takers.filter((taker) => !isAt(taker.had, taker.counter, taker.wanted));
    const taken = await this.#seats.take(elsewhere, expiresAt);
    const missed = elsewhere.find((taker) => !taken.has(taker.wanted));
    if (missed) return not(await this.#full(missed.counter, missed.wanted));
    await this.#letGoBeyond(submission, parts.length);
    for (const part of parts) await this.#noteHold(part, expiresAt, asker);
    const [{ end = '' } = {}, ...also] = times.map(({ seat: { start }, end: to }) => ({ start, end: to }));
    const hold = { date, start: wanted.start, end, expiresAt: hallTime(expiresAt) };
    return { outcome: 'held', hold: { ...hold, ...(also.length > 0 && { also }) } };
  }

  async #noteHold({ counter, wanted }: Part, expiresAt: number, asker: Asker): Promise<void> {
    const { submission } = wanted;
    await this.#db.run(
      'UPDATE seat SET expires_at = ? WHERE submission = ? AND expires_at IS NOT NULL',
      ...[expiresAt, submission],
    );
    await this.#db.run(
      `INSERT INTO held_by VALUES (?, ?)
       ON CONFLICT (submission) DO UPDATE SET kiosk_id = excluded.kiosk_id`,
      ...[submission, asker.kioskId],
    );
    const visit = visitOf(counter, this.#askedOf(counter), wanted);
    if (this.#rules && asker.person)
      await this.#deps.bookers?.note(submission, asker.person, visit, expiresAt);
  }

  /** Whether a kiosk would hold more seats than it may, this submission's own not counted. Booked ones do not count. */
  async #isOverQuota(kioskId: string, submission: string, count: number): Promise<boolean> {
    await takeTurn(this.#db, `kiosk ${kioskId}`);
    const held = await this.#db.one<{ count: number }>(
      `SELECT count(*) AS count FROM seat JOIN held_by USING (submission)
       WHERE kiosk_id = ? AND ${visitIn('submission')} <> ? AND expires_at IS NOT NULL`,
      ...[kioskId, submission],
    );
    return (held?.count ?? 0) + count > HOLDS_MAX;
  }

  /** A visit that has fewer items than before. */
  async #letGoBeyond(submission: string, count: number): Promise<void> {
    for (const part of await this.#heldParts(submission)) {
      if (partNames(submission).indexOf(part) < count) continue;
      await this.#freed.letGo(part, this.#rules, { heldOnly: true });
      await this.#deps.bookers?.dropPart(part);
    }
  }

  /** Full, but where a place of it was freed and will be drawn, that can be wished for. */
  async #full(counter: Counter, { date, start }: Seat): Promise<HoldOutcome> {
    const { placeId: place, zoneId: zone, pool } = counter;
    if (this.#nextDraw({ place, zone, pool }) === null) return { outcome: 'taken' };
    const at = (await this.#freed.due(place, zone, pool)).get(`${date} ${start}`);
    return at === undefined ? { outcome: 'taken' } : { outcome: 'drawing', at };
  }

  /** Why the rules of fairness do not let this one hold these places; null: they do. */
  async #refusal(parts: readonly Part[], submission: string, asker: Asker): Promise<HoldOutcome | null> {
    const { bookers } = this.#deps;
    if (!bookers?.rules) return null;
    for (const { counter, wanted } of parts) {
      const { phase, ...rest } = this.#phase(counter, wanted.date);
      if (phase !== 'open' && 'at' in rest) return { outcome: phase, at: rest.at };
    }
    const { person } = asker;
    // Before anything is looked at: this very submission may be filed at this moment.
    if (person) await bookers.lock(everyone(person).map(({ id }) => id));
    // What is booked is moved by a rebooking alone.
    if (await bookers.isFiled(submission)) return { outcome: 'taken' };
    const limit = person && (await this.#limit(bookers, parts, submission, { ...asker, person }));
    if (limit) return { outcome: 'limited', limit };
    if (person && (await bookers.isHolder(submission, person))) {
      for (const part of parts) {
        await this.#freed.reclaim(slotOf({ ...part, had: undefined }), part.wanted.submission);
      }
    } else {
      // A hold does not pass from one person to another.
      await this.giveBack(submission);
      await bookers.drop(submission);
    }
    return null;
  }

  /** Each item counts; those of one visit do not stand in each other's way on their day. */
  async #limit(
    bookers: Bookers,
    parts: readonly Part[],
    submission: string,
    { person, rebooks }: Asker & { person: Person },
  ): Promise<BookingLimit | null> {
    // Somebody's own booking alone is moved and not counted.
    const isOwn = rebooks !== undefined && (await bookers.peopleOf(rebooks)).includes(person.id);
    const own = isOwn ? [rebooks] : [];
    for (const [nth, { counter, wanted }] of parts.entries()) {
      const visit = visitOf(counter, this.#askedOf(counter), wanted);
      const limit = await bookers.limit(person, visit, [submission, ...own], nth);
      // Somebody suspended still has their booking, and may move it.
      const isMove = own.length > 0 && limit?.by === 'suspended';
      if (limit && !isMove) return limit;
    }
    return null;
  }

  /** Whose places they are says enough of the department. */
  #askedOf({ itemCode, zoneId, pool, placeId }: Counter): Asked {
    return { itemCode, zoneId, department: pool, place: placeId };
  }

  /** Of one visit, all its parts or none. Run it in the booking's transaction. */
  async book(asked: Asked, wanted: Seat, further: readonly Wish[] = []): Promise<boolean> {
    await this.dropLapsed();
    return (await this.bookVisits([[{ asked, wanted }, ...further]])).has(wanted.submission);
  }

  /**
   * `bookAll` of visits: says which have a seat for each of their items. One that lacks a seat has none: what it held is given back, and
   * may be another's in the same lot. Run it in the filing transaction.
   */
  async bookVisits(visits: readonly (readonly Wish[])[]): Promise<Set<string>> {
    const several = visits.filter(({ length }) => length > 1).flat();
    const before = await this.#seats.had(several.map(({ wanted }) => wanted));
    const seated = await this.bookAll(visits.flat());
    const whole = new Set<string>();
    const again: (readonly Wish[])[] = [];
    let undone = 0;
    for (const visit of visits) {
      const parts = visit.map(({ wanted }) => wanted.submission);
      const having = parts.filter((part) => seated.has(part));
      if (having.length === parts.length) whole.add(keyOf(visit));
      else if (having.length === 0) again.push(visit);
      for (const part of having.length < parts.length ? having : []) {
        undone++;
        if (before.has(part)) await this.#freed.letGo(part, this.#rules, { heldOnly: false });
        // Nobody has seen that it was taken: it is free at once.
        else await this.#db.run('DELETE FROM seat WHERE submission = ?', part);
      }
    }
    if (undone > 0) for (const key of await this.bookVisits(again)) whole.add(key);
    return whole;
  }

  /**
   * Makes each seat its submission's for good: its hold, or a free one where the hold lapsed. Says which submissions have theirs;
   * for the others the slot is full. Run it in the filing transaction, after `dropLapsed`.
   */
  async bookAll(wishes: Wish[]): Promise<Set<string>> {
    const seats = await this.#seats.had(wishes.map(({ wanted }) => wanted));
    const takers = wishes.flatMap(({ asked, wanted }): Taker[] => {
      const counter = this.counter(asked);
      return counter ? [{ counter, wanted, had: seats.get(wanted.submission) }] : [];
    });
    const there = takers.filter(({ counter, wanted, had }) => isAt(had, counter, wanted));
    const booked = await this.#seats.keep(there);
    // The plan is read through once for each item and place of a lot.
    const open = new Map<string, OpenDay[]>();
    const isOffered = ({ counter, wanted }: Taker) => {
      const what = `${counter.itemCode} ${counter.placeId}`;
      const days = open.get(what) ?? this.#open(counter);
      open.set(what, days);
      return this.#offered(days, wanted) !== undefined;
    };
    const others = takers
      .filter((taker) => !booked.has(taker.wanted.submission) && isOffered(taker))
      // A hold that was there a moment ago, and was given back, is none.
      .map((taker) => (there.includes(taker) ? { ...taker, had: undefined } : taker));
    for (const { submission } of await this.#seats.take(others, null)) booked.add(submission);
    return booked;
  }

  /** The seats become another submission's, whose own are given up. Run it in the transaction that took them. */
  async handOver(from: string, to: string): Promise<void> {
    await this.release(to);
    for (const part of await this.#heldParts(from)) {
      await this.#db.run('DELETE FROM held_by WHERE submission = ?', part);
      const name = part.replace(from, to);
      await this.#db.run('UPDATE seat SET submission = ? WHERE submission = ?', name, part);
    }
  }

  /** The submission's seats are given up: anybody's at once, or after the cool-down of the rules. Run it in the cancelling transaction. */
  release(submission: string): Promise<void> {
    return this.#letGo(submission, { heldOnly: false });
  }

  /** Gives holds back; seats that are booked for good stay. */
  giveBack(submission: string): Promise<void> {
    return this.#letGo(submission, { heldOnly: true });
  }

  /** In one transaction: a hold that comes in between would be half gone. */
  #letGo(submission: string, which: { heldOnly: boolean }): Promise<void> {
    return this.#db.transaction(async () => {
      for (const part of await this.#heldParts(submission)) await this.#freed.letGo(part, this.#rules, which);
    });
  }

  /** What these visits held and did not take when they were filed is given back. Run it in the filing transaction. */
  async giveBackRest(visits: readonly (readonly Wish[])[]): Promise<void> {
    const names = visits.flatMap((visit) => partNames(keyOf(visit)));
    if (names.length === 0) return;
    const held = await this.#db.all<{ submission: string }>(
      `SELECT submission FROM seat WHERE expires_at IS NOT NULL AND submission IN ${rowsOf(1, names.length)}
       ORDER BY submission`,
      ...names,
    );
    for (const { submission } of held) await this.#freed.letGo(submission, this.#rules, { heldOnly: true });
  }

  /** The parts of a visit that have a seat. */
  async #heldParts(submission: string): Promise<string[]> {
    const names = partNames(submission);
    const rows = await this.#db.all<{ submission: string }>(
      `SELECT submission FROM seat WHERE submission IN ${rowsOf(1, names.length)} ORDER BY submission`,
      ...names,
    );
    return rows.map((row) => row.submission);
  }

  /**
   * Makes the place that was lent to this kiosk the submission's for good. False: it was not lent to it, or another time was. Run it in the
   * filing transaction.
   */
  async bookLent(lease: string, kioskId: string, { submission, date, start }: Seat): Promise<boolean> {
    const lent = await this.#db.one<{ id: string }>(
      'SELECT id FROM lease WHERE id = ? AND kiosk_id = ? AND date = ? AND start = ?',
      ...[lease, kioskId, date, start],
    );
    if (!lent) return false;
    await this.#freed.letGo(submission, this.#rules, { heldOnly: false });
    const isBooked = await this.#db.run(
      'UPDATE seat SET submission = ? WHERE submission = ?',
      submission,
      lease,
    );
    await this.#db.run('DELETE FROM lease WHERE id = ?', lease);
    return isBooked === 1;
  }

  /** `bookLent` of a visit: one place for each of its items, or none. */
  async bookAllLent(leases: readonly string[], kioskId: string, visit: readonly Wish[]): Promise<boolean> {
    if (leases.length < visit.length) return false;
    for (const [nth, { wanted }] of visit.entries()) {
      if (await this.bookLent(leases[nth] ?? '', kioskId, wanted)) continue;
      if (nth > 0) await this.release(visitOfPart(wanted.submission));
      return false;
    }
    return true;
  }

  /** A place in a lease's name. False: full. */
  async lend(counter: Counter, wanted: Seat): Promise<boolean> {
    return (await this.#seats.take([{ counter, wanted, had: undefined }], null)).has(wanted);
  }

  /** YYYY-MM-DD */
  get tomorrow(): string {
    return addDays(hallDate(this.#now()), 1);
  }

  /** The first `count` open days from tomorrow, with their times. */
  openDays(
    counter: Counter,
    count: number,
  ): { date: string; times: readonly { start: string; end: string }[] }[] {
    return openDays(this.#deps.hall.plan, counter, this.#now())
      .slice(0, count)
      .map(({ date, slots }) => ({ date, times: slots }));
  }

  /** Whose places an item's are; null where it is not done at that place. */
  counter({ itemCode, zoneId, department, place }: Asked): Counter | null {
    const { hall, capacity } = this.#deps;
    const places = placesFor(hall.plan, { itemCode, zoneId });
    const at = place === undefined ? places[0] : places.find(({ id }) => id === place);
    if (!at) return null;
    const rule = slotRule(hall.plan, itemCode);
    const pool = rule.group ?? department;
    return { placeId: at.id, zoneId, itemCode, pool, places: capacity ?? rule.places };
  }

  #partsAt(counters: readonly Counter[], wanted: Seat) {
    return partsAt(this.#deps.hall.plan, counters, wanted, this.#now());
  }

  #offered(days: readonly OpenDay[], { date, start }: Seat) {
    return days.find((day) => day.date === date)?.slots.find((slot) => slot.start === start);
  }

  #open(counter: Counter): OpenDay[] {
    return openDays(this.#deps.hall.plan, counter, this.#now());
  }

  /** Holds that were not booked in time are anybody's; by the rules they cool first, and what has cooled is given out. */
  async dropLapsed(): Promise<void> {
    const { bookers } = this.#deps;
    const rules = this.#rules;
    if (!bookers || !rules) return this.#freed.dropHolds();
    if (!(await this.#freed.isAnyDue()) && (await bookers.waiting()).length === 0) return;
    await this.#db.transaction(async () => {
      for (const seat of await this.#freed.cool(rules)) await bookers.redraw(seat);
      await bookers.dropLapsed();
      await this.#draw(bookers);
    });
  }

  /** Gives places to those who wished for them, in an order that favours nobody; the others wait on. */
  async #draw(bookers: Bookers): Promise<void> {
    const wishes = (await bookers.waiting()).flatMap(
      ({ submission, item, department, zone, place, date, start }) => {
        const asked = { itemCode: item, zoneId: zone, department, place };
        const counter = this.counter(asked);
        const isOpen = counter !== null && this.#phase(counter, date).phase === 'open';
        return isOpen ? [{ asked, wanted: { submission, date, start } }] : [];
      },
    );
    const drawn = shuffled(byVisit(wishes), this.#random);
    for (let from = 0; from < drawn.length; from += DRAWN_MAX) {
      const lot = drawn.slice(from, from + DRAWN_MAX);
      const seated = await this.bookVisits(lot);
      const unseated = lot.filter((visit) => !seated.has(keyOf(visit)));
      for (const submission of await this.#otherTimes(bookers).give(unseated)) seated.add(submission);
      await bookers.drawn(lot.map(keyOf), seated);
      for (const submission of seated) {
        await this.#db.run(
          `UPDATE submission SET state = 'confirmed' WHERE key = ? AND state = 'unconfirmed'`,
          submission,
        );
      }
    }
  }

  #otherTimes(bookers: Bookers): OtherTimes {
    return new OtherTimes({
      db: this.#db,
      bookVisits: (visits) => this.bookVisits(visits),
      isAllowed: async ({ asked, wanted }) => {
        const visit = this.visit(asked, wanted);
        const isOpen = visit !== null && this.isOpen(asked, wanted.date);
        return isOpen && (await bookers.fits(visitOfPart(wanted.submission), visit));
      },
      moved: async ({ asked, wanted }) => {
        const visit = this.visit(asked, wanted);
        if (visit) await bookers.moved(wanted.submission, visit);
      },
    });
  }

  /** Whether a day's places are given out yet; without rules all are. */
  isOpen(asked: Asked, date: string): boolean {
    const counter = this.counter(asked);
    return counter !== null && this.#phase(counter, date).phase === 'open';
  }

  /** What is noted of a booking under these rules; null where the item is not done at that place. */
  visit(asked: Asked, wanted: Seat): Visit | null {
    const counter = this.counter(asked);
    return counter && visitOf(counter, asked, wanted);
  }

  /** Pools whose places are drawn are groups of the plan. */
  #nextDraw({ place, zone, pool }: Pick<SeatRow, 'place' | 'zone' | 'pool'>): number | null {
    const { plan } = this.#deps.hall;
    const [itemCode] = plan.groups.find(({ id }) => id === pool)?.items ?? [];
    if (!this.#rules || itemCode === undefined) return null;
    return nextDrawOf(plan, { placeId: place, zoneId: zone, itemCode }, this.#now());
  }

  #phase(counter: Counter, date: string): ReturnType<typeof phaseOf> {
    if (!this.#rules) return { phase: 'open' };
    return phaseOf(this.#deps.hall.plan, counter, date, this.#now());
  }

  get #rules() {
    return this.#deps.bookers?.rules ?? null;
  }

  get #random(): () => number {
    return this.#deps.random ?? Math.random;
  }
}

function visitOf(counter: Counter, { department }: Asked, { date, start }: Seat): Visit {
  const { itemCode: item, zoneId: zone, placeId: place, pool } = counter;
  return { item, department, zone, place, pool, date, start };
}
