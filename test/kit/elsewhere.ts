/** A booking that another kiosk filed, as the platform has it from there. */
import { v7 as uuidv7 } from 'uuid';
import type { Appointment } from '../../main/core/model/draft.ts';
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

/** `sandboxUrl`: of a sandbox that runs as a process of its own. Takes the first free time. */
export async function bookedElsewhere(
  sandboxUrl: string,
  what: { idNumber: string; kioskId?: string; serial?: string },
): Promise<BookedElsewhere> {
  const { idNumber, kioskId = 'LY009', serial = '0001-K' } = what;
  const known = await enrolledAt(sandboxUrl, kioskId);
  const client = clientAt(sandboxUrl, known);
  const recipient = await keyOf(client);
  const slots = await client.slots(ITEM);
  if (slots.kind !== 'ok') throw new Error(slots.kind);
  const day = slots.value.days.find((each) => each.slots.some(({ remaining }) => remaining > 0));
  const slot = day?.slots.find(({ remaining }) => remaining > 0);
  if (!day || !slot) throw new Error('no free time');
  const { start, end } = slot;
  const appointment = { firm: true, date: day.date, start, end };
  const receiptNo = `${kioskId}-20261124-${serial}`;
  const submissionId = uuidv7();
  const code = slipCode(known.device.key, {
    ...{ submissionId, receiptNo, itemCode: ITEM },
    when: `${day.date} ${start}`,
  });
  const about = { appointment, receiptNo, idNumber, kioskId, key: submissionId, slipCode: code };
  const { key, body } = await submissionFor(recipient, about);
  await client.hold({ submissionId: key, itemCode: ITEM, date: day.date, start });
  const answer = await client.submit({ kind: 'booking', idempotencyKey: key, body });
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return { key, receiptNo, code, appointment };
}
