/**
 * Whose bookings, holds and wishes are whose, and what that allows. A person is a keyed hash of the document number. Every decision is
 * made in a transaction that has changed the person's row first: of two at the same moment, in whatever processes, one waits for the other.
 */
import { walkInOf } from '../../../main/core/hall/fair.ts';
import type { BookingLimit, Standing } from '../../../main/core/model/booking-limit.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Applicant } from '../../../main/core/model/draft.ts';
import type { Declared, Fairness } from '../../../main/core/model/hall/fairness.ts';
import type { HallPlan } from '../../../main/core/model/hall/plan.ts';
import { visitOfPart } from '../../../main/core/model/visit.ts';
import { CONCERNS, type OpenRow, type Row, startOf, type Visit, WHOSE } from './booker-rows.ts';
import { type Db, rowsOf } from './db.ts';
import {
  cancelKind,
  countStrikes,
  everyone,
  fullZoneDays,
  isExempt,
  limitReached,
  narrower,
  type Person,
  type Strike,
  suspension,
  warningAt,
  weightOf,
} from './fairness.ts';
import { noteFor } from './owners.ts';
import { personDigest } from './person-digest.ts';
import { Strikes } from './strikes.ts';
import { partNames, visitIn } from './visits.ts';

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

type StandingAsked = {
  cancels?: string | undefined;
  except?: readonly string[];
  zones?: readonly string[];
};

export class Bookers {
  readonly #deps: Deps;
  readonly #db: Db;
  readonly #strikes: Strikes;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#db = deps.db;
    this.#strikes = new Strikes(deps);
  }

  /** Null where the plan has none: then nobody is counted. */
  get rules(): Fairness | null {
    return this.#deps.plan().fairness ?? null;
  }

  person(
    { idNumber, birth }: Pick<Applicant, 'idNumber' | 'birth'>,
    declared: Declared | null = null,
    principal: Pick<Applicant, 'idNumber' | 'birth'> | null = null,
  ): Person {
    const id = personDigest(this.#deps.secret, idNumber);
    if (!principal) return { id, birth, declared };
    // What is declared is said of whom it is for, and exempts no agent.
    return { id, birth, declared: null, principal: this.person(principal, declared) };
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

  /**
   * Why this person, or for whom they ask, can't have that visit; null: nothing is in the way. `except`: submissions that are not counted;
   * `beside`: how many items the same submission asks for before this one. Under everybody's lock.
   */
  async limit(
    person: Person,
    visit: Visit,
    except: readonly string[],
    beside = 0,
  ): Promise<BookingLimit | null> {
    const { id: whose } = person.principal ?? person;
    for (const each of everyone(person)) {
      const limit = await this.#limitOf(each, { ...visit, whose }, except, beside);
      if (limit) return limit;
    }
    return null;
  }

  async #limitOf(
    person: Person,
    visit: Visit & { whose: string },
    except: readonly string[],
    beside: number,
  ): Promise<BookingLimit | null> {
    const { rules } = this;
    if (!rules) return null;
    if (walkInOf(this.#deps.plan(), visit.item)?.canBook === false) {
      return { by: 'walk-in', most: null, until: null };
    }
    const counted = countStrikes(rules.strikes, await this.#strikes.of(person.id), this.#now);
    const suspended = isExempt(rules.exempt, person, this.#now) ? null : suspension(counted);
    if (suspended) return suspended;
    const open = await this.#open(person.id, except);
    // A daughter may book the same for both parents, and bring them on one day.
    const same = open.filter(({ whose }) => whose === visit.whose);
    return limitReached(rules.limits, {
      open: open.length + beside,
      item: same.filter(({ item }) => item === visit.item).length,
      zoneDay: same.filter(({ zone, date }) => zone === visit.zone && date === visit.date).length,
    });
  }

  /**
   * How somebody stands for an item; `cancels`: a booking that they may give up; `except`: submissions that are not counted, as one that is
   * being moved; `zones`: of the items that are asked about.
   */
  async standing(
    person: Person,
    item: string,
    { cancels, except = [], zones = [] }: StandingAsked,
  ): Promise<Standing | null> {
    const { rules } = this;
    if (!rules) return null;
    const whose = person.principal ?? person;
    const anyDay = { item, department: '', zone: '', place: '', pool: '', date: '', start: '' };
    const counted = await this.#counted(whose, cancels, except);
    const agent = person.principal && (await this.#counted(everyone(person)[0] as Person, cancels, except));
    const own = (await this.#open(whose.id, except)).filter((one) => one.whose === whose.id);
    const zoneDays = fullZoneDays(rules.limits, own, zones);
    return {
      limit: await this.limit(person, anyDay, except),
      ...(agent ? narrower(agent, counted) : counted),
      ...(zoneDays.length > 0 && { zoneDays }),
    };
  }

  /** What is counted of one person alone. */
  async #counted(
    person: Person,
    cancels: string | undefined,
    except: readonly string[],
  ): Promise<Pick<Standing, 'warning' | 'left' | 'ifCancelled'>> {
    const { strikes: rules, exempt, limits } = this.rules as Fairness;
    const strikes = await this.#strikes.of(person.id);
    const open = await this.#open(person.id, except);
    const { count } = countStrikes(rules, strikes, this.#now);
    return {
      warning: isExempt(exempt, person, this.#now) ? null : warningAt(rules, count),
      left: Math.max(0, limits.open - open.length),
      ifCancelled: cancels === undefined ? null : await this.#ifCancelled(person, cancels, strikes),
    };
  }

  async #ifCancelled(person: Person, cancels: string, strikes: Strike[]): Promise<Standing['ifCancelled']> {
    const { rules } = this;
    const row = await this.#row(cancels);
    if (!rules || !row || row.waiting > 0 || !(await this.peopleOf(cancels)).includes(person.id)) return null;
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

  /** Whether a submission is that person's live hold or booking, and for the same one. */
  async isHolder(submission: string, person: Person): Promise<boolean> {
    const row = await this.#db.one<{ person: string; principal: string | null }>(
      `SELECT booker.person, booked_for.person AS principal
       FROM booker LEFT JOIN booked_for ON booked_for.submission = booker.submission
       WHERE booker.submission = ? AND (expires_at IS NULL OR expires_at > ?)`,
      ...[submission, this.#now],
    );
    return row?.person === person.id && row.principal === (person.principal?.id ?? null);
  }

  /** `expiresAt`: of a hold; null once it is filed. `waiting`: it has no place yet (1: to be drawn, 2: drawn without luck). */
  async note(
    submission: string,
    { id, principal }: Person,
    visit: Visit,
    expiresAt: number | null,
    waiting = 0,
  ): Promise<void> {
    await this.#write(submission, id, visit, expiresAt, waiting);
    if (principal) await noteFor(this.#db, [{ key: submission, person: principal.id }]);
  }

  async #write(
    submission: string,
    person: string,
    visit: Visit,
    expiresAt: number | null,
    waiting: number,
  ): Promise<void> {
    const { item, department, zone, place, pool, date, start } = visit;
    await this.#db.run('DELETE FROM booker WHERE submission = ?', submission);
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

  /** A hold that is no more, or is another's from now on, with all its items. */
  async drop(submission: string): Promise<void> {
    const names = partNames(submission);
    for (const table of ['booker', 'booked_for']) {
      await this.#db.run(`DELETE FROM ${table} WHERE submission IN ${rowsOf(1, names.length)}`, ...names);
    }
  }

  /** One item of it is no more. */
  async dropPart(part: string): Promise<void> {
    await this.#db.run('DELETE FROM booker WHERE submission = ?', part);
    await this.#db.run('DELETE FROM booked_for WHERE submission = ?', part);
  }

  /** Earlier wishes for that item and for the same one, drawn without luck, are over. */
  async supersede(submission: string, person: Person, item: string): Promise<void> {
    const { id } = person.principal ?? person;
    // With a wish for several items all of them are over.
    const over = await this.#db.all<{ visit: string }>(
      `SELECT key AS visit FROM submission WHERE key IN (SELECT ${visitIn('submission')} FROM booker
         WHERE ${WHOSE} = ? AND item = ? AND waiting = 2 AND ${visitIn('submission')} <> ?)`,
      ...[id, item, submission],
    );
    for (const { visit } of over) {
      await this.#db.run(
        `UPDATE submission SET state = 'expired' WHERE state = 'unconfirmed' AND key = ?`,
        visit,
      );
      await this.#deleteRows(visit);
    }
  }

  /** Holds whose time is over are nobody's. */
  async dropLapsed(): Promise<void> {
    const which = 'SELECT submission FROM booker WHERE expires_at <= ?';
    await this.#db.run(`DELETE FROM booked_for WHERE submission IN (${which})`, this.#now);
    await this.#db.run('DELETE FROM booker WHERE expires_at <= ?', this.#now);
  }

  /** Under the person's lock, in the transaction that gives the booking up. `at`: when the citizen said so. */
  async cancelled(submission: string, at: number): Promise<void> {
    const { rules } = this;
    const row = await this.#row(submission);
    if (!rules || !row) return;
    // For whom it was stays known: what counts against its agent counts against that one.
    await this.#deleteRows(submission);
    // Who waited for a place takes none from anybody.
    if (row.waiting > 0) return;
    const kind = cancelKind(rules.strikes, startOf(row), at);
    await this.#strikes.note(submission, row.person, { kind, at });
  }

  async #deleteRows(submission: string): Promise<void> {
    const names = partNames(submission);
    await this.#db.run(`DELETE FROM booker WHERE submission IN ${rowsOf(1, names.length)}`, ...names);
  }

  /** The booking, or a part of its visit, has the time that its change asked for. */
  async moved(booking: string, visit: Visit): Promise<void> {
    const row = await this.#row(booking);
    if (row) await this.#write(booking, row.person, visit, null, 0);
  }

  /** Whether whoever wished may have that visit beside what they have: it may lie on another day than the one that was looked at. */
  async fits(submission: string, { zone, date }: Pick<Visit, 'zone' | 'date'>): Promise<boolean> {
    const { rules } = this;
    const row = await this.#row(submission);
    if (!rules || !row) return true;
    const whose = (await this.peopleOf(submission)).at(-1) ?? row.person;
    const open = await this.#open(whose, [submission]);
    const sameDay = open.filter((one) => one.whose === whose && one.zone === zone && one.date === date);
    return sameDay.length < rules.limits.zoneDay;
  }

  /** Who made it, and for whom where that is another; nobody where it is unknown. */
  async peopleOf(submission: string): Promise<string[]> {
    const row = await this.#row(submission);
    if (!row) return [];
    const sql = 'SELECT person FROM booked_for WHERE submission = ?';
    const principal = await this.#db.one<{ person: string }>(sql, submission);
    return principal ? [row.person, principal.person] : [row.person];
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
      const names = partNames(submission);
      await this.#db.run(
        `UPDATE booker SET waiting = ? WHERE submission IN ${rowsOf(1, names.length)}`,
        ...[waits, ...names],
      );
    }
  }

  /** A place of that time was freed: who waits for it is drawn anew. */
  async redraw({ place, zone, pool, date, start }: Omit<Visit, 'item' | 'department'>): Promise<void> {
    await this.#db.run(
      // With all items of its visit.
      `UPDATE booker SET waiting = 1 WHERE waiting = 2 AND ${visitIn('submission')} IN
         (SELECT ${visitIn('submission')} FROM booker
          WHERE waiting = 2 AND place = ? AND zone = ? AND pool = ? AND date = ? AND start = ?)`,
      ...[place, zone, pool, date, start],
    );
  }

  /** Bookings, holds and wishes whose time is ahead. */
  async #open(person: string, except: readonly string[]): Promise<OpenRow[]> {
    const [date = '', time = ''] = hallTime(this.#now).slice(0, 16).split('T');
    const rows = await this.#db.all<OpenRow>(
      // A hold that was given back is kept for its own citizen's return, and counts no more.
      `SELECT *, ${WHOSE} AS whose
       FROM booker WHERE ${CONCERNS} AND (expires_at IS NULL OR (expires_at > ?
           AND EXISTS (SELECT 1 FROM seat WHERE seat.submission = booker.submission)))
         AND (date > ? OR (date = ? AND start > ?))`,
      ...[person, person, this.#now, date, date, time],
    );
    // Who was drawn without luck may try another time: the new wish takes the old one's place.
    return rows.filter(({ submission, waiting }) => waiting < 2 && !except.includes(visitOfPart(submission)));
  }

  #row(submission: string): Promise<Row | undefined> {
    return this.#db.one('SELECT * FROM booker WHERE submission = ?', submission);
  }

  get #now(): number {
    return this.#deps.now();
  }
}
