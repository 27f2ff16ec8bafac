/**
 * Which days and times are open: by the hall's plan, a place, a zone, an item, a day and an instant. Pure: the same plan and the same
 * instant give the same answer on the kiosk and on the platform.
 */
import { hallDate, hallTime } from '../model/clock.ts';
import { addDays, isWeekend, minutesOf, type Span, spanOf, timeOf, weekdayOf } from '../model/hall/days.ts';
import type { HallException, HallPlace, HallPlan, Hours, PlaceZone, SlotRule } from '../model/hall/plan.ts';

/** Where and for what a time is asked. */
export type Wanted = { placeId: string; zoneId: string; itemCode: string };

/** `name` is said to citizens; a weekend needs none. */
export type Closed = {
  state: 'closed';
  why: 'weekend' | 'holiday' | 'exception' | 'not-here';
  name: string | null;
  nameEn: string | null;
};
/**
 * `isKnown`: false in a year without a calendar, whose days off nobody here knows: a time can only be wished for. `isMadeUp`: a Saturday or
 * Sunday that is worked (调休上班).
 */
export type Open = { state: 'open'; spans: readonly Span[]; isKnown: boolean; isMadeUp: boolean };
export type DayState = Open | Closed;

/** HH:MM */
export type SlotTime = { start: string; end: string };
export type OpenDay = { date: string; isKnown: boolean; isMadeUp: boolean; slots: readonly SlotTime[] };

/** How far ahead open days are looked for: no holiday is longer. */
const LOOK_AHEAD_DAYS = 120;

const CLOSED = { state: 'closed', name: null, nameEn: null } as const;

/** The places where an item is done, in the plan's order. */
export function placesFor(plan: HallPlan, { zoneId, itemCode }: Omit<Wanted, 'placeId'>): HallPlace[] {
  return plan.places.filter((place) => zoneAt(place, { zoneId, itemCode }) !== null);
}

/** An item's zone at a place; null where it is not done there. */
export function zoneAt(
  place: HallPlace,
  { zoneId, itemCode }: Pick<Wanted, 'zoneId' | 'itemCode'>,
): PlaceZone | null {
  const found = place.zones.find(({ zone }) => zone === zoneId);
  return found && (found.items?.includes(itemCode) ?? true) ? found : null;
}

/** The item's slots: its group's, else the usual ones. `group`: null for those that its department's items share. */
export function slotRule(plan: HallPlan, itemCode: string): SlotRule & { group: string | null } {
  const group = plan.groups.find(({ items }) => items.includes(itemCode));
  return group ? { ...group, group: group.id } : { ...plan.slots, group: null };
}

/** Whose places an item's are: those of its group, else its department's. */
export function poolOf(plan: HallPlan, itemCode: string, department: string): string {
  return slotRule(plan, itemCode).group ?? department;
}

/** Whether the hall works on a day by its calendar alone, without the exceptions of one place or item. */
export function isWorkingDay(plan: Pick<HallPlan, 'years' | 'everyYear'>, date: string): boolean {
  if (plan.years.some(({ workdays }) => workdays.includes(date))) return true;
  return !isWeekend(date) && holidayOn(plan, date) === null;
}

/** The `count`th working day after `date`, both YYYY-MM-DD. */
export function workingDayAfter(
  plan: Pick<HallPlan, 'years' | 'everyYear'>,
  date: string,
  count: number,
): string {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(plan, day)) left -= 1;
  }
  return day;
}

/** Whether a year's days off are known here. */
export function isYearKnown(plan: HallPlan, date: string): boolean {
  return plan.years.some(({ year }) => date.startsWith(`${year}-`));
}

/** `date`: YYYY-MM-DD. */
export function dayState(plan: HallPlan, wanted: Wanted, date: string): DayState {
  const place = plan.places.find(({ id }) => id === wanted.placeId);
  const zone = place && zoneAt(place, wanted);
  if (!place || !zone) return { ...CLOSED, why: 'not-here' };
  const isKnown = isYearKnown(plan, date);
  const exception = exceptionFor(plan, wanted, date);
  if (exception) {
    if (!exception.open)
      return { ...CLOSED, why: 'exception', name: exception.why, nameEn: exception.whyEn ?? null };
    return { state: 'open', spans: exception.open.map(spanOf), isKnown: true, isMadeUp: isWeekend(date) };
  }
  const holiday = holidayOn(plan, date);
  if (holiday) return { ...CLOSED, why: 'holiday', name: holiday.name, nameEn: holiday.nameEn };
  const isMadeUp = plan.years.some(({ workdays }) => workdays.includes(date));
  const spans = hoursOn(zone.hours ?? place.hours, isMadeUp ? 'workday' : seriesDay(date)).map(spanOf);
  if (spans.length === 0) return { ...CLOSED, why: 'weekend' };
  return { state: 'open', spans, isKnown, isMadeUp };
}

/** The day's slots, whether or not they have passed. A visit that would not end before closing is offered none. */
export function slotsOn(plan: HallPlan, wanted: Wanted, date: string): SlotTime[] {
  const day = dayState(plan, wanted, date);
  if (day.state === 'closed') return [];
  const { minutes, visit } = slotRule(plan, wanted.itemCode);
  const needed = Math.max(minutes, visit);
  return day.spans.flatMap(({ from, to }) => {
    const slots: SlotTime[] = [];
    for (let start = from; start + needed <= to; start += minutes) {
      slots.push({ start: timeOf(start), end: timeOf(start + minutes) });
    }
    return slots;
  });
}

/** The open days from tomorrow, as many as the plan gives out. `nowMs`: null while the clock is in doubt, when there are none. */
export function openDays(plan: HallPlan, wanted: Wanted, nowMs: number | null): OpenDay[] {
  if (nowMs === null) return [];
  const today = hallDate(nowMs);
  const days: OpenDay[] = [];
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS && days.length < plan.daysAhead; ahead++) {
    const date = addDays(today, ahead);
    const day = dayState(plan, wanted, date);
    const slots = slotsOn(plan, wanted, date);
    if (day.state === 'closed' || slots.length === 0) continue;
    days.push({ date, isKnown: day.isKnown, isMadeUp: day.isMadeUp, slots });
  }
  return days;
}

/** Whether the hall is open through that time and it lies ahead. `nowMs`: null where only the calendar is asked. */
export function fits(
  plan: HallPlan,
  wanted: Wanted,
  { date, start, end }: { date: string } & SlotTime,
  nowMs: number | null,
): boolean {
  const day = dayState(plan, wanted, date);
  if (day.state === 'closed') return false;
  if (nowMs !== null && `${date}T${start}` <= hallTime(nowMs).slice(0, 16)) return false;
  const [from, to] = [minutesOf(start), minutesOf(end)];
  return from < to && day.spans.some((span) => span.from <= from && to <= span.to);
}

/** What kind of day it is by the calendar; null: without one, the week alone. A make-up day is a workday. */
export function dayKind(
  calendar: Pick<HallPlan, 'years' | 'everyYear'> | null,
  date: string,
): 'workday' | 'saturday' | 'sunday' | 'holiday' {
  if (calendar && holidayOn(calendar, date)) return 'holiday';
  return calendar?.years.some(({ workdays }) => workdays.includes(date)) ? 'workday' : seriesDay(date);
}

function seriesDay(date: string): keyof Hours {
  const weekday = weekdayOf(date);
  if (weekday === 6) return 'saturday';
  return weekday === 0 ? 'sunday' : 'workday';
}

function hoursOn(hours: Hours, day: keyof Hours): readonly string[] {
  return hours[day] ?? [];
}

function holidayOn(
  { years, everyYear }: Pick<HallPlan, 'years' | 'everyYear'>,
  date: string,
): { name: string; nameEn: string } | null {
  const announced = years.flatMap(({ holidays }) => holidays);
  return (
    announced.find(({ from, to }) => from <= date && date <= to) ??
    everyYear.find(({ days }) => days.includes(date.slice(5))) ??
    null
  );
}

/** The narrowest one: an item's before a zone's, before a place's, before all. */
function exceptionFor(plan: HallPlan, wanted: Wanted, date: string): HallException | null {
  const narrowness = ({ items, zone, place }: HallException) =>
    (items ? 4 : 0) + (zone === undefined ? 0 : 2) + (place === undefined ? 0 : 1);
  const [narrowest = null] = plan.exceptions
    .filter(({ from, to = from }) => from <= date && date <= to)
    .filter(({ place = wanted.placeId }) => place === wanted.placeId)
    .filter(({ zone = wanted.zoneId }) => zone === wanted.zoneId)
    .filter(({ items = [wanted.itemCode] }) => items.includes(wanted.itemCode))
    .sort((a, b) => narrowness(b) - narrowness(a));
  return narrowest;
}
