/** What one place offers for one item now: its own times as wishes, or the platform's as far as the hall's plan agrees. */
import { hallDate } from '../model/clock.ts';
import { sheetDays } from '../model/hall/days.ts';
import type { HallPlace, HallPlan } from '../model/hall/plan.ts';
import type { SlotsAnswer } from '../platform/answers.ts';
import type { ClosedDay, Day, DaysAnswer, Place } from './contract.ts';
import {
  dayState,
  fits,
  isYearKnown,
  openDays,
  type SlotTime,
  slotRule,
  slotsOn,
  type Wanted,
  zoneAt,
} from './opening.ts';

export type Visit = Pick<Wanted, 'zoneId' | 'itemCode'>;

/** Places leased to this kiosk for this place and item: what it may promise by itself. */
export type Leased = readonly { date: string; start: string }[];

type Deps = {
  plan: HallPlan;
  /** Where the item is done. */
  places: readonly HallPlace[];
  /** The one of them that is asked about. */
  place: HallPlace;
  visit: Visit;
  /** Milliseconds since the epoch; null while the clock is in doubt. */
  now: number | null;
};

export class DayOffer {
  readonly plan: HallPlan;
  readonly place: HallPlace;
  readonly wanted: Wanted;
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.plan = deps.plan;
    this.place = deps.place;
    this.wanted = { ...deps.visit, placeId: deps.place.id };
  }

  /** As a booking keeps it. */
  get placeNamed(): Place {
    return this.#told(this.place);
  }

  /** The plan's own times; how many places are left, only the platform knows, but for those that are leased to this kiosk. */
  wished(leased: Leased = []): DaysAnswer {
    const days = openDays(this.plan, this.wanted, this.#deps.now).map(({ date, isMadeUp, slots }) => ({
      date,
      isMadeUp,
      slots: slots.map((slot) => ({ ...slot, remaining: countAt(leased, date, slot) || null })),
    }));
    return this.#answer(days, false);
  }

  /** The time that can be wished for from `start` on that day; null where there is none, or the clock is in doubt. */
  wish(date: string, start: string): SlotTime | null {
    const { now } = this.#deps;
    if (now === null || date <= hallDate(now)) return null;
    return slotsOn(this.plan, this.wanted, date).find((slot) => slot.start === start) ?? null;
  }

  /** The day's times by the plan, whether or not they have passed. */
  slotsOn(date: string): SlotTime[] {
    return slotsOn(this.plan, this.wanted, date);
  }

  /** The days with their times that can be wished for; none while the clock is in doubt. */
  wishable(): { date: string; slots: readonly SlotTime[] }[] {
    const { now } = this.#deps;
    if (now === null) return [];
    return openDays(this.plan, this.wanted, now).filter(({ date }) => date > hallDate(now));
  }

  /**
   * The platform's and what it leased to this kiosk, without what the plan says is closed. In a year whose days off nobody here knows
   * they are wishes.
   */
  platforms(answer: SlotsAnswer, leased: Leased = []): DaysAnswer {
    const days = answer.days.flatMap(({ date, slots, draw }): Day[] => {
      const day = dayState(this.plan, this.wanted, date);
      if (day.state === 'closed') return [];
      const open = slots.filter((slot) => fits(this.plan, this.wanted, { date, ...slot }, this.#deps.now));
      if (open.length === 0) return [];
      const told = open.map(({ draw: freed, ...slot }) => ({
        ...slot,
        remaining: day.isKnown && !draw && !freed ? slot.remaining + countAt(leased, date, slot) : null,
      }));
      return [{ date, isMadeUp: day.isMadeUp, ...(draw && { draw }), slots: told }];
    });
    return { ...this.#answer(days, true), ...(answer.next && { next: answer.next }) };
  }

  /** Its first free time that the plan agrees to. */
  earliest(answer: SlotsAnswer): { date: string; start: string; end: string } | null {
    for (const { date, slots } of this.platforms(answer).days) {
      const slot = slots.find(({ remaining }) => remaining !== 0);
      if (slot) return { date, start: slot.start, end: slot.end };
    }
    return null;
  }

  /** Days that the platform offers and the plan says are closed. */
  conflicts({ days }: SlotsAnswer): string[] {
    return days.map(({ date }) => date).filter((date) => this.#state(date).state === 'closed');
  }

  #state(date: string) {
    return dayState(this.plan, this.wanted, date);
  }

  #answer(days: Day[], firm: boolean): DaysAnswer {
    const { places, now } = this.#deps;
    const today = now === null ? null : hallDate(now);
    const unknown = days.filter(({ date }) => !this.#isKnown(date)).map(({ date }) => date.slice(0, 4));
    return {
      firm,
      today,
      place: this.#told(this.place),
      visitMinutes: slotRule(this.plan, this.wanted.itemCode).visit,
      few: this.plan.few,
      days,
      closed: today === null ? [] : this.#closed(today, days.at(-1)?.date ?? today),
      unknownYears: [...new Set(unknown)].map(Number),
      others: places
        .filter(({ id }) => id !== this.place.id)
        .map((place) => ({ ...this.#told(place), earliest: null })),
    };
  }

  #isKnown(date: string): boolean {
    const day = this.#state(date);
    return isYearKnown(this.plan, date) || (day.state === 'open' && day.isKnown);
  }

  #closed(today: string, last: string): ClosedDay[] {
    const ahead = sheetDays(today, last).filter((date) => date >= today);
    return ahead.flatMap((date): ClosedDay[] => {
      const day = this.#state(date);
      if (day.state === 'open') {
        // Other hours on that day, too short for a visit: there is nothing to wait for.
        const isTooShort = slotsOn(this.plan, this.wanted, date).length === 0;
        return isTooShort ? [{ date, why: 'exception', name: null, nameEn: null }] : [];
      }
      return day.why === 'not-here' ? [] : [{ date, why: day.why, name: day.name, nameEn: day.nameEn }];
    });
  }

  #told(place: HallPlace): Place {
    const windows = zoneAt(place, this.wanted)?.windows ?? '';
    return { id: place.id, name: place.name, address: place.address, windows };
  }
}

function countAt(leased: Leased, date: string, { start }: { start: string }): number {
  return leased.filter((each) => each.date === date && each.start === start).length;
}
