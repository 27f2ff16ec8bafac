/** What one place offers for a visit of several items: times at which each of them has its own, one after the other. */
import type { OtherTime } from '../model/draft.ts';
import type { SlotsAnswer } from '../platform/answers.ts';
import { chained, visitMinutes } from './chain.ts';
import type { Day, DaysAnswer, Slot } from './contract.ts';
import type { DayOffer, Leased } from './offer.ts';
import { type SlotTime, slotRule } from './opening.ts';

type Times<S extends SlotTime> = { date: string; slots: readonly S[] };

export class VisitOffer {
  /** One for each item, in their order, at the same place. */
  readonly items: readonly [DayOffer, ...DayOffer[]];

  constructor(items: readonly [DayOffer, ...DayOffer[]]) {
    this.items = items;
  }

  get first(): DayOffer {
    return this.items[0];
  }

  /** `leased`: what is leased to this kiosk for each item. */
  wished(leased: readonly Leased[]): DaysAnswer {
    return this.#whole(this.items.map((offer, nth) => offer.wished(leased[nth])));
  }

  /** `answers`: the platform's, for each item. */
  platforms(answers: readonly SlotsAnswer[], leased: readonly Leased[]): DaysAnswer {
    return this.#whole(this.items.map((offer, nth) => offer.platforms(answers[nth] ?? NONE, leased[nth])));
  }

  /** The first free time. */
  earliest(answers: readonly SlotsAnswer[]): { date: string; start: string; end: string } | null {
    for (const { date, slots } of this.platforms(answers, []).days) {
      const slot = slots.find(({ remaining }) => remaining !== 0);
      if (slot) return { date, start: slot.start, end: slot.end };
    }
    return null;
  }

  /** When each item would be done, the first one from `start` on; null where that can't be wished for. */
  wish(date: string, start: string): SlotTime[] | null {
    if (!this.first.wish(date, start)) return null;
    const days = this.items.map((offer) => [{ date, slots: offer.slotsOn(date) }]);
    return this.#times(days, date, start);
  }

  /** The days with their times that can be wished for; each time says when the further items would be done. */
  wishable(): { date: string; slots: Omit<OtherTime, 'date'>[] }[] {
    const days = this.items.map((offer) => offer.wishable());
    return (days[0] ?? []).flatMap(({ date, slots }) => {
      const whole = slots.flatMap(({ start }) => {
        const [first, ...also] = this.#times(days, date, start) ?? [];
        return first ? [{ ...first, ...(also.length > 0 && { also }) }] : [];
      });
      return whole.length > 0 ? [{ date, slots: whole }] : [];
    });
  }

  /** The first item's answer, with the times that all of them have. A day on which they don't follow one another has none: it is full. */
  #whole(answers: readonly DaysAnswer[]): DaysAnswer {
    const [answer, ...further] = answers as [DaysAnswer, ...DaysAnswer[]];
    if (further.length === 0) return answer;
    const each = answers.map(({ days }) => days);
    const closed = closedForOne(answers);
    const days = answer.days.flatMap((day): Day[] => {
      const slots = day.slots.flatMap(({ start }): Slot[] => {
        const times = this.#times(each, day.date, start);
        const end = times?.at(-1)?.end;
        return times && end ? [{ start, end, remaining: leastOf(times) }] : [];
      });
      if (slots.length === 0) return closed.some(({ date }) => date === day.date) ? [] : [{ ...day, slots }];
      const draws = each.flatMap((own) => own.find(({ date }) => date === day.date)?.draw ?? []);
      const draw = draws.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
      return [{ ...day, ...(draw && { draw }), slots }];
    });
    const codes = this.items.map(({ wanted }) => wanted.itemCode);
    return { ...answer, days, closed, visitMinutes: visitMinutes(this.first.plan, codes) };
  }

  #times<S extends SlotTime>(
    days: readonly (readonly Times<S>[])[],
    date: string,
    start: string,
  ): S[] | null {
    const items = this.items.map(({ plan, wanted }, nth) => ({
      slots: days[nth]?.find((day) => day.date === date)?.slots ?? [],
      visit: slotRule(plan, wanted.itemCode).visit,
    }));
    return chained(items, start);
  }
}

/** Where one item is closed on a day, its visit is not to be had, whatever the others are. */
function closedForOne(answers: readonly DaysAnswer[]): DaysAnswer['closed'] {
  const byDate = new Map(answers.flatMap(({ closed }) => closed).map((day) => [day.date, day]));
  return [...byDate.values()].sort((one, other) => one.date.localeCompare(other.date));
}

const NONE: SlotsAnswer = { days: [] };

/** As many visits as the item with the fewest places allows; null where one of them can only be wished for. */
function leastOf(slots: readonly Slot[]): number | null {
  const left = slots.map(({ remaining }) => remaining);
  // Where one is full, nobody can wish for the others alone.
  if (left.includes(0)) return 0;
  return left.includes(null) ? null : Math.min(...left.map((count) => count ?? 0));
}
