/** Samples of choosing a time: held by the platform, wished for while it is out of reach, full here, and in a year without a calendar. */
import type { ClosedDay, Day, DaysAnswer } from '../../../main/core/hall/contract.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { TimeScreen } from './screen.tsx';

const HALF_HOURS = [9, 9.5, 10, 10.5, 11, 11.5, 13.5, 14, 14.5, 15, 15.5, 16, 16.5];
const clock = (hours: number) =>
  `${String(Math.floor(hours)).padStart(2, '0')}:${hours % 1 === 0 ? '00' : '30'}`;

/** `left`: places in each half hour; null: only the platform knows. */
function day(date: string, left: (at: number) => number | null, isMadeUp = false): Day {
  const slots = HALF_HOURS.map((at) => ({ start: clock(at), end: clock(at + 0.5), remaining: left(at) }));
  return { date, isMadeUp, slots };
}

const some = (at: number) => (at * 2) % 5;
const full = () => 0;
const unsaid = () => null;
const off = (date: string, name: string | null = null, nameEn: string | null = null): ClosedDay => ({
  ...{ date, name, nameEn },
  why: name ? 'holiday' : 'weekend',
});

const NATIONAL = ['01', '02', '03', '04', '05', '06', '07'].map((each) =>
  off(`2026-10-${each}`, '国庆节', 'National Day'),
);

/** The day before the National Day: a holiday ahead, a make-up Saturday, one full day, one with a single place left. */
const answer: DaysAnswer = {
  firm: true,
  today: '2026-09-30',
  place: {
    id: 'hall',
    name: '浏阳市民之家',
    address: '浏阳市行政中心市民之家',
    windows: '一楼 A01–A12',
  },
  visitMinutes: 30,
  few: 5,
  days: [
    day('2026-10-08', full),
    day('2026-10-09', some),
    day('2026-10-10', (at) => (at === 11 ? 1 : 0), true),
    ...['12', '13', '14', '15'].map((each) => day(`2026-10-${each}`, some)),
  ],
  closed: [...NATIONAL, ...['11', '17', '18', '24', '25'].map((each) => off(`2026-10-${each}`))],
  unknownYears: [],
  others: [
    {
      ...{ id: 'dayao', name: '大瑶镇便民服务中心', address: '浏阳市大瑶镇', windows: '一号、二号窗口' },
      earliest: null,
    },
    {
      ...{ id: 'zhentou', name: '镇头镇便民服务中心', address: '浏阳市镇头镇', windows: '一号、二号窗口' },
      earliest: null,
    },
  ],
};

const nowhere: DaysAnswer = { ...answer, firm: true, days: [], others: [] };
const fullHere: DaysAnswer = {
  ...answer,
  days: answer.days.map(({ date, isMadeUp }) => day(date, full, isMadeUp)),
  others: answer.others.map((other, at) => ({
    ...other,
    earliest: { date: `2026-10-0${9 - at}`, start: '09:00', end: '09:30' },
  })),
};
const wished: DaysAnswer = {
  ...answer,
  firm: false,
  days: answer.days.map(({ date, isMadeUp }) => day(date, unsaid, isMadeUp)),
};
/** Offline, with three places that the platform leased to this kiosk. */
const leased: DaysAnswer = {
  ...wished,
  days: answer.days.map(({ date, isMadeUp }, nth) =>
    day(date, (at) => (nth > 0 && nth < 3 && (at === 10 || at === 14) ? 1 : null), isMadeUp),
  ),
};
const unknownYear: DaysAnswer = {
  ...wished,
  today: '2026-12-30',
  days: ['2026-12-31', ...['04', '05', '06', '07', '08', '11'].map((each) => `2027-01-${each}`)].map((date) =>
    day(date, unsaid),
  ),
  closed: [
    off('2027-01-01', '元旦', 'New Year'),
    ...['02', '03', '09', '10', '16', '17', '23', '24'].map((each) => off(`2027-01-${each}`)),
  ],
  unknownYears: [2027],
};

const STANDING = { limit: null, warning: null, left: 1, ifCancelled: null };
const WARNED = { count: 4, suspendAt: 6, next: 'late-cancel', lateHours: 24, suspendDays: 30 } as const;
const limitOf = (by: 'open' | 'item' | 'suspended') => ({
  by,
  most: by === 'suspended' ? null : by === 'open' ? 3 : 1,
  until: by === 'suspended' ? '2026-10-26T09:15:00+08:00' : null,
});
/** A scarce item: its newest day is drawn in the afternoon, all others are full but one. */
const drawing: DaysAnswer = {
  ...answer,
  days: [
    ...answer.days.slice(0, -1).map(({ date, isMadeUp }) => day(date, full, isMadeUp)),
    { ...day('2026-10-15', unsaid), draw: '2026-09-30T17:30:00+08:00' },
  ],
  next: { date: '2026-10-16', at: '2026-09-30T08:30:00+08:00' },
  standing: STANDING,
};

/** Two days on which the zone has a booking of theirs. */
const ownDays: DaysAnswer = {
  ...answer,
  days: answer.days.map((each, nth) => (nth < 2 ? { ...each, limit: 'zone-day', slots: [] } : each)),
  standing: STANDING,
};

const bar = { kind: 'booking', step: 'time' } as const;
const shared = {
  ...{ ...IDLE, chosen: null, before: null, taken: false },
  ...{ onChoose: nothing, onPlace: nothing, onDeclare: nothing },
  together: { names: ['失业登记'], onChange: nothing },
};

/** A hall with short slots and long mornings, closed for a reason of its own on some days. */
const QUARTERS = Array.from({ length: 16 }, (_, nth) => 8 + nth / 4);
const quarter = (hours: number) =>
  `${String(Math.floor(hours)).padStart(2, '0')}:${String((hours % 1) * 60).padStart(2, '0')}`;
const quarters: DaysAnswer = {
  ...answer,
  visitMinutes: 15,
  days: answer.days.map(({ date, isMadeUp }) => ({
    ...{ date, isMadeUp },
    slots: QUARTERS.map((at) => ({ start: quarter(at), end: quarter(at + 0.25), remaining: 2 })),
  })),
  closed: [
    ...answer.closed,
    ...['2026-10-19', '2026-10-20'].map((date) => ({
      ...{ date, why: 'exception' as const, name: '窗口系统升级', nameEn: null },
    })),
  ],
};

export const SAMPLES: readonly Sample[] = [
  {
    name: 'time',
    bar,
    show: () => <TimeScreen {...shared} answer={answer} chosen={{ date: '2026-10-13', start: '09:30' }} />,
  },
  { name: 'time-first', bar, show: () => <TimeScreen {...shared} answer={answer} /> },
  {
    name: 'timeTogether',
    bar,
    show: () => (
      <TimeScreen
        {...shared}
        answer={{ ...answer, visitMinutes: 90 }}
        together={{ names: ['失业登记', '失业保险金申领', '灵活就业登记'], onChange: nothing }}
      />
    ),
  },
  {
    name: 'timeTogetherNone',
    bar,
    show: () => (
      <TimeScreen
        {...shared}
        answer={nowhere}
        together={{ names: ['失业登记', '失业保险金申领'], onChange: nothing }}
      />
    ),
  },
  { name: 'timeQuarters', bar, show: () => <TimeScreen {...shared} answer={quarters} /> },
  { name: 'time-full', bar, show: () => <TimeScreen {...shared} answer={fullHere} /> },
  { name: 'time-unknown-year', bar, show: () => <TimeScreen {...shared} answer={unknownYear} /> },
  {
    name: 'time-clock',
    bar,
    status: { clock: 'behind' },
    show: () => <TimeScreen {...shared} answer={{ ...nowhere, firm: false, today: null, closed: [] }} />,
  },
  { name: 'time-none', bar, show: () => <TimeScreen {...shared} answer={nowhere} /> },
  { name: 'time-leased', bar, show: () => <TimeScreen {...shared} answer={leased} /> },
  { name: 'timeDraw', bar, show: () => <TimeScreen {...shared} answer={drawing} /> },
  {
    name: 'timeWarned',
    bar,
    show: () => <TimeScreen {...shared} answer={{ ...answer, standing: { ...STANDING, warning: WARNED } }} />,
  },
  {
    name: 'timeOwnDays',
    bar,
    show: () => <TimeScreen {...shared} answer={ownDays} />,
  },
  {
    name: 'timeZoneDay',
    bar,
    show: () => <TimeScreen {...shared} answer={answer} refusal={{ by: 'zone-day', most: 1, until: null }} />,
  },
  ...(['open', 'item', 'suspended'] as const).map((by) => ({
    name: `timeLimit-${by}`,
    bar,
    show: () => (
      <TimeScreen {...shared} answer={{ ...answer, standing: { ...STANDING, limit: limitOf(by) } }} />
    ),
  })),
  { name: 'wish', bar, show: () => <TimeScreen {...shared} answer={wished} taken /> },
];

/** Another time for a booking that has one. */
export function rebookTimeSample(at: NonNullable<Sample['bar']>): Sample {
  const before = { date: '2026-10-10', start: '14:00', end: '14:30' };
  return {
    name: 'rebookTime',
    bar: at,
    show: () => <TimeScreen {...shared} before={before} answer={answer} />,
  };
}
