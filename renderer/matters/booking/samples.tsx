/** Samples of what only a booking shows. */

import type { Sample } from '../../samples/sample.ts';
import { chooseSamples } from '../../steps/choose/samples.tsx';
import { DELIVERED, DoneSample, UNPRINTED } from '../../steps/done/samples.tsx';
import { guideSample } from '../../steps/guide/samples.tsx';
import { DONE } from './matter.ts';
import { BOOKING_OFFER } from './offer.ts';
import { WORDS } from './words.ts';

const bar = { kind: 'pre-review', step: 'done' } as const;

export const SAMPLES: readonly Sample[] = [
  ...chooseSamples({ offer: BOOKING_OFFER, title: WORDS['choose.titleBooking'] }),
  guideSample(WORDS['guide.leadBooking']),
  { name: 'done', bar, show: () => <DoneSample options={DONE} delivery={DELIVERED} /> },
  {
    name: 'cardsLeft',
    bar,
    status: { slipAtExit: true, socialCardIn: true },
    show: () => <DoneSample options={DONE} application={{ state: 'idle' }} />,
  },
  {
    name: 'slipTaken',
    bar,
    status: { slipAtExit: false, cardOnReader: false, network: 'online' },
    show: () => <DoneSample options={DONE} delivery={DELIVERED} />,
  },
  { name: 'unprinted', bar, show: () => <DoneSample options={DONE} printing={UNPRINTED} /> },
];
