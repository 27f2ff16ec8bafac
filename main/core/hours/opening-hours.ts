/** When this kiosk itself serves: its week's hours over the hall's calendar. Pure. */
import type { HoursConfig } from '../../../kiosk-config/schema.ts';
import { dayKind } from '../hall/opening.ts';
import { hallDate, hallTime } from '../model/clock.ts';
import { addDays, DAY_MINUTES, minutesOf, spanOf, timeOf } from '../model/hall/days.ts';
import type { HallPlan } from '../model/hall/plan.ts';

/** `opens`: `YYYY-MM-DDTHH:MM`, hall's time; null where no day ahead is open. */
export type KioskHours = { state: 'open' } | { state: 'closed-hours'; opens: string | null };

/** 23:59, the latest end that can be written: it means midnight, or who serves past it would close for this minute. */
const LAST_MINUTE = DAY_MINUTES - 1;
/** How far ahead an open day is looked for: no holiday is longer. */
const LOOK_AHEAD_DAYS = 30;

type Calendar = Pick<HallPlan, 'years' | 'everyYear'>;
type Week = NonNullable<HoursConfig['open']>;

/** Without hours it is always open, and so it is by a clock in doubt (`nowMs` null): nobody is turned away by a wrong clock. */
export function kioskHours(
  week: Week | undefined,
  calendar: Calendar | null,
  nowMs: number | null,
): KioskHours {
  if (!week || nowMs === null) return { state: 'open' };
  const today = hallDate(nowMs);
  const now = minutesOf(hallTime(nowMs).slice(11, 16));
  const spans = spansOn(week, calendar, today);
  if (spans.some(({ from, to }) => from <= now && now < to)) return { state: 'open' };
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const date = addDays(today, ahead);
    const next = spansOn(week, calendar, date).find(({ from }) => ahead > 0 || from > now);
    if (next) return { state: 'closed-hours', opens: `${date}T${timeOf(next.from)}` };
  }
  return { state: 'closed-hours', opens: null };
}

/** In their order. */
function spansOn(week: Week, calendar: Calendar | null, date: string) {
  const kind = dayKind(calendar, date);
  const texts = (kind === 'holiday' ? (week.holiday ?? week.sunday) : week[kind]) ?? [];
  return texts
    .map(spanOf)
    .map(({ from, to }) => ({ from, to: to === LAST_MINUTE ? DAY_MINUTES : to }))
    .sort((one, other) => one.from - other.from);
}
