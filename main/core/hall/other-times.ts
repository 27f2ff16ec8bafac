/** What can be wished for beside a time that may be full by the time anybody can be asked. Pure. */
import type { OtherTime } from '../model/draft.ts';

type Days = readonly { date: string; slots: readonly Omit<OtherTime, 'date'>[] }[];

/** Few enough for one screen of 长辈版. */
const OFFERED_MAX = 5;
const NOON = '12:00';

/** The other half of the same day first, then the same time of the days nearest to it: somebody who can come at nine can most often come at nine. */
export function otherTimes(days: Days, wished: { date: string; start: string }): OtherTime[] {
  const timeOn = (date: string, fits: (start: string) => boolean): OtherTime[] => {
    const slot = days.find((day) => day.date === date)?.slots.find(({ start }) => fits(start));
    return slot ? [{ date, ...slot }] : [];
  };
  const isMorning = (start: string) => start < NOON;
  const sameDay = timeOn(wished.date, (start) => isMorning(start) !== isMorning(wished.start));
  const near = days
    .map(({ date }) => date)
    .filter((date) => date !== wished.date)
    .sort((a, b) => distance(a, wished.date) - distance(b, wished.date) || a.localeCompare(b));
  const otherDays = near.flatMap((date) => {
    const same = timeOn(date, (start) => start === wished.start);
    return same.length > 0 ? same : timeOn(date, (start) => isMorning(start) === isMorning(wished.start));
  });
  return [...sameDay, ...otherDays]
    .slice(0, OFFERED_MAX)
    .sort((a, b) => `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`));
}

const distance = (date: string, from: string) => Math.abs(Date.parse(date) - Date.parse(from));
