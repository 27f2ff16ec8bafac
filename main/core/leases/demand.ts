/** What citizens book at this kiosk: what it asks the platform to lease places for. Counts, no person. */
import { hallTime } from '../model/clock.ts';
import type { LeaseRequest } from '../platform/answers.ts';
import type { Db } from '../store/db.ts';

const LOOK_BACK_MS = 30 * 24 * 3600_000;
/** No kiosk's citizens want more than that many items day after day. */
const ITEMS_MAX = 50;

/** The items booked in the last 30 days, the most wanted first. `nowMs`: milliseconds since the epoch. */
export function bookedLately(db: Db, nowMs: number): LeaseRequest['wanted'] {
  return db
    .prepare<[string, number], LeaseRequest['wanted'][number]>(
      `SELECT item_code AS itemCode, count(*) AS count FROM submission
       WHERE service = 'booking' AND committed_at >= ? GROUP BY item_code ORDER BY count DESC, item_code LIMIT ?`,
    )
    .all(hallTime(nowMs - LOOK_BACK_MS), ITEMS_MAX);
}
