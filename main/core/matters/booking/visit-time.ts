/** The time of a visit, as a booking keeps it: the first item's, and each further one's. */
import type { SlotTime } from '../../hall/opening.ts';
import type { VisitOffer } from '../../hall/visit-offer.ts';
import { type Appointment, alsoOf, type TimedDraft } from '../../model/draft.ts';
import type { Hold } from '../../platform/answers.ts';
import type { VisitItems } from './visits.ts';

/** The items of a draft's visit, in their order. */
export const itemsOf = (draft: TimedDraft): VisitItems => [
  draft.itemCode,
  ...alsoOf(draft).map(({ itemCode }) => itemCode),
];

/** The time of each item, as a booking keeps it. */
export function visitAt(
  draft: TimedDraft,
  { first, items }: VisitOffer,
  { firm, date, ...how }: Pick<Appointment, 'firm' | 'date' | 'heldUntil' | 'lease'>,
  times: readonly SlotTime[],
): Appointment {
  const [{ start = '', end = '' } = {}, ...further] = times;
  const also = alsoOf(draft).flatMap((item, nth) => {
    const time = further[nth];
    const windows = items[nth + 1]?.placeNamed.windows ?? '';
    return time ? [{ ...item, start: time.start, end: time.end, windows }] : [];
  });
  return { firm, date, start, end, ...how, place: first.placeNamed, ...(also.length > 0 && { also }) };
}

/** What the platform holds; null where it does not hold a place for each item. */
export function heldTime(
  draft: TimedDraft,
  offer: VisitOffer,
  { date, start, end, expiresAt: heldUntil, also = [] }: Hold,
): Appointment | null {
  const isWhole = also.length === alsoOf(draft).length;
  return isWhole ? visitAt(draft, offer, { firm: true, date, heldUntil }, [{ start, end }, ...also]) : null;
}
