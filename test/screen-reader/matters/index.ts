/** What is walked by ear. */
import { booking } from './booking.ts';
import { checkIn } from './check-in.ts';
import { forAnother } from './for-another.ts';
import type { Heard } from './matter.ts';
import { myBookings } from './my-bookings.ts';
import { onlineApplication } from './online-application.ts';
import { payment } from './payment.ts';
import { preReview } from './pre-review.ts';
import { visit } from './visit.ts';

export const MATTERS: readonly Heard[] = [
  booking,
  visit,
  myBookings,
  checkIn,
  forAnother,
  preReview,
  onlineApplication,
  payment,
];
