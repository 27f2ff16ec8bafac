/** A booking that another kiosk filed, as the platform has it from there. */
import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Appointment } from '../../main/core/model/draft.ts';
import type { Reminder } from '../../main/core/model/reminder.ts';
import { slipCode } from '../../main/core/slip-proof/slip-proof.ts';
import { clientAt } from './enrolled.ts';
import { ITEM, keyOf, submissionFor } from './filed.ts';
import { enrolledAt } from './sandboxes.ts';

export type BookedElsewhere = {
  key: string;
  receiptNo: string;
  /** The text of its slip's QR code, which that kiosk signed. */
  code: string;
  appointment: Appointment;
};

/** `sandboxUrl`: of a sandbox that runs as a process of its own. Takes the first free time; `isFar`: of the last day that is given out. */
export async function bookedElsewhere(
  sandboxUrl: string,
  what: {
    idNumber: string;
    kioskId?: string;
    serial?: string;
    itemCode?: string;
    isFar?: boolean;
    reminder?: Reminder;
  },
): Promise<BookedElsewhere> {
  const { idNumber, kioskId = 'LY009', serial = '0001-K', itemCode = ITEM, isFar = false, reminder } = what;
  const known = await enrolledAt(sandboxUrl, kioskId);
  const client = clientAt(sandboxUrl, known);
  const recipient = await keyOf(client);
  const slots = await client.slots(itemCode);
  if (slots.kind !== 'ok') throw new Error(slots.kind);
  const free = slots.value.days.filter(
    ({ draw, slots: times }) => !draw && times.some(({ remaining }) => remaining > 0),
  );
  const day = free.at(isFar ? -1 : 0);
  const slot = day?.slots.find(({ remaining }) => remaining > 0);
  if (!day || !slot) throw new Error('no free time');
  const { start, end } = slot;
  const appointment = { firm: true, date: day.date, start, end };
  const receiptNo = `${kioskId}-20261124-${serial}`;
  const submissionId = uuidv7();
  const code = slipCode(known.device.key, {
    ...{ submissionId, receiptNo, itemCode },
    when: `${day.date} ${start}`,
  });
  const about = {
    ...{ appointment, receiptNo, idNumber, kioskId, itemCode, key: submissionId, slipCode: code },
    ...(reminder && { reminder }),
  };
  const { key, body } = await submissionFor(recipient, about);
  await client.hold({ submissionId: key, itemCode, date: day.date, start });
  const answer = await client.submit({ kind: 'booking', idempotencyKey: key, body });
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return { key, receiptNo, code, appointment };
}

/** Somebody books at another kiosk and gives it up by the reminder's code, days before its time: each counts once against them. */
export async function givenUpElsewhere(
  sandboxUrl: string,
  { times, ...who }: { idNumber: string; itemCode: string; times: number },
): Promise<void> {
  for (let nth = 0; nth < times; nth++) {
    const cancelCode = String(randomInt(10 ** 8)).padStart(8, '0');
    const reminder = { language: 'zh-CN', channel: 'sms', bring: [], cancelCode } as const;
    const serial = `${String(randomInt(1, 10_000)).padStart(4, '0')}-K`;
    await bookedElsewhere(sandboxUrl, { ...who, serial, isFar: true, reminder: { ...reminder, bring: [] } });
    const answer = await fetch(`${sandboxUrl}/_sandbox/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: '13900000000', text: `取消${cancelCode}` }),
    });
    const { outcome } = (await answer.json()) as { outcome: string };
    if (outcome !== 'cancelled') throw new Error(outcome);
  }
}
