/** Samples of what only a cancellation shows. */
import { receipt } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { SAMPLES as CANCEL_SAMPLES } from '../../steps/cancel/samples.tsx';
import { DELIVERED, DoneSample, UNPRINTED } from '../../steps/done/samples.tsx';
import { CardSample } from '../../steps/identify/samples.tsx';
import { DONE } from './matter.ts';
import { WORDS } from './words.ts';

const bar = { kind: 'cancellation', step: 'done' } as const;
const cancelled = {
  options: DONE,
  receipt: { ...receipt, service: 'cancellation' },
  onAfter: nothing,
} as const;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'cancelCard',
    bar: { kind: 'cancellation', step: 'identify' },
    show: () => <CardSample event={{ state: 'present-card' }} lead={WORDS['card.leadCancel']} />,
  },
  ...CANCEL_SAMPLES,
  { name: 'cancelled', bar, show: () => <DoneSample {...cancelled} delivery={DELIVERED} /> },
  { name: 'cancelledOffline', bar, show: () => <DoneSample {...cancelled} printing={UNPRINTED} /> },
];
