/** Samples of what only a booking shows. */

import { bookingDraft, holding, visitDraft, visitReceipt } from '../../samples/facts.ts';
import type { Sample } from '../../samples/sample.ts';
import { chooseSamples } from '../../steps/choose/samples.tsx';
import { confirmSample } from '../../steps/confirm/samples.tsx';
import { DELIVERED, DoneSample, UNPRINTED } from '../../steps/done/samples.tsx';
import { guideSamples } from '../../steps/guide/samples.tsx';
import { DONE } from './matter.ts';
import { BOOKING_OFFER } from './offer.ts';
import { WORDS } from './words.ts';

const bar = { kind: 'pre-review', step: 'done' } as const;

export const SAMPLES: readonly Sample[] = [
  ...chooseSamples({ offer: BOOKING_OFFER, title: WORDS['choose.titleBooking'] }),
  ...guideSamples(WORDS['guide.leadBooking']),
  confirmSample('confirmBooking', { service: WORDS['home.booking'], draft: bookingDraft }),
  confirmSample('confirmVisit', { service: WORDS['home.booking'], draft: visitDraft }),
  {
    name: 'doneVisit',
    bar,
    show: () => <DoneSample options={DONE} receipt={visitReceipt} delivery={DELIVERED} />,
  },
  { name: 'done', bar, show: () => <DoneSample options={DONE} delivery={DELIVERED} /> },
  {
    name: 'cardsLeft',
    bar,
    status: { devices: holding({ 'receipt-printer': 'slip', 'social-security-card': 'card' }) },
    show: () => <DoneSample options={DONE} application={{ state: 'idle' }} />,
  },
  {
    name: 'slipTaken',
    bar,
    status: {
      devices: holding({ 'receipt-printer': 'nothing', 'id-card-reader': 'nothing' }),
      network: 'online',
    },
    show: () => <DoneSample options={DONE} delivery={DELIVERED} />,
  },
  { name: 'unprinted', bar, show: () => <DoneSample options={DONE} printing={UNPRINTED} /> },
];
