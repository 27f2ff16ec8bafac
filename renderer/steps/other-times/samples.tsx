/** Samples of the further times of a wish: none chosen, two chosen, one gone. */
import { FAILED, IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { OtherTimesScreen } from './screen.tsx';

const bar = { kind: 'booking', step: 'other-times' } as const;

const wished = { date: '2026-10-09', start: '09:00', end: '09:30' };
const offered = [
  { date: '2026-10-08', start: '09:00', end: '09:30' },
  { date: '2026-10-09', start: '13:30', end: '14:00' },
  { date: '2026-10-10', start: '09:00', end: '09:30' },
  { date: '2026-10-12', start: '09:00', end: '09:30' },
  { date: '2026-10-13', start: '09:00', end: '09:30' },
];
const shared = { ...IDLE, wished, offered, gone: false, onNext: nothing };

export const SAMPLES: readonly Sample[] = [
  { name: 'otherTimes', bar, show: () => <OtherTimesScreen {...shared} chosen={[]} /> },
  {
    name: 'otherTimesChosen',
    bar,
    show: () => <OtherTimesScreen {...shared} chosen={offered.slice(1, 3)} />,
  },
  {
    name: 'otherTimesGone',
    bar,
    show: () => <OtherTimesScreen {...shared} chosen={[]} gone />,
  },
  {
    name: 'otherTimesFailed',
    bar,
    show: () => <OtherTimesScreen {...shared} {...FAILED} chosen={[]} />,
  },
];
