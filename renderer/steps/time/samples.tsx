/** Samples of choosing a time: held by the platform, and wished for while it is out of reach. */
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { TimeScreen } from './screen.tsx';

const hour = (at: number) => String(at).padStart(2, '0');

const days = [23, 24, 25, 26, 27, 30].map((date, day) => ({
  date: `2026-11-${date}`,
  isMadeUp: false,
  slots: [9, 10, 11, 13, 14, 15, 16].flatMap((at) => [
    { start: `${hour(at)}:00`, end: `${hour(at)}:30`, remaining: day === 1 ? 0 : at % 4 },
    { start: `${hour(at)}:30`, end: `${at + 1}:00`, remaining: 5 },
  ]),
}));

const facts = {
  ...{ today: '2026-11-22', place: null, visitMinutes: 30, few: 1 },
  ...{ closed: [], unknownYears: [], others: [] },
};

const bar = { kind: 'booking', step: 'time' } as const;
const shared = { ...IDLE, chosen: { date: '2026-11-25', start: '09:30' }, onChoose: nothing };

export const SAMPLES: readonly Sample[] = [
  {
    name: 'time',
    bar,
    show: () => <TimeScreen {...shared} answer={{ ...facts, firm: true, days }} taken={false} />,
  },
  {
    name: 'time-days',
    bar,
    show: () => (
      <TimeScreen {...shared} chosen={null} answer={{ ...facts, firm: true, days }} taken={false} />
    ),
  },
  {
    name: 'time-clock',
    bar,
    status: { clock: 'behind' },
    show: () => (
      <TimeScreen {...shared} chosen={null} answer={{ ...facts, firm: false, days: [] }} taken={false} />
    ),
  },
  {
    name: 'time-none',
    bar,
    show: () => (
      <TimeScreen {...shared} chosen={null} answer={{ ...facts, firm: true, days: [] }} taken={false} />
    ),
  },
  {
    name: 'wish',
    bar,
    show: () => <TimeScreen {...shared} answer={{ ...facts, firm: false, days }} taken />,
  },
];
