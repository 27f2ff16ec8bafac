/** Whose places an item's are, and when they are given out: the hall's plan as the sandbox's bookings ask it. Reads no database. */
import { nextDrawOf, phaseOf } from '../../../main/core/hall/fair.ts';
import { type OpenDay, openDays, placesFor, slotRule } from '../../../main/core/hall/opening.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { Fairness } from '../../../main/core/model/hall/fairness.ts';
import type { HallPlan } from '../../../main/core/model/hall/plan.ts';
import type { Visit } from './booker-rows.ts';
import type { SeatRow } from './freed.ts';
import type { SandboxHall } from './hall.ts';
import type { Counter, Seat } from './seats.ts';
import { partsAt } from './visits.ts';

/** `place`: undefined for the first that does the item. */
export type Asked = { itemCode: string; zoneId: string; department: string; place: string | undefined };
export type Wish = { asked: Asked; wanted: Seat };

type Deps = {
  hall: SandboxHall;
  /** Places in one slot of a department, in place of the plan's. */
  capacity: number | undefined;
  /** Null: nobody is counted, and all places are given out at once. */
  rules: () => Fairness | null;
  now: () => number;
};

export class Counters {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get plan(): HallPlan {
    return this.#deps.hall.plan;
  }

  /** Whose places an item's are; null where it is not done at that place. */
  of({ itemCode, zoneId, department, place }: Asked): Counter | null {
    const places = placesFor(this.plan, { itemCode, zoneId });
    const at = place === undefined ? places[0] : places.find(({ id }) => id === place);
    if (!at) return null;
    const rule = slotRule(this.plan, itemCode);
    const pool = rule.group ?? department;
    return { placeId: at.id, zoneId, itemCode, pool, places: this.#deps.capacity ?? rule.places };
  }

  openDays(counter: Counter): OpenDay[] {
    return openDays(this.plan, counter, this.#deps.now());
  }

  /** When each item is done where the first begins then; null where one can't be. */
  partsAt(counters: readonly Counter[], wanted: Seat) {
    return partsAt(this.plan, counters, wanted, this.#deps.now());
  }

  /** YYYY-MM-DD */
  get tomorrow(): string {
    return addDays(hallDate(this.#deps.now()), 1);
  }

  phase(counter: Counter, date: string): ReturnType<typeof phaseOf> {
    if (!this.#deps.rules()) return { phase: 'open' };
    return phaseOf(this.plan, counter, date, this.#deps.now());
  }

  /** Whether a day's places are given out yet; without rules all are. */
  isOpen(asked: Asked, date: string): boolean {
    const counter = this.of(asked);
    return counter !== null && this.phase(counter, date).phase === 'open';
  }

  /** When freed places of that pool are drawn next, milliseconds since the epoch; null where they are not: only a group's are. */
  nextDraw({ place, zone, pool }: Pick<SeatRow, 'place' | 'zone' | 'pool'>): number | null {
    const [itemCode] = this.plan.groups.find(({ id }) => id === pool)?.items ?? [];
    if (!this.#deps.rules() || itemCode === undefined) return null;
    return nextDrawOf(this.plan, { placeId: place, zoneId: zone, itemCode }, this.#deps.now());
  }

  /** What is noted of a booking under these rules; null where the item is not done at that place. */
  visit(asked: Asked, wanted: Seat): Visit | null {
    const counter = this.of(asked);
    return counter && visitOf(counter, wanted, asked.department);
  }
}

/** `department`: by default the pool's name, which says enough of it. */
export function visitOf(counter: Counter, { date, start }: Seat, department = counter.pool): Visit {
  const { itemCode: item, zoneId: zone, placeId: place, pool } = counter;
  return { item, department, zone, place, pool, date, start };
}
