/** The rules of fairness as arithmetic over data: no database, no clock, no chance of its own. */

import type {
  BookingLimit,
  BookingWarning,
  Standing,
  StrikeKind,
} from '../../../main/core/model/booking-limit.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Declared, Fairness, StrikeRules } from '../../../main/core/model/hall/fairness.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * `id`: a keyed hash of the document number. `birth`: YYYY-MM-DD; null where nobody knows. `principal`: for whom it is, where an agent
 * asks: what an agent has and what the principal has both count.
 */
export type Person = { id: string; birth: string | null; declared: Declared | null; principal?: Person };

/** Everybody whose limits a booking uses. */
export function everyone({ principal, ...agent }: Person): Person[] {
  return principal ? [agent, principal] : [agent];
}
/** `at`: milliseconds since the epoch. */
export type Strike = { kind: StrikeKind; at: number };
/** `suspendedUntil`: milliseconds since the epoch, ahead; null: not suspended. */
export type Counted = { count: number; suspendedUntil: number | null };
/** How many bookings somebody has whose time is ahead: in all, of that item, in that zone that day. */
export type OpenCounts = { open: number; item: number; zoneDay: number };

/** What is counted at `now`. A suspension uses up what led to it: afterwards it begins anew. */
export function countStrikes(rules: StrikeRules, strikes: readonly Strike[], now: number): Counted {
  let running: Strike[] = [];
  let until = 0;
  const since = (at: number) => running.filter((strike) => strike.at > at - rules.days * DAY_MS);
  const sum = () => running.reduce((total, { kind }) => total + weightOf(rules, kind), 0);
  for (const strike of [...strikes].sort((a, b) => a.at - b.at)) {
    running = [...since(strike.at), strike];
    if (sum() < rules.suspendAt) continue;
    until = Math.max(until, strike.at + rules.suspendDays * DAY_MS);
    running = [];
  }
  running = since(now);
  return { count: sum(), suspendedUntil: until > now ? until : null };
}

export function weightOf({ noShow, lateCancel, cancel }: StrikeRules, kind: StrikeKind): number {
  return { 'no-show': noShow, 'late-cancel': lateCancel, cancel }[kind];
}

/** Null below the count from which it is warned. */
export function warningAt(rules: StrikeRules, count: number): BookingWarning | null {
  if (count < rules.warnAt) return null;
  const mildestFirst: StrikeKind[] = ['cancel', 'late-cancel', 'no-show'];
  const bites = (kind: StrikeKind) =>
    weightOf(rules, kind) > 0 && count + weightOf(rules, kind) >= rules.suspendAt;
  const { suspendAt, lateHours, suspendDays } = rules;
  return { count, suspendAt, next: mildestFirst.find(bites) ?? null, lateHours, suspendDays };
}

/** What giving up a booking of that time counts as. Milliseconds since the epoch. */
export function cancelKind({ lateHours }: StrikeRules, start: number, at: number): StrikeKind {
  return at > start - lateHours * HOUR_MS ? 'late-cancel' : 'cancel';
}

/** The narrowest limit that is reached. */
export function limitReached(
  { open, item, zoneDay }: Fairness['limits'],
  had: OpenCounts,
): BookingLimit | null {
  const until = null;
  if (had.item >= item) return { by: 'item', most: item, until };
  if (had.zoneDay >= zoneDay) return { by: 'zone-day', most: zoneDay, until };
  return had.open >= open ? { by: 'open', most: open, until } : null;
}

export function suspension({ suspendedUntil }: Counted): BookingLimit | null {
  return suspendedUntil === null ? null : { by: 'suspended', most: null, until: hallTime(suspendedUntil) };
}

/** By age on that day, or by what somebody declared and the window will check. */
export function isExempt({ age, declared }: Fairness['exempt'], person: Person, now: number): boolean {
  if (person.declared !== null && declared.includes(person.declared)) return true;
  if (person.birth === null) return false;
  const today = hallDate(now);
  const years = Number(today.slice(0, 4)) - Number(person.birth.slice(0, 4));
  return years - (today.slice(5) < person.birth.slice(5) ? 1 : 0) >= age;
}

/** When a place that is freed now is given out again: some whole millisecond between the two. `random`: 0 to 1. */
export function coolUntil({ least, most }: Fairness['coolDown'], now: number, random: () => number): number {
  return now + Math.floor((least + random() * (most - least)) * MINUTE_MS);
}

/** In an order that favours nobody (Fisher–Yates). */
export function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const drawn = [...all];
  for (let left = drawn.length - 1; left > 0; left--) {
    const at = Math.floor(random() * (left + 1));
    [drawn[left], drawn[at]] = [drawn[at] as T, drawn[left] as T];
  }
  return drawn;
}

/** The days on which one of these zones has as many of somebody's open bookings as one may have, in order. */
export function fullZoneDays(
  { zoneDay }: Fairness['limits'],
  open: readonly { zone: string; date: string }[],
  zones: readonly string[],
): string[] {
  const isFull = (one: { zone: string; date: string }) =>
    open.filter(({ zone, date }) => zone === one.zone && date === one.date).length >= zoneDay;
  const full = open.filter((one) => zones.includes(one.zone) && isFull(one));
  return [...new Set(full.map(({ date }) => date))].sort();
}

type Counts = Pick<Standing, 'warning' | 'left' | 'ifCancelled'>;

/** How an agent stands for another: what counts against either counts. */
export function narrower(own: Counts, principals: Counts): Counts {
  return {
    warning: own.warning ?? principals.warning,
    left: Math.min(own.left, principals.left),
    ifCancelled: own.ifCancelled,
  };
}
