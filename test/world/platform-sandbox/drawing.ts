/** What lapsed, cooled and was drawn: freed places come back at their moment, and go to those who wished for them first. */
import { visitOfPart } from '../../../main/core/model/visit.ts';
import type { Bookers } from './bookers.ts';
import type { Counters, Wish } from './counters.ts';
import type { Db } from './db.ts';
import { shuffled } from './fairness.ts';
import type { FreedSeats } from './freed.ts';
import { OtherTimes } from './other-times.ts';
import { byVisit, keyOf } from './visits.ts';

/** Drawn in one go. */
const DRAWN_MAX = 64;

type Deps = {
  db: Db;
  counters: Counters;
  freed: FreedSeats;
  bookers: Bookers | undefined;
  /** Makes seats theirs for good, for all items of a visit, and says which visits have theirs. */
  bookVisits: (visits: readonly (readonly Wish[])[]) => Promise<Set<string>>;
  random: () => number;
};

export class Drawing {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Holds that were not booked in time are anybody's; by the rules they cool first, and what has cooled is given out. */
  async dropLapsed(): Promise<void> {
    const { db, bookers, freed } = this.#deps;
    if (!bookers?.rules) return freed.dropHolds();
    if (!(await freed.isAnyDue()) && (await bookers.waiting()).length === 0) return;
    await db.transaction(async () => {
      for (const seat of await freed.cool()) await bookers.redraw(seat);
      await bookers.dropLapsed();
      await this.#draw(bookers);
    });
  }

  /** Gives places to those who wished for them, in an order that favours nobody; the others wait on. */
  async #draw(bookers: Bookers): Promise<void> {
    const { db, counters, bookVisits, random } = this.#deps;
    const wishes = (await bookers.waiting()).flatMap(
      ({ submission, item, department, zone, place, date, start }) => {
        const asked = { itemCode: item, zoneId: zone, department, place };
        return counters.isOpen(asked, date) ? [{ asked, wanted: { submission, date, start } }] : [];
      },
    );
    const drawn = shuffled(byVisit(wishes), random);
    for (let from = 0; from < drawn.length; from += DRAWN_MAX) {
      const lot = drawn.slice(from, from + DRAWN_MAX);
      const seated = await bookVisits(lot);
      const unseated = lot.filter((visit) => !seated.has(keyOf(visit)));
      for (const submission of await this.#otherTimes(bookers).give(unseated)) seated.add(submission);
      await bookers.drawn(lot.map(keyOf), seated);
      for (const submission of seated) {
        await db.run(
          `UPDATE submission SET state = 'confirmed' WHERE key = ? AND state = 'unconfirmed'`,
          submission,
        );
      }
    }
  }

  #otherTimes(bookers: Bookers): OtherTimes {
    const { db, counters, bookVisits } = this.#deps;
    return new OtherTimes({
      ...{ db, bookVisits },
      isAllowed: async ({ asked, wanted }) => {
        const visit = counters.visit(asked, wanted);
        const isOpen = visit !== null && counters.isOpen(asked, wanted.date);
        return isOpen && (await bookers.fits(visitOfPart(wanted.submission), visit));
      },
      moved: async ({ asked, wanted }) => {
        const visit = counters.visit(asked, wanted);
        if (visit) await bookers.moved(wanted.submission, visit);
      },
    });
  }
}
