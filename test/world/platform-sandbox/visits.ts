/** Visits of several items: each item's part goes by a name of its own (model/visit.ts), and all parts have their seats or none has. */
import { chained } from '../../../main/core/hall/chain.ts';
import { openDays, slotRule } from '../../../main/core/hall/opening.ts';
import { ALSO_MAX } from '../../../main/core/model/draft.ts';
import type { HallPlan } from '../../../main/core/model/hall/plan.ts';
import { partName, visitOfPart } from '../../../main/core/model/visit.ts';
import type { Wish } from './counters.ts';
import type { Counter, Seat } from './seats.ts';

/** SQL: the submission of a part that stands in this column. */
export const visitIn = (column: string) => `substr(${column}, 1, 36)`;

/** The names of all parts that a submission may have. */
export const partNames = (submission: string): string[] =>
  Array.from({ length: ALSO_MAX + 1 }, (_, nth) => partName(submission, nth));

/** Throw it where one part can't be had: what was done for the others is undone with the transaction. */
export class NotWholeError<T> extends Error {
  readonly outcome: T;

  constructor(outcome: T) {
    super('a part of the visit is not to be had');
    this.outcome = outcome;
  }
}

/** When each item is done where the first begins then; null where one can't be. `nowMs`: milliseconds since the epoch. */
export function partsAt(
  plan: HallPlan,
  counters: readonly Counter[],
  { submission, date, start }: Seat,
  nowMs: number,
): { seat: Seat; end: string }[] | null {
  const items = counters.map((counter) => ({
    slots: openDays(plan, counter, nowMs).find((day) => day.date === date)?.slots ?? [],
    visit: slotRule(plan, counter.itemCode).visit,
  }));
  const times = chained(items, start);
  return (
    times?.map((time, nth) => ({
      seat: { submission: partName(submission, nth), date, start: time.start },
      end: time.end,
    })) ?? null
  );
}

/** Wishes by the visit that they are parts of, in the order of the first ones. */
export function byVisit(wishes: readonly Wish[]): Wish[][] {
  const visits = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const visit = visitOfPart(wish.wanted.submission);
    visits.set(visit, [...(visits.get(visit) ?? []), wish]);
  }
  return [...visits.values()];
}

export const keyOf = ([first]: readonly Wish[]): string => visitOfPart(first?.wanted.submission ?? '');
