/** Every sample of a screen, out of the folders of places, steps and matters. */
import { SAMPLES as BOOKING } from '../matters/booking/samples.tsx';
import { SAMPLES as CANCELLATION } from '../matters/cancellation/samples.tsx';
import { SAMPLES as CORRECTION } from '../matters/correction/samples.tsx';
import { SAMPLES as EVALUATION } from '../matters/evaluation/samples.tsx';
import { SAMPLES as PRE_REVIEW } from '../matters/pre-review/samples.tsx';
import { SAMPLES as REBOOKING } from '../matters/rebooking/samples.tsx';
import { SAMPLES as ATTRACT } from '../places/attract/samples.tsx';
import { SAMPLES as CHECK_IN } from '../places/check-in/samples.tsx';
import { SAMPLES as FOUND_SLIP } from '../places/found-slip/samples.tsx';
import { SAMPLES as HAND_OVER } from '../places/hand-over/samples.tsx';
import { SAMPLES as HOME } from '../places/home/samples.tsx';
import { SAMPLES as MAINTENANCE } from '../places/maintenance/samples.tsx';
import { SAMPLES as MY_BOOKINGS } from '../places/my-bookings/samples.tsx';
import { SAMPLES as PAYMENT } from '../places/payment/samples.tsx';
import type { Sample } from '../samples/sample.ts';
import { SAMPLES as ALSO_ITEMS } from '../steps/also-items/samples.tsx';
import { SAMPLES as CONSENT } from '../steps/consent/samples.tsx';
import { SAMPLES as FOR_WHOM } from '../steps/for-whom/samples.tsx';
import { SAMPLES as FORM } from '../steps/form/samples.tsx';
import { SAMPLES as IDENTIFY } from '../steps/identify/samples.tsx';
import { SAMPLES as MATERIALS } from '../steps/materials/samples.tsx';
import { SAMPLES as MEND } from '../steps/mend/samples.tsx';
import { SAMPLES as OTHER_TIMES } from '../steps/other-times/samples.tsx';
import { SAMPLES as PHONE } from '../steps/phone/samples.tsx';
import { SAMPLES as PROMISE } from '../steps/promise/samples.tsx';
import { SAMPLES as RESULT } from '../steps/result/samples.tsx';
import { SAMPLES as SIGN } from '../steps/sign/samples.tsx';
import { SAMPLES as TIME } from '../steps/time/samples.tsx';
import { SAMPLES as OVERLAYS } from './overlays.tsx';

export const SAMPLES: readonly Sample[] = [
  ...ATTRACT,
  ...HOME,
  ...CONSENT,
  ...IDENTIFY,
  ...FOR_WHOM,
  ...PHONE,
  ...TIME,
  ...ALSO_ITEMS,
  ...OTHER_TIMES,
  ...FORM,
  ...MATERIALS,
  ...RESULT,
  ...PROMISE,
  ...SIGN,
  ...MEND,
  ...BOOKING,
  ...PRE_REVIEW,
  ...CANCELLATION,
  ...REBOOKING,
  ...CORRECTION,
  ...EVALUATION,
  ...FOUND_SLIP,
  ...MY_BOOKINGS,
  ...HAND_OVER,
  ...CHECK_IN,
  ...PAYMENT,
  ...MAINTENANCE,
  ...OVERLAYS,
];
