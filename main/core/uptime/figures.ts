/** From what was noted to what is reported: of each day its hours, how much of them was served, and what kept it from serving. Pure. */
import { DAY_MINUTES } from '../model/hall/days.ts';
import type { Month, ServiceNote } from './months.ts';

/** `off`: not noted, it did not run. */
export type Cause = Exclude<ServiceNote, 'open' | 'closed-hours'> | 'off';
/** What a minute was: served, not to be served, or an outage. `later`: not yet, or before the record began. */
export type Minute = 'open' | 'closed-hours' | 'later' | Cause;
export type Outage = { date: string; from: number; to: number; cause: Cause };
export type DayFigures = {
  /** YYYY-MM-DD */
  date: string;
  /** Runs of the same, in their order over the whole day. */
  runs: { from: number; to: number; what: Minute }[];
  /** Minutes that it was to serve, and did. */
  due: number;
  served: number;
};
export type MonthFigures = { days: DayFigures[]; due: number; served: number; outages: Outage[] };

type Question = {
  /** YYYY-MM */
  month: string;
  noted: Month;
  /** Whether it was to serve then, for what was not noted as either. */
  isDue: (date: string, minute: number) => boolean;
  /** The minute, as `YYYY-MM-DDTHH:MM`, up to which there is anything to say, not in it; and from which the record runs. */
  until: string;
  since: string;
};

export function figuresOf({ month, noted, isDue, until, since }: Question): MonthFigures {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const days = Array.from({ length: count }, (_, at) => {
    const date = `${month}-${String(at + 1).padStart(2, '0')}`;
    const minutes: Minute[] = Array(DAY_MINUTES).fill('off');
    for (const [from, to, note] of noted[date.slice(8)] ?? []) minutes.fill(note, from, to);
    return dayFigures(
      date,
      minutes.map((what, minute) => {
        const time = `${date}T${clock(minute)}`;
        if (time >= until || time < since) return 'later';
        return what !== 'open' && what !== 'closed-hours' && !isDue(date, minute) ? 'closed-hours' : what;
      }),
    );
  });
  return {
    days,
    due: sum(days.map(({ due }) => due)),
    served: sum(days.map(({ served }) => served)),
    outages: days.flatMap(outagesOf),
  };
}

function dayFigures(date: string, minutes: readonly Minute[]): DayFigures {
  const runs: DayFigures['runs'] = [];
  for (const [minute, what] of minutes.entries()) {
    const last = runs.at(-1);
    if (last?.what === what) last.to = minute + 1;
    else runs.push({ from: minute, to: minute + 1, what });
  }
  const due = minutes.filter((what) => what !== 'closed-hours' && what !== 'later').length;
  return { date, runs, due, served: minutes.filter((what) => what === 'open').length };
}

function outagesOf({ date, runs }: DayFigures): Outage[] {
  return runs.flatMap(({ from, to, what }) =>
    what === 'open' || what === 'closed-hours' || what === 'later' ? [] : [{ date, from, to, cause: what }],
  );
}

/** `HH:MM`; the end of a day is 24:00. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Per cent with two decimals, never rounded up to all; a dash where nothing was due. */
export function share({ due, served }: { due: number; served: number }): string {
  if (due === 0) return '—';
  return `${(Math.floor((served / due) * 10_000) / 100).toFixed(2)} %`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
