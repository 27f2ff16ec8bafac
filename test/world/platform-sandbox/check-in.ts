/** Checks bookings in on their day (签到取号): one queue number a booking, taken once it is on paper. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { placesFor, zoneAt } from '../../../main/core/hall/opening.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Appointment } from '../../../main/core/model/draft.ts';
import type { CheckIn, QueueTicket } from '../../../main/core/model/queue-ticket.ts';
import { CheckInRequest } from '../../../main/core/platform/answers.ts';
import type { Db } from './db.ts';
import type { Filing } from './filing.ts';
import type { SandboxHall } from './hall.ts';
import type { Rebooking } from './rebooking.ts';

type Deps = {
  db: Db;
  filing: Filing;
  rebooking: Rebooking;
  hall: SandboxHall;
  catalogue: Catalogue;
  now: () => number;
};
type Booking = { key: string; itemCode: string; state: string };
type TicketRow = {
  place: string;
  zone: string;
  day: string;
  number: number;
  given_at: string;
  printed_at: string | null;
};

/** How long before a booking's time one may check in, and until how long after. */
const Rule = z.object({ earlyMinutes: z.number().int().min(0), lateMinutes: z.number().int().min(0) });
const RULE_FILE = path.join(import.meta.dirname, 'check-in-rule.json');

const MINUTE_MS = 60_000;

export class CheckingIn {
  /** Data, which the platform's staff change. */
  rule = Rule.parse(JSON.parse(readFileSync(RULE_FILE, 'utf8')));
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Null: no booking has a slip of that name. */
  async ask(slip: string): Promise<CheckIn | null> {
    const { filing, rebooking, now } = this.#deps;
    const found = await this.#bookingOf(slip);
    if (!found) return null;
    const { booking, ended } = found;
    if (booking.state === 'cancelled') return { outcome: 'cancelled' };
    if (ended) return { outcome: ended };
    if (booking.state === 'unconfirmed') return { outcome: 'unconfirmed' };
    const time = (await rebooking.changedTo(booking.key)) ?? (await filing.open(booking.key))?.appointment;
    if (!time) return null;
    const { date, start } = time;
    // One that has its number comes back for the paper, until its day is over.
    if (date >= hallDate(now()) && (await this.#ticket(booking.key))) return this.#answer(booking, time);
    const begins = Date.parse(`${date}T${start}:00+08:00`);
    const from = begins - this.rule.earlyMinutes * MINUTE_MS;
    const until = begins + this.rule.lateMinutes * MINUTE_MS;
    const isInTime = from <= now() && now() <= until;
    if (!isInTime && date !== hallDate(now())) return { outcome: 'another-day', date, start };
    if (now() < from) return { outcome: 'too-early', from: hallTime(from) };
    if (now() > until) return { outcome: 'too-late', until: hallTime(until) };
    await this.#deps.db.transaction(() => this.#give(booking, time));
    return this.#answer(booking, time);
  }

  /** It is on paper, and waits from now on. */
  async printed(slip: string): Promise<boolean> {
    const found = await this.#bookingOf(slip);
    if (!found) return false;
    const changed = await this.#deps.db.run(
      'UPDATE ticket SET printed_at = coalesce(printed_at, ?) WHERE booking = ?',
      hallTime(this.#deps.now()),
      found.booking.key,
    );
    return changed === 1;
  }

  /** The window calls the next one that waits in a zone's queue today. Null: nobody waits. */
  callNext(place: string, zone: string): Promise<number | null> {
    const { db, now } = this.#deps;
    const queue = [place, zone, hallDate(now())];
    return db.transaction(async () => {
      for (;;) {
        const next = await db.one<{ number: number | null }>(
          `SELECT min(number) AS number FROM ticket
           WHERE place = ? AND zone = ? AND day = ? AND printed_at IS NOT NULL AND called_at IS NULL`,
          ...queue,
        );
        if (!next?.number) return null;
        // Another window may call it at this moment: then it is that one's, and the next is looked for.
        const called = await db.run(
          `UPDATE ticket SET called_at = ?
           WHERE place = ? AND zone = ? AND day = ? AND number = ? AND called_at IS NULL`,
          ...[hallTime(now()), ...queue, next.number],
        );
        if (called === 1) return next.number;
      }
    });
  }

  /** `ended`: what that slip says does not count, or no more. */
  async #bookingOf(
    slip: string,
  ): Promise<{ booking: Booking; ended: 'rebooked' | 'unconfirmed' | null } | null> {
    const { db, rebooking } = this.#deps;
    const own = await db.one<Booking>(
      `SELECT key, item_code AS "itemCode", state FROM submission WHERE slip_name = ? AND kind = 'booking'`,
      slip,
    );
    if (own) return { booking: own, ended: own.state === 'rebooked' ? 'rebooked' : null };
    const changed = await db.one<Booking & { change: string }>(
      `SELECT submission.key, submission.item_code AS "itemCode", submission.state, rebooking.key AS change
       FROM rebooking JOIN submission ON submission.key = rebooks WHERE rebooking.slip_name = ?`,
      slip,
    );
    if (!changed) return null;
    const state = (await rebooking.find(changed.change))?.state;
    if (state === 'rebooked') return { booking: changed, ended: 'rebooked' };
    return { booking: changed, ended: state === 'rejected' ? 'unconfirmed' : null };
  }

  #ticket(booking: string): Promise<TicketRow | undefined> {
    return this.#deps.db.one('SELECT * FROM ticket WHERE booking = ?', booking);
  }

  async #give({ key, itemCode }: Booking, time: Appointment): Promise<void> {
    const { db, catalogue, hall, now } = this.#deps;
    if (await this.#ticket(key)) return;
    const zoneId = catalogue.item(itemCode)?.zoneId ?? '';
    const place = time.place?.id ?? placesFor(hall.plan, { itemCode, zoneId })[0]?.id ?? '';
    const last = await db.one<{ number: number | null }>(
      'SELECT max(number) AS number FROM ticket WHERE place = ? AND zone = ? AND day = ?',
      ...[place, zoneId, time.date],
    );
    const number = (last?.number ?? 0) + 1;
    await db.run(
      'INSERT INTO ticket VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)',
      ...[key, place, zoneId, time.date, number, hallTime(now())],
    );
  }

  async #answer({ key, itemCode }: Booking, { date, start, also }: Appointment): Promise<CheckIn> {
    const row = await this.#ticket(key);
    if (!row) throw new Error('a ticket that was just given is gone');
    const place = this.#deps.hall.plan.places.find(({ id }) => id === row.place);
    const at = place?.zones.findIndex(({ zone }) => zone === row.zone) ?? 0;
    const ticket: QueueTicket = {
      // Each zone has a letter of its own, as the hall's displays show it.
      number: `${String.fromCharCode(65 + Math.max(at, 0))}${String(row.number).padStart(3, '0')}`,
      ...{ itemCode, date, start },
      ...(also && { also: also.map(({ name, start: at, windows = '' }) => ({ name, start: at, windows })) }),
      place: place?.name ?? '',
      windows: (place && zoneAt(place, { itemCode, zoneId: row.zone })?.windows) ?? '',
      before: await this.#waitingBefore(row),
      givenAt: row.given_at,
      isPrinted: row.printed_at !== null,
    };
    return { outcome: 'ticket', ticket };
  }

  async #waitingBefore({ place, zone, day, number }: TicketRow): Promise<number> {
    const row = await this.#deps.db.one<{ count: number }>(
      `SELECT count(*) AS count FROM ticket WHERE place = ? AND zone = ? AND day = ? AND number < ?
         AND printed_at IS NOT NULL AND called_at IS NULL`,
      ...[place, zone, day, number],
    );
    return Number(row?.count ?? 0);
  }
}

export function mountCheckIn(app: FastifyInstance, checkingIn: CheckingIn): void {
  app.post('/v1/check-ins', async (request, reply) => {
    const wanted = CheckInRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    return (await checkingIn.ask(wanted.data.slip)) ?? reply.code(404).send({ code: 'unknown-case' });
  });
  app.put<{ Params: { slip: string } }>('/v1/check-ins/:slip/printed', async ({ params }, reply) =>
    (await checkingIn.printed(params.slip))
      ? reply.code(204).send()
      : reply.code(404).send({ code: 'unknown-case' }),
  );
  app.post('/_sandbox/check-in-rule', async (request, reply) => {
    checkingIn.rule = Rule.parse(request.body);
    return reply.code(204).send();
  });
  app.post<{ Body: { place: string; zone: string } }>('/_sandbox/call-next', async ({ body }) => ({
    number: await checkingIn.callNext(body.place, body.zone),
  }));
}
