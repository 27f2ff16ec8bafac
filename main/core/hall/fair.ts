/**
 * What the rules of fairness say of an item, a day and an instant. Pure: kiosk and platform answer alike. A plan without such rules
 * (a platform's of an earlier release) gives everything out at once.
 */
import { hallDate } from '../model/clock.ts';
import { addDays } from '../model/hall/days.ts';
import type { HallPlan } from '../model/hall/plan.ts';
import { openDays, type Wanted } from './opening.ts';

const DAY_MS = 24 * 3600_000;

/** Times in milliseconds since the epoch. */
export type Phase =
  | { phase: 'open' }
  /** Nobody can have it before `at`. */
  | { phase: 'not-released'; at: number }
  /** Wishes are noted until `at`, when the places are drawn among them. */
  | { phase: 'drawing'; at: number };

/** Whether a day's places are given out yet. `date`: YYYY-MM-DD; of all days only the newest can be anything but open. */
export function phaseOf(plan: HallPlan, wanted: Wanted, date: string, nowMs: number): Phase {
  const rule = releaseOf(plan, wanted);
  if (!rule || date !== newestDay(plan, wanted, nowMs)) return { phase: 'open' };
  const on = (time: string) => Date.parse(`${hallDate(nowMs)}T${time}:00+08:00`);
  if (nowMs < on(rule.at)) return { phase: 'not-released', at: on(rule.at) };
  if (rule.drawAt !== undefined && nowMs < on(rule.drawAt)) return { phase: 'drawing', at: on(rule.drawAt) };
  return { phase: 'open' };
}

/** A group's rule wins over a zone's, that over the one for all. */
function releaseOf({ fairness, groups }: HallPlan, { zoneId, itemCode }: Wanted) {
  const group = groups.find(({ items }) => items.includes(itemCode))?.id;
  const rules = fairness?.release ?? [];
  return (
    rules.find((rule) => group !== undefined && rule.groups?.includes(group)) ??
    rules.find((rule) => rule.zones?.includes(zoneId)) ??
    rules.find((rule) => !rule.zones && !rule.groups)
  );
}

/**
 * When a place that is freed now is drawn, milliseconds since the epoch: at the first draw before which wishes can be noted from its
 * beginning on, so that everybody who comes that day has a chance. Null for an item whose places are not drawn.
 */
export function nextDrawOf(plan: HallPlan, wanted: Wanted, nowMs: number): number | null {
  const rule = releaseOf(plan, wanted);
  if (rule?.drawAt === undefined) return null;
  const today = hallDate(nowMs);
  const days = [today, ...openDays(plan, wanted, nowMs).map(({ date }) => date)];
  const day = days.find((date) => nowMs <= Date.parse(`${date}T${rule.at}:00+08:00`)) ?? addDays(today, 1);
  return Date.parse(`${day}T${rule.drawAt}:00+08:00`);
}

/** The day that can be booked today for the first time; null on a day that opens none, such as a Sunday. */
export function newestDay(plan: HallPlan, wanted: Wanted, nowMs: number): string | null {
  const last = openDays(plan, wanted, nowMs).at(-1)?.date ?? null;
  const before = openDays(plan, wanted, nowMs - DAY_MS).at(-1)?.date ?? null;
  return last === before ? null : last;
}

/** Null where a booking is the way; `canBook`: one may book all the same. */
export function walkInOf({ fairness }: HallPlan, itemCode: string): { canBook: boolean } | null {
  const rule = fairness?.walkIn.find(({ items }) => items.includes(itemCode));
  return rule ? { canBook: rule.book } : null;
}
