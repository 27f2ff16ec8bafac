/**
 * Whose bookings, holds and wishes are whose, and what that allows. A person is a keyed hash of the document number. Every decision is
 * made in a transaction that has changed the person's row first: of two at the same moment, in whatever processes, one waits for the other.
 */
import { walkInOf } from '../../../main/core/hall/fair.ts';
import { dayState } from '../../../main/core/hall/opening.ts';
import type { BookingLimit, Standing } from '../../../main/core/model/booking-limit.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Applicant } from '../../../main/core/model/draft.ts';
import type { Declared, Fairness } from '../../../main/core/model/hall/fairness.ts';
import type { HallPlan } from '../../../main/core/model/hall/plan.ts';
import { type Db, rowsOf } from './db.ts';
import {
  cancelKind,
  countStrikes,
  isExempt,
  limitReached,
  type Person,
  type Strike,
  suspension,
  warningAt,
  weightOf,
} from './fairness.ts';
import { personDigest } from './person-digest.ts';

const MINUTE_MS = 60_000;

/** What somebody has or asks for. */
export type Visit = {
  item: string;
  department: string;
  zone: string;
  place: string;
  pool: string;
  date: string;
  start: string;
};
/** `waiting`: 0 has its place, 1 is to be drawn among, 2 was drawn without luck and waits for a freed one. */
type Row = Visit & { submission: string; person: string; waiting: number };

type Deps = {
  db: Db;
  /** The plan whose rules hold. */
  plan: () => HallPlan;
  /** Makes hashes of numbers that only this platform can make. */
  secret: string;
  /** How many minutes after its time a booking without a printed ticket is a no-show. */
  lateMinutes: () => number;
  now: () => number;
};

export class Bookers {
  readonly #deps: Deps;
  readonly #db: Db;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#db = deps.db;
  }

  /** Null where the plan has none: then nobody is counted. */
  get rules(): Fairness | null {
    return this.#deps.plan().fairness ?? null;
  }

  person(
    { idNumber, birth }: Pick<Applicant, 'idNumber' | 'birth'>,
    declared: Declared | null = null,
  ): Person {
    const id = personDigest(this.#deps.secret, idNumber);
    return { id, birth, declared };
  }

  /** Whoever decides about these people next waits until this transaction is over. In one order everywhere, before any seat. */
  async lock(people: readonly string[]): Promise<void> {
    const ids = [...new Set(people)].sort();
    if (ids.length === 0) return;
    await this.#db.run(
      `INSERT INTO person VALUES ${rowsOf(ids.length, 2)} ON CONFLICT (person) DO UPDATE SET turns = person.turns + 1`,
      ...ids.flatMap((id) => [id, 1]),
    );
  }

  /** Why this person can't have that visit; null: nothing is in the way. `except`: submissions that are not counted. Under the person's lock. */
  async limit(person: Person, visit: Visit, except: readonly string[]): Promise<BookingLimit | null> {
    const { rules } = this;
    if (!rules) return null;
    if (walkInOf(this.#deps.plan(), visit.item)?.canBook === false) {
      return { by: 'walk-in', most: null, until: null };
    }
    const counted = countStrikes(rules.strikes, await this.#strikes(person.id), this.#now);
    const suspended = isExempt(rules.exempt, person, this.#now) ? null : suspension(counted);
    if (suspended) return suspended;
    const open = await this.#open(person.id, except);
    return limitReached(rules.limits, {
      open: open.length,
      item: open.filter(({ item }) => item === visit.item).length,
      zoneDay: open.filter(({ zone, date }) => zone === visit.zone && date === visit.date).length,
    });
  }

  /** How somebody stands for an item; `cancels`: a booking that they may give up; `except`: one that is being moved. */
  async standing(
    person: Person,
    item: string,
    { cancels, except }: { cancels?: string | undefined; except?: string | undefined },
  ): Promise<Standing | null> {
    const { rules } = this;
    if (!rules) return null;
    const strikes = await this.#strikes(person.id);
    const open = await this.#open(person.id, except === undefined ? [] : [except]);
    const anyDay = { item, department: '', zone: '', place: '', pool: '', date: '', start: '' };
    const exempt = isExempt(rules.exempt, person, this.#now);
    const { count } = countStrikes(rules.strikes, strikes, this.#now);
    return {
      limit: await this.limit(person, anyDay, except === undefined ? [] : [except]),
      warning: exempt ? null : warningAt(rules.strikes, count),
      left: Math.max(0, rules.limits.open - open.length),
      ifCancelled: cancels === undefined ? null : await this.#ifCancelled(person, cancels, strikes),
    };
  }

  async #ifCancelled(person: Person, cancels: string, strikes: Strike[]): Promise<Standing['ifCancelled']> {
    const { rules } = this;
    const row = await this.#row(cancels);
    if (!rules || row?.person !== person.id || row.waiting > 0) return null;
    const kind = cancelKind(rules.strikes, startOf(row), this.#now);
    const exempt = isExempt(rules.exempt, person, this.#now);
    const after = countStrikes(rules.strikes, [...strikes, { kind, at: this.#now }], this.#now);
    return {
      kind,
      counts: exempt ? 0 : weightOf(rules.strikes, kind),
      suspendedUntil: exempt || after.suspendedUntil === null ? null : hallTime(after.suspendedUntil),
      warning: exempt ? null : warningAt(rules.strikes, after.count),
    };
  }

  /** Whose live hold or booking a submission is. */
  async holder(submission: string): Promise<string | null> {
    const row = await this.#db.one<{ person: string }>(
      'SELECT person FROM booker WHERE submission = ? AND (expires_at IS NULL OR expires_at > ?)',
      ...[submission, this.#now],
    );
    return row?.person ?? null;
  }

  /** `expiresAt`: of a hold; null once it is filed. `waiting`: it has no place yet (1: to be drawn, 2: drawn without luck). */
  async note(
    submission: string,
    person: string,
    visit: Visit,
    expiresAt: number | null,
    waiting = 0,
  ): Promise<void> {
    const { item, department, zone, place, pool, date, start } = visit;
    await this.drop(submission);
    await this.#db.run(
      `INSERT INTO booker VALUES ${rowsOf(1, 11)}`,
      ...[submission, person, item, department, zone, place, pool, date, start, expiresAt, waiting],
    );
  }

  /** Whether it is a booking or a wish by now, and no hold. */
  async isFiled(submission: string): Promise<boolean> {
    const sql = 'SELECT 1 FROM booker WHERE submission = ? AND expires_at IS NULL';
    return (await this.#db.one(sql, submission)) !== undefined;
  }

  async drop(submission: string): Promise<void> {
    await this.#db.run('DELETE FROM booker WHERE submission = ?', submission);
  }

  /** Earlier wishes of that person for that item, drawn without luck, are over. */
  async supersede(submission: string, person: string, item: string): Promise<void> {
    const which = 'person = ? AND item = ? AND waiting = 2 AND submission <> ?';
    await this.#db.run(
      `UPDATE submission SET state = 'expired' WHERE state = 'unconfirmed'
         AND key IN (SELECT submission FROM booker WHERE ${which})`,
      ...[person, item, submission],
    );
    await this.#db.run(`DELETE FROM booker WHERE ${which}`, person, item, submission);
  }

  /** Holds whose time is over are nobody's. */
  async dropLapsed(): Promise<void> {
    await this.#db.run('DELETE FROM booker WHERE expires_at <= ?', this.#now);
  }

  /** Under the person's lock, in the transaction that gives the booking up. `at`: when the citizen said so. */
  async cancelled(submission: string, at: number): Promise<void> {
    const { rules } = this;
    const row = await this.#row(submission);
    if (!rules || !row) return;
    await this.drop(submission);
    // Who waited for a place takes none from anybody.
    if (row.waiting > 0) return;
    const kind = cancelKind(rules.strikes, startOf(row), at);
    await this.#db.run('INSERT INTO strike VALUES (?, ?, ?, ?)', submission, row.person, kind, at);
  }

  /** The booking has the time that its change asked for. */
  async moved(booking: string, visit: Visit): Promise<void> {
    const row = await this.#row(booking);
    if (row) await this.note(booking, row.person, visit, null);
  }

  /** Whether whoever wished may have that visit beside what they have: it may lie on another day than the one that was looked at. */
  async fits(submission: string, { zone, date }: Pick<Visit, 'zone' | 'date'>): Promise<boolean> {
    const { rules } = this;
    const row = await this.#row(submission);
    if (!rules || !row) return true;
    const open = await this.#open(row.person, [submission]);
    return open.filter((one) => one.zone === zone && one.date === date).length < rules.limits.zoneDay;
  }

  async personOf(submission: string): Promise<string | null> {
    return (await this.#row(submission))?.person ?? null;
  }

  /** Wishes to be drawn among, in the order filed. */
  async waiting(): Promise<Row[]> {
    return this.#db.all<Row>(
      'SELECT * FROM booker WHERE waiting = 1 AND date > ? ORDER BY submission',
      hallDate(this.#now),
    );
  }

  /** They were drawn: those have their places, the others wait on for freed ones. */
  async drawn(all: readonly string[], seated: ReadonlySet<string>): Promise<void> {
    for (const submission of all) {
      const waits = seated.has(submission) ? 0 : 2;
      await this.#db.run('UPDATE booker SET waiting = ? WHERE submission = ?', waits, submission);
    }
  }

  /** A place of that time was freed: who waits for it is drawn anew. */
  async redraw({ place, zone, pool, date, start }: Omit<Visit, 'item' | 'department'>): Promise<void> {
    await this.#db.run(
      `UPDATE booker SET waiting = 1
       WHERE waiting = 2 AND place = ? AND zone = ? AND pool = ? AND date = ? AND start = ?`,
      ...[place, zone, pool, date, start],
    );
  }

  /** Bookings, holds and wishes whose time is ahead. */
  async #open(person: string, except: readonly string[]): Promise<Row[]> {
    const [date = '', time = ''] = hallTime(this.#now).slice(0, 16).split('T');
    const rows = await this.#db.all<Row>(
      `SELECT * FROM booker WHERE person = ? AND (expires_at IS NULL OR expires_at > ?)
         AND (date > ? OR (date = ? AND start > ?))`,
      ...[person, this.#now, date, date, time],
    );
    // Who was drawn without luck may try another time: the new wish takes the old one's place.
    return rows.filter(({ submission, waiting }) => waiting < 2 && !except.includes(submission));
  }

  async #strikes(person: string): Promise<Strike[]> {
    const strikes = await this.#db.all<Strike>('SELECT kind, at FROM strike WHERE person = ?', person);
    return [...strikes, ...(await this.#noShows(person))];
  }

  /** A place that was kept and nobody came for, while the hall was open. It follows from what is written anyhow. */
  async #noShows(person: string): Promise<Strike[]> {
    const late = this.#deps.lateMinutes() * MINUTE_MS;
    const [date = '', time = ''] = hallTime(this.#now - late)
      .slice(0, 16)
      .split('T');
    const rows = await this.#db.all<Row>(
      `SELECT booker.* FROM booker JOIN submission ON key = booker.submission LEFT JOIN ticket ON booking = booker.submission
       WHERE person = ? AND expires_at IS NULL AND state IN ('confirmed', 'rebooked') AND printed_at IS NULL
         AND (date < ? OR (date = ? AND start < ?))`,
      ...[person, date, date, time],
    );
    const plan = this.#deps.plan();
    return rows
      .filter(({ item: itemCode, place: placeId, zone: zoneId, date: on }) => {
        return dayState(plan, { itemCode, placeId, zoneId }, on).state === 'open';
      })
      .map((row) => ({ kind: 'no-show', at: startOf(row) + late }));
  }

  #row(submission: string): Promise<Row | undefined> {
    return this.#db.one('SELECT * FROM booker WHERE submission = ?', submission);
  }

  get #now(): number {
    return this.#deps.now();
  }
}

function startOf({ date, start }: Pick<Visit, 'date' | 'start'>): number {
  return Date.parse(`${date}T${start}:00+08:00`);
}
