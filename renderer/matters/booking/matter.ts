/** 预约办理: an item is chosen, its guide read, the person and the phone known, a time at the hall taken. */
import type { MatterView } from '../../journey/matter-view.ts';
import { choose } from '../../steps/choose/step.tsx';
import { confirm } from '../../steps/confirm/step.tsx';
import { consentAgain } from '../../steps/consent/step.tsx';
import type { DoneOptions } from '../../steps/done/options.ts';
import { done } from '../../steps/done/step.tsx';
import { guide } from '../../steps/guide/step.tsx';
import { identify } from '../../steps/identify/step.tsx';
import { otherTimes } from '../../steps/other-times/step.tsx';
import { phone } from '../../steps/phone/step.tsx';
import { time } from '../../steps/time/step.tsx';
import { WORDS as CANCELLATION_WORDS } from '../cancellation/words.ts';
import { EVALUATE } from '../evaluation/offer.ts';
import { BOOKING_OFFER } from './offer.ts';
import { WORDS } from './words.ts';

export const DONE: DoneOptions = {
  title: () => WORDS['done.booked'],
  sms: ({ appointment }, delivery) => {
    if (delivery.state === 'delivered' && delivery.caseState === 'confirmed') return null;
    // What the platform leased to this kiosk is certain already.
    return WORDS[appointment?.lease && delivery.state === 'waiting' ? 'done.certain' : 'done.smsWish'];
  },
  after: EVALUATE,
};

export const BOOKING: MatterView = {
  kind: 'booking',
  journey: [
    choose({ offer: BOOKING_OFFER, title: WORDS['choose.titleBooking'] }),
    guide({ service: 'booking', lead: WORDS['guide.leadBooking'], saysWalkIn: true }),
    consentAgain,
    identify(),
    phone,
    time,
    otherTimes,
    confirm({ service: WORDS['home.booking'] }),
    done(DONE),
  ],
  slip: {
    lead: null,
    givesTimeUp: false,
    progress: { cancelled: CANCELLATION_WORDS['cancel.delivered'], rejected: WORDS['booking.rejected'] },
  },
};
