/** What the database has after an intake, counted by SQL of its own, not by the sandbox. */
import { openDatabase } from '../world/platform-sandbox/database.ts';
import type { Done, Kind, Sent } from './intake-worker.ts';

export type Where = { folder: string; database: string; capacity: number };
export type Submissions = Record<Kind, Sent[]>;

export type Counted = {
  /** Seats beyond a time's places, and bookings confirmed without a seat. */
  overbooked: number;
  /** Cases beyond one for each submission. */
  doubled: number;
  lost: number;
  /** Answers that name no case, or another than the database has for the key. */
  wrong: number;
  confirmed: number;
};

export async function countUp(where: Where, all: Submissions, answers: Done['answers']): Promise<Counted> {
  const db = await openDatabase(where.folder, where.database);
  const count = async (what: string, ...parameters: number[]) =>
    (await db.one<{ count: number }>(`SELECT ${what}`, ...parameters))?.count ?? Number.NaN;
  const beyond = await count(
    `CAST(coalesce(sum(taken - ?), 0) AS BIGINT) AS count
     FROM (SELECT count(*) AS taken FROM seat GROUP BY place, zone, pool, date, start) AS slot WHERE taken > ?`,
    where.capacity,
    where.capacity,
  );
  const seatless = await count(
    `count(*) AS count FROM submission
     WHERE state = 'confirmed' AND NOT EXISTS (SELECT 1 FROM seat WHERE seat.submission = submission.key)`,
  );
  // Each submission has a receipt number of its own, which no key of the table holds to one row.
  const rows = await count('count(*) AS count FROM submission');
  const different = await count('count(DISTINCT receipt_no) AS count FROM submission');
  const confirmed = await count("count(*) AS count FROM submission WHERE state = 'confirmed'");
  const cases = await db.all<{ key: string; case_no: string }>('SELECT key, case_no FROM submission');
  await db.close();
  const numbers = new Map(cases.map(({ key, case_no }) => [key, case_no]));
  return {
    overbooked: beyond + seatless,
    doubled: rows - different,
    lost: all.booking.length + all['pre-review'].length - different,
    wrong: answers.filter(([key, answer]) => numbers.get(key) !== answer).length,
    confirmed,
  };
}
