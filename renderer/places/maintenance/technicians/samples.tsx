/** Samples of the technicians' badges. */

import { waiting } from '../../../samples/maintenance.ts';
import { nothing, type Sample } from '../../../samples/sample.ts';
import { ListScreen } from './list-screen.tsx';
import { NumberScreen } from './number-screen.tsx';
import { ScanScreen } from './scan-screen.tsx';

const KNOWN = [
  { number: '10023', enrolledAt: '2026-11-03T09:20:00+08:00' },
  { number: '10117', enrolledAt: '2026-11-24T16:45:00+08:00' },
];

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-technicians',
    show: () => <ListScreen {...waiting} technicians={KNOWN} onAdd={nothing} onStrikeOff={nothing} />,
  },
  {
    name: 'maintenance-technicians-number',
    show: () => <NumberScreen onNumber={nothing} onBack={nothing} />,
  },
  {
    name: 'maintenance-technicians-scan',
    show: () => <ScanScreen number="10117" waits message={null} onBack={nothing} />,
  },
];
