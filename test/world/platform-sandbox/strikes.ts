/** What counts against somebody: what they gave up, and where nobody came (爽约). */
import { dayState } from '../../../main/core/hall/opening.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { HallPlan } from '../../../main/core/model/hall/plan.ts';
import { CONCERNS, CONCERNS_BOOKER, type Row, startOf } from './booker-rows.ts';
import type { Db } from './db.ts';
import type { Strike } from './fairness.ts';

const MINUTE_MS = 60_000;

type Deps = {
  db: Db;
  plan: () => HallPlan;
  /** How many minutes after its time a booking without a printed ticket is a no-show. */
  lateMinutes: () => number;
  now: () => number;
};

export class Strikes {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** `person`: who made the booking that was given up. */
  async note(submission: string, person: string, { kind, at }: Strike): Promise<void> {
    await this.#deps.db.run('INSERT INTO strike VALUES (?, ?, ?, ?)', submission, person, kind, at);
  }

  /** Of what they made, and of what was made for them. */
  async of(person: string): Promise<Strike[]> {
    const sql = `SELECT kind, at FROM strike WHERE ${CONCERNS}`;
    const strikes = await this.#deps.db.all<Strike>(sql, person, person);
    return [...strikes, ...(await this.#noShows(person))];
  }

  /** A place that was kept and nobody came for, while the hall was open. It follows from what is written anyhow. */
  async #noShows(person: string): Promise<Strike[]> {
    const late = this.#deps.lateMinutes() * MINUTE_MS;
    const [date = '', time = ''] = hallTime(this.#deps.now() - late)
      .slice(0, 16)
      .split('T');
    const rows = await this.#deps.db.all<Row>(
      `SELECT booker.* FROM booker JOIN submission ON key = booker.submission LEFT JOIN ticket ON booking = booker.submission
       WHERE ${CONCERNS_BOOKER} AND expires_at IS NULL AND state IN ('confirmed', 'rebooked') AND printed_at IS NULL
         AND (date < ? OR (date = ? AND start < ?))`,
      ...[person, person, date, date, time],
    );
    const plan = this.#deps.plan();
    return rows
      .filter(({ item: itemCode, place: placeId, zone: zoneId, date: on }) => {
        return dayState(plan, { itemCode, placeId, zoneId }, on).state === 'open';
      })
      .map((row) => ({ kind: 'no-show', at: startOf(row) + late }));
  }
}
