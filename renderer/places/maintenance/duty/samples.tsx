/** Samples of duty card, fault notice and inspection round. */

import { waiting } from '../../../samples/maintenance.ts';
import { nothing, type Sample } from '../../../samples/sample.ts';
import { CardScreen } from './card-screen.tsx';
import { DeskScreen } from './desk-screen.tsx';
import { NoticeScreen } from './notice-screen.tsx';
import { RoundScreen } from './round-screen.tsx';

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-duty',
    show: () => (
      <DeskScreen
        {...waiting}
        desk={{
          card: { phone: '0731-83600001', hours: 'daily-8-20' },
          notice: { text: 'no-slips', until: '2026-11-30T18:00:00+08:00' },
          inspections: [],
        }}
        onGo={nothing}
        onTakeCard={nothing}
        onTakeNotice={nothing}
      />
    ),
  },
  { name: 'maintenance-duty-card', show: () => <CardScreen {...waiting} onSave={nothing} /> },
  { name: 'maintenance-duty-notice', show: () => <NoticeScreen {...waiting} onShow={nothing} /> },
  { name: 'maintenance-duty-round', show: () => <RoundScreen {...waiting} onSign={nothing} /> },
];
