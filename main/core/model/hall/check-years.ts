/** Rules of the calendar: every year's days off and make-up days, beside one another and beside what the law fixes. */
import { daysFrom, isDay, isWeekend } from './days.ts';
import type { Add } from './mistake.ts';
import type { CalendarYear, HallPlan } from './plan.ts';

/** By date, the name of the holiday. */
type Off = Map<string, string>;

/** No days off on end are as many. */
const HOLIDAY_DAYS_MAX = 15;

export function checkYears({ years, everyYear }: Pick<HallPlan, 'years' | 'everyYear'>, add: Add): void {
  const off: Off = new Map();
  // New Year's may begin in the December before, which the year before knows too.
  for (const [at, each] of years.entries()) {
    const before = years[at - 1];
    if (before && each.year !== before.year + 1) {
      const message =
        each.year > before.year + 1
          ? `缺 ${before.year + 1} 年：请补上，或删去后面的年份`
          : '年份须由早到晚，每年写一次';
      add(['years', at, 'year'], message);
    }
    // Written twice, each of its holidays would be told once more.
    if (years.findIndex(({ year }) => year === each.year) < at) continue;
    checkHolidays(each, off, (keys, message) => add(['years', at, 'holidays', ...keys], message));
  }
  const worked = new Set<string>();
  for (const [at, each] of years.entries()) {
    if (years.findIndex(({ year }) => year === each.year) < at) continue;
    checkWorkdays(each, off, worked, (keys, message) => add(['years', at, 'workdays', ...keys], message));
    for (const { name, days } of everyYear) {
      for (const day of days) {
        const date = `${each.year}-${day}`;
        if (!isDay(date) || off.has(date)) continue;
        add(['years', at, 'holidays'], `${date} 是法定节假日（${name}），却没有写进放假安排：请补上`);
      }
    }
  }
}

function checkHolidays({ year, holidays }: CalendarYear, off: Off, add: Add): void {
  for (const [at, { name, from, to }] of holidays.entries()) {
    if (to < from) add([at, 'to'], `${name}：最后一天早于第一天，请对调`);
    if (!to.startsWith(`${year}-`)) add([at, 'to'], `${name}：${to} 不在 ${year} 年，请检查年份`);
    const days = daysFrom(from, to);
    if (days.length > HOLIDAY_DAYS_MAX) {
      add([at, 'to'], `${name}：长过 ${HOLIDAY_DAYS_MAX} 天，请检查起止`);
      continue;
    }
    for (const date of days) {
      const other = off.get(date);
      if (other !== undefined) {
        add([at, 'from'], `${name}与${other}在 ${date} 重叠，请改起止`);
        break;
      }
      off.set(date, name);
    }
  }
}

function checkWorkdays({ year, workdays }: CalendarYear, off: Off, worked: Set<string>, add: Add): void {
  for (const [at, date] of workdays.entries()) {
    if (worked.has(date)) add([at], `${date} 写了两次，请删去一处`);
    worked.add(date);
    // New Year's may be made up for in the December before, as on 29 December 2018.
    const isOfYear = date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
    if (!isOfYear) add([at], `${date} 不在 ${year} 年`);
    if (!isWeekend(date)) add([at], `${date} 本来就不是周末，请检查日期`);
    if (off.has(date)) add([at], `${date} 又放假（${off.get(date)}）又上班，请删去一处`);
  }
}
