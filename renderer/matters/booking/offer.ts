/** Booking, as the first screens offer it. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { MatterStart } from '../../journey/matter.ts';
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

/** A visit for a known item; null where it offers none. */
export const visitOf = (item: ItemDetail): MatterStart | null =>
  item.services.includes('booking') ? { kind: 'booking', item, draft: null } : null;
