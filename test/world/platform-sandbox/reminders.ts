/** Reminders of tomorrow's visits (提醒), and giving one up by the reply: what an SMS gateway and a telephone desk would do. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Catalogue } from '../../../main/core/catalogue/load.ts';
import { isTooLate } from '../../../main/core/matters/common/change.ts';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import type { Appointment } from '../../../main/core/model/draft.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { Reminder } from '../../../main/core/model/reminder.ts';
import type { Bookers } from './bookers.ts';
import { giveUp } from './cancelling.ts';
import type { Db } from './db.ts';
import type { Filing } from './filing.ts';
import type { Slots } from './slots.ts';

type Deps = {
  db: Db;
  filing: Filing;
  slots: Slots;
  catalogue: Catalogue;
  /** Without it nothing is counted. */
  bookers?: Bookers | undefined;
  /** The time that a booking was changed to last; null where it was not. */
  changedTo: (booking: string) => Promise<Appointment | null>;
  now: () => number;
};

/** A booking whose visit is still to come, opened. */
type Visit = {
  key: string;
  state: string;
  item: string;
  phone: string;
  time: Appointment;
  reminder: Reminder;
};

export type Reminded = Pick<Reminder, 'channel' | 'language'> & { phone: string; text: string };

const TEXTS: Readonly<Record<Reminder['language'], (visit: Visit) => string>> = {
  'zh-CN': ({ item, time, reminder }) =>
    `【浏阳政务】您约了${time.date} ${time.start}到${placeOf(time)}办${item}。请带：${reminder.bring.join('、') || '身份证'}。来不了请回复“取消${reminder.cancelCode}”。`,
  en: ({ item, time, reminder }) =>
    `[Liuyang Government Services] You are booked for ${item} on ${time.date} at ${time.start}, ${placeOf(time)}. Please bring: ${reminder.bring.join(', ') || 'your ID'}. If you can't come, reply "cancel ${reminder.cancelCode}".`,
};
const REPLY = /^(?:取消|cancel)\s*(\d{8})$/i;

const placeOf = ({ place }: Appointment) => (place ? `${place.name} ${place.windows}` : '政务服务大厅');

export class Reminders {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What is sent today: about the visits of tomorrow that are sure. */
  async due(): Promise<Reminded[]> {
    const tomorrow = addDays(hallDate(this.#deps.now()), 1);
    const visits = await this.#visits();
    return visits
      .filter(({ state, time }) => state !== 'unconfirmed' && time.date === tomorrow)
      .map((visit) => {
        const { channel, language } = visit.reminder;
        return { channel, language, phone: visit.phone, text: TEXTS[language](visit) };
      });
  }

  /** The reply to one, from the phone that got it. `too-late`: less than two hours before the visit, as at a kiosk. */
  async reply(phone: string, text: string): Promise<'cancelled' | 'unknown' | 'too-late'> {
    const { db, slots, bookers, now } = this.#deps;
    const code = REPLY.exec(text.trim())?.[1];
    const visit = (await this.#visits()).find(
      (each) => each.phone === phone && each.reminder.cancelCode === code,
    );
    if (!visit) return 'unknown';
    if (isTooLate(visit.time, now())) return 'too-late';
    return db.transaction(async () => {
      if (bookers?.rules) await bookers.lock(await bookers.peopleOf(visit.key));
      const changed = await db.run(
        `UPDATE submission SET state = 'cancelled' WHERE key = ? AND state = ?`,
        ...[visit.key, visit.state],
      );
      // It was changed or given up at this very moment.
      if (changed !== 1) return 'unknown';
      await db.run('INSERT INTO given_up_afar VALUES (?, ?, ?)', visit.key, visit.state, hallTime(now()));
      await giveUp({ db, slots, bookers }, visit.key, now());
      return 'cancelled';
    });
  }

  async #visits(): Promise<Visit[]> {
    const { db, filing, catalogue, changedTo, now } = this.#deps;
    const rows = await db.all<{ key: string; state: string; item: string }>(
      `SELECT key, state, item_code AS item FROM submission
       WHERE kind = 'booking' AND state IN ('confirmed', 'unconfirmed', 'rebooked') ORDER BY key`,
    );
    const visits: Visit[] = [];
    for (const { key, state, item } of rows) {
      const filed = await filing.open(key);
      const time = (await changedTo(key)) ?? filed?.appointment;
      if (!filed?.reminder || filed.phone === null || !time || time.date < hallDate(now())) continue;
      const { phone, reminder } = filed;
      const names = [catalogue.item(item)?.name ?? item, ...(time.also ?? []).map(({ name }) => name)];
      visits.push({ ...{ key, state, phone, time, reminder }, item: names.join('、') });
    }
    return visits;
  }
}

const Reply = z.object({ phone: z.string(), text: z.string().max(100) });

export function mountReminders(app: FastifyInstance, reminders: Reminders): void {
  app.get('/_sandbox/reminders', async () => ({ reminders: await reminders.due() }));
  app.post('/_sandbox/replies', async (request, reply) => {
    const sent = Reply.safeParse(request.body);
    if (!sent.success) return reply.code(422).send({ code: 'malformed' });
    return { outcome: await reminders.reply(sent.data.phone, sent.data.text) };
  });
}
