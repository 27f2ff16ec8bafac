/** Rules of opening hours: spans in their order, apart, and as long as their slots need. */

import { spanOf } from './days.ts';
import type { Add, KnownItems } from './mistake.ts';
import type { HallPlan, Hours } from './plan.ts';

const DAYS = ['workday', 'saturday', 'sunday'] as const;

export function checkHours(hours: Hours, minutes: number, add: Add): void {
  for (const day of DAYS) {
    checkSpans(hours[day] ?? [], minutes, (keys, message) => add([day, ...keys], message));
  }
}

export function checkSpans(spans: readonly string[], minutes: number, add: Add): void {
  for (const [at, text] of spans.entries()) {
    const { from, to } = spanOf(text);
    if (to <= from) {
      add([at], `${text}：结束须晚于开始`);
      continue;
    }
    const rest = (to - from) % minutes;
    if (rest > 0) {
      add([at], `${text} 不能按每段 ${minutes} 分钟排满，余下 ${rest} 分钟：请改时间，或改 slots 的 minutes`);
    }
    const before = spans[at - 1];
    if (before !== undefined && from < spanOf(before).to) {
      add([at], `${text} 与 ${before} 重叠或次序颠倒：须由早到晚、前后不交叉`);
    }
  }
}

/** The longest span of a week, minutes. */
const longestOf = (hours: Hours): number =>
  Math.max(0, ...DAYS.flatMap((day) => hours[day] ?? []).map((text) => spanOf(text).to - spanOf(text).from));

const needed = ({ visit, minutes }: { visit: number; minutes: number }) => Math.max(visit, minutes);

/** A visit that fits into no span of any place could never be booked. */
export function checkFits({ places, slots, groups }: HallPlan, add: Add): void {
  const longest = Math.max(
    ...places.flatMap(({ hours, zones }) =>
      [hours, ...zones.flatMap((zone) => zone.hours ?? [])].map(longestOf),
    ),
  );
  const tooLong = (rule: { visit: number; minutes: number }) =>
    needed(rule) > longest ? `${needed(rule)} 分钟比最长的一段开放时间还长，约不上` : null;
  const usual = tooLong(slots);
  if (usual !== null) add(['slots'], usual);
  for (const [at, group] of groups.entries()) {
    const why = tooLong(group);
    if (why !== null) add(['groups', at, 'visit'], why);
  }
}

/** Where a place says that it does an item, and its hours there are too short for it: of each zone the first. */
export function checkFitsAgainst(
  { places, slots, groups }: HallPlan,
  { bookable }: KnownItems,
  add: Add,
): void {
  const ruleOf = (code: string) => groups.find(({ items }) => items.includes(code)) ?? slots;
  for (const [at, place] of places.entries()) {
    for (const [row, { zone, items, hours = place.hours }] of place.zones.entries()) {
      const longest = longestOf(hours);
      const done = [...bookable].filter(([code, own]) => own === zone && (items?.includes(code) ?? true));
      const unfit = done.map(([code]) => code).find((code) => needed(ruleOf(code)) > longest);
      if (unfit === undefined) continue;
      const message = `${unfit} 要 ${needed(ruleOf(unfit))} 分钟，这里最长的一段开放时间只有 ${longest} 分钟，约不上：请改时间，或用 items 写明办哪几项`;
      add(['places', at, 'zones', row, 'zone'], message);
    }
  }
}
