/** Samples of what only a rebooking shows. */
import { rebookingDraft, receipt } from '../../samples/facts.ts';
import type { Sample } from '../../samples/sample.ts';
import { confirmSample } from '../../steps/confirm/samples.tsx';
import { DELIVERED, DoneSample } from '../../steps/done/samples.tsx';
import { CardSample } from '../../steps/identify/samples.tsx';
import { rebookTimeSample } from '../../steps/time/samples.tsx';
import { DONE } from './matter.ts';
import { WORDS } from './words.ts';

const bar = { kind: 'rebooking', step: 'done' } as const;
const before = { firm: true, date: '2026-11-25', start: '14:00', end: '14:30' };
const rebooked = { options: DONE, receipt: { ...receipt, kind: 'rebooking', before } } as const;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'rebookCard',
    bar: { kind: 'rebooking', step: 'identify' },
    show: () => <CardSample event={{ state: 'present-card' }} lead={WORDS['card.leadRebook']} />,
  },
  rebookTimeSample({ kind: 'rebooking', step: 'time' }),
  confirmSample('rebookConfirm', {
    service: WORDS['rebook.service'],
    wish: WORDS['rebook.wish'],
    draft: rebookingDraft,
  }),
  { name: 'rebooked', bar, show: () => <DoneSample {...rebooked} delivery={DELIVERED} /> },
  { name: 'rebookWaiting', bar, show: () => <DoneSample {...rebooked} /> },
  {
    name: 'rebookRefused',
    bar,
    show: () => <DoneSample {...rebooked} delivery={{ ...DELIVERED, caseState: 'rejected' }} />,
  },
];
