/** Checking in (签到取号) at the platform: one number a booking, in time by the platform's own rule, taken once it is on paper. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { cancellationOf, type Filed, ITEM, keyOf, rebookingOf, submissionFor } from '../../kit/filed.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const MONDAY = '2026-11-30';

let folder: string;
let sandbox: Sandbox;
let client: PlatformClient;
let recipient: Recipient;
let now: number;

const clock = (time: string, date = MONDAY) => {
  now = Date.parse(`${date}T${time}+08:00`);
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'check-in-'));
  clock('10:00:00', '2026-11-27');
  sandbox = await startSandbox({ folder, now: () => now });
  client = clientAt(sandbox.url, await enrolled(sandbox));
  recipient = await keyOf(client);
});
afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function booked(start: string, end: string, firm = true): Promise<Filed> {
  const filed = await submissionFor(recipient, { appointment: { firm, date: MONDAY, start, end } });
  if (firm) await client.hold({ submissionId: filed.key, itemCode: ITEM, date: MONDAY, start });
  await client.submit({ kind: 'booking', idempotencyKey: filed.key, body: filed.body });
  return filed;
}

/** At whichever kiosk the slip is shown. */
async function ask(key: string) {
  const answer = await client.checkIn(slipName(key));
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

async function numberOf(key: string): Promise<string> {
  const answer = await ask(key);
  if (answer?.outcome !== 'ticket') throw new Error(JSON.stringify(answer));
  return answer.ticket.number;
}

it('says why there is no number: another day, too early, too late, at the minute of its rule', async () => {
  const { key } = await booked('09:00', '09:30');
  expect(await ask(key)).toEqual({ outcome: 'another-day', date: MONDAY, start: '09:00' });
  clock('08:29:59');
  expect(await ask(key)).toEqual({ outcome: 'too-early', from: `${MONDAY}T08:30:00+08:00` });
  clock('09:15:01');
  expect(await ask(key)).toEqual({ outcome: 'too-late', until: `${MONDAY}T09:15:00+08:00` });
  sandbox.checkingIn.rule = { earlyMinutes: 30, lateMinutes: 20 };
  expect(await ask(key)).toMatchObject({ outcome: 'ticket' });
});

it('gives each booking one number, also asked at once, and counts who waits before it', async () => {
  const [first, second, third] = [
    await booked('09:00', '09:30'),
    await booked('09:00', '09:30'),
    await booked('09:30', '10:00'),
  ];
  clock('09:05:00');
  const asked = await Promise.all([ask(first.key), ask(first.key), ask(first.key)]);
  expect(new Set(asked.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(asked[0]).toMatchObject({
    ticket: { before: 0, isPrinted: false, place: '浏阳市民之家', windows: '一楼 A01–A12', itemCode: ITEM },
  });
  const number = await numberOf(first.key);
  expect(await numberOf(second.key)).not.toBe(number);
  // What is not on paper does not wait.
  expect(await ask(second.key)).toMatchObject({ ticket: { before: 0 } });
  for (const _ of [1, 2])
    expect(await client.ticketPrinted(slipName(first.key))).toMatchObject({ kind: 'ok' });
  expect(await ask(second.key)).toMatchObject({ ticket: { before: 1 } });
  expect(await ask(third.key)).toMatchObject({ ticket: { before: 1 } });
  expect(await sandbox.checkingIn.callNext('hall', 'hr')).toBe(1);
  expect(await ask(third.key)).toMatchObject({ ticket: { before: 0 } });
  // Later that day it is still the same one.
  clock('11:00:00');
  expect(await numberOf(first.key)).toBe(number);
  expect(await ask(first.key)).toMatchObject({ ticket: { isPrinted: true } });
  // The day after it is a number of nobody's queue.
  clock('09:00:00', '2026-12-01');
  expect(await ask(first.key)).toEqual({ outcome: 'another-day', date: MONDAY, start: '09:00' });
});

it('of a changed booking the new slip gets the number; of a cancelled, a wished or no booking none', async () => {
  const booking = await booked('09:00', '09:30');
  const later = { firm: false, date: MONDAY, start: '09:30', end: '10:00' };
  const change = await rebookingOf(recipient, booking, later);
  await client.submit(change);
  clock('09:20:00');
  expect(await ask(booking.key)).toEqual({ outcome: 'rebooked' });
  expect(await ask(change.idempotencyKey)).toMatchObject({ ticket: { start: '09:30' } });
  clock('10:00:00', '2026-11-27');
  const gone = await booked('09:30', '10:00');
  await client.submit(await cancellationOf(recipient, gone));
  const wish = await booked('09:30', '10:00', false);
  clock('09:20:00');
  expect(await ask(gone.key)).toEqual({ outcome: 'cancelled' });
  expect(await ask(wish.key)).toEqual({ outcome: 'unconfirmed' });
  const never = await submissionFor(recipient);
  expect(await ask(never.key)).toBeNull();
});
