/** The hall's slots by its plan: what is free, what is held (holding.ts), booked for good, lent to a kiosk, or given up. */
import type { OpenDay } from '../../../main/core/hall/opening.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { visitOfPart } from '../../../main/core/model/visit.ts';
import type { SlotsAnswer } from '../../../main/core/platform/answers.ts';
import type { Bookers } from './bookers.ts';
import { type Asked, Counters, type Wish } from './counters.ts';
import type { Db } from './db.ts';
import { Drawing } from './drawing.ts';
import { FreedSeats } from './freed.ts';
import type { SandboxHall } from './hall.ts';
import { type Asker, Holding, type HoldOutcome } from './holding.ts';
import { type Counter, isAt, type Seat, Seats, type Taker } from './seats.ts';
import { keyOf } from './visits.ts';

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
  /** Whose places an item's are, and when they are given out. */
  readonly counters: Counters;
  readonly #db: Db;
  readonly #freed: FreedSeats;
  readonly #seats: Seats;
  readonly #holding: Holding;
  readonly #drawing: Drawing;

  constructor({ db, hall, bookers, random = Math.random, capacity, now }: Deps) {
    const rules = () => bookers?.rules ?? null;
    const counters = new Counters({ hall, capacity, rules, now });
    const freed = new FreedSeats({ db, now, random, rules, nextDraw: (seat) => counters.nextDraw(seat) });
    const seats = new Seats({ db, release: (part) => freed.letGo(part, { heldOnly: false }) });
    this.counters = counters;
    this.#db = db;
    this.#freed = freed;
    this.#seats = seats;
    this.#holding = new Holding({ db, counters, seats, freed, bookers, now });
    const bookVisits = (visits: readonly (readonly Wish[])[]) => this.bookVisits(visits);
    this.#drawing = new Drawing({ db, counters, freed, bookers, bookVisits, random });
  }

  /** Null where the item is not done at that place. */
  async free(asked: Asked): Promise<SlotsAnswer | null> {
    const counter = this.counters.of(asked);
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
    const isDrawn = this.counters.nextDraw({ place: placeId, zone: zoneId, pool }) !== null;
    const due = isDrawn ? await this.#freed.due(placeId, zoneId, pool) : new Map<string, number>();
    const drawOf = (date: string, start: string) => {
      const at = left(date, start) === 0 ? due.get(`${date} ${start}`) : undefined;
      return at === undefined ? {} : { draw: hallTime(at) };
    };
    const days: SlotsAnswer['days'] = [];
    const answer: SlotsAnswer = { plan: this.counters.plan.number, days };
    for (const { date, slots } of this.counters.openDays(counter)) {
      const phase = this.counters.phase(counter, date);
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

  /** `Holding.hold`. `further`: the items beside the first. */
  async hold(asked: Asked, wanted: Seat, asker: Asker, further: readonly Asked[] = []): Promise<HoldOutcome> {
    await this.dropLapsed();
    return this.#holding.hold([asked, ...further], wanted, asker);
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
        if (before.has(part)) await this.#freed.letGo(part, { heldOnly: false });
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
      const counter = this.counters.of(asked);
      return counter ? [{ counter, wanted, had: seats.get(wanted.submission) }] : [];
    });
    const there = takers.filter(({ counter, wanted, had }) => isAt(had, counter, wanted));
    const booked = await this.#seats.keep(there);
    // The plan is read through once for each item and place of a lot.
    const open = new Map<string, OpenDay[]>();
    const isOpen = ({ counter, wanted }: Taker) => {
      const what = `${counter.itemCode} ${counter.placeId}`;
      const days = open.get(what) ?? this.counters.openDays(counter);
      open.set(what, days);
      return isOffered(days, wanted);
    };
    const others = takers
      .filter((taker) => !booked.has(taker.wanted.submission) && isOpen(taker))
      // A hold that was there a moment ago, and was given back, is none.
      .map((taker) => (there.includes(taker) ? { ...taker, had: undefined } : taker));
    for (const { submission } of await this.#seats.take(others, null)) booked.add(submission);
    return booked;
  }

  /** The seats become another submission's, whose own are given up. Run it in the transaction that took them. */
  async handOver(from: string, to: string): Promise<void> {
    await this.release(to);
    for (const part of await this.#freed.partsOf(from)) {
      await this.#db.run('DELETE FROM held_by WHERE submission = ?', part);
      const name = part.replace(from, to);
      await this.#db.run('UPDATE seat SET submission = ? WHERE submission = ?', name, part);
    }
  }

  /** The submission's seats are given up: anybody's at once, or after the cool-down of the rules. Run it in the cancelling transaction. */
  release(submission: string): Promise<void> {
    return this.#freed.letGoVisit(submission, { heldOnly: false });
  }

  /** Gives holds back; seats that are booked for good stay. */
  giveBack(submission: string): Promise<void> {
    return this.#freed.letGoVisit(submission, { heldOnly: true });
  }

  /** What these visits held and did not take when they were filed is given back. Run it in the filing transaction. */
  giveBackRest(visits: readonly (readonly Wish[])[]): Promise<void> {
    return this.#freed.letGoHeld(visits.map(keyOf));
  }

  /** What lapsed is given up, and what is due is given out: before anything is said of what is free. */
  dropLapsed(): Promise<void> {
    return this.#drawing.dropLapsed();
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
    await this.#freed.letGo(submission, { heldOnly: false });
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
}

const isOffered = (days: readonly OpenDay[], { date, start }: Seat): boolean =>
  days.some((day) => day.date === date && day.slots.some((slot) => slot.start === start));
