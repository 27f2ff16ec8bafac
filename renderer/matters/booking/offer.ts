/** Booking, as the first screens offer it. */
import type { Offer } from '../../journey/matter-view.ts';
import { WORDS } from './words.ts';

export const BOOKING_OFFER: Offer = {
  kind: 'booking',
  icon: 'calendar',
  title: WORDS['home.booking'],
  attract: WORDS['attract.booking'],
  home: WORDS['home.bookingText'],
  count: ({ booking }) => booking,
};
