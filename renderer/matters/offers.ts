/** What a session can begin with, in the order in which it is offered. */
import type { Offer } from '../journey/matter-view.ts';
import { BOOKING_OFFER } from './booking/offer.ts';
import { PRE_REVIEW_OFFER } from './pre-review/offer.ts';

export const OFFERS: readonly Offer[] = [BOOKING_OFFER, PRE_REVIEW_OFFER];
