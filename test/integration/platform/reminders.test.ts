/** Reminders of tomorrow's visits at the platform, and giving a visit up by the reply, without slip or card. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reminder } from '../../../main/core/model/reminder.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { ITEM, keyOf, rebookingOf, submissionFor } from '../../kit/filed.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const MONDAY = '2026-11-30';
const PHONE = '13900000000';
const CODE = '04711899';

let sandbox: Sandbox;
let client: PlatformClient;
let recipient: Recipient;
let now: number;

const clock = (at: string) => {
  now = Date.parse(`${at}+08:00`);
};

beforeEach(async () => {
  clock('2026-11-27T10:00:00');
  sandbox = await startSandbox({ folder: temporaryFolder(), now: () => now, fair: true });
  client = clientAt(sandbox.url, await enrolled(sandbox));
  recipient = await keyOf(client);
});
afterEach(async () => {
  await sandbox.close();
  removeFolders();
});

async function booked(language: 'zh-CN' | 'en' = 'zh-CN') {
  const reminder: Reminder = {
    language,
    channel: 'sms',
    bring: ['居民身份证', '失业登记表'],
    cancelCode: CODE,
  };
  const appointment = { firm: true, date: MONDAY, start: '09:00', end: '09:30' };
  const filed = await submissionFor(recipient, { appointment, reminder });
  await client.hold({ submissionId: filed.key, itemCode: ITEM, date: MONDAY, start: '09:00' });
  await client.submit({ kind: 'booking', idempotencyKey: filed.key, body: filed.body });
  return filed;
}

const sent = async () => {
  const answer = await fetch(`${sandbox.url}/_sandbox/reminders`);
  return ((await answer.json()) as { reminders: { text: string }[] }).reminders;
};
const reply = async (phone: string, text: string) => {
  const answer = await fetch(`${sandbox.url}/_sandbox/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phone, text }),
  });
  return ((await answer.json()) as { outcome: string }).outcome;
};
const progressOf = async (key: string) => {
  const answer = await client.slipProgress(slipName(key));
  if (answer.kind !== 'ok' || !answer.value) throw new Error(answer.kind);
  return answer.value;
};

it('is sent on the day before, in the language of the screen, with what to bring and how to give it up', async () => {
  await booked();
  expect(await sent()).toEqual([]);
  clock('2026-11-29T09:00:00');
  expect(await sent()).toMatchObject([{ channel: 'sms', language: 'zh-CN', phone: PHONE }]);
  const [{ text } = { text: '' }] = await sent();
  for (const part of [MONDAY, '09:00', '居民身份证、失业登记表', `取消${CODE}`]) expect(text).toContain(part);
  expect(text).not.toMatch(/测试甲|990000/);
});

it('in English for whom the screen was in English', async () => {
  await booked('en');
  clock('2026-11-29T09:00:00');
  expect((await sent())[0]?.text).toContain(`reply "cancel ${CODE}"`);
});

it('a changed visit is reminded of at its new time alone', async () => {
  const filed = await booked();
  const given = await rebookingOf(recipient, filed, {
    firm: true,
    date: '2026-12-01',
    start: '10:00',
    end: '10:30',
  });
  await client.submit(given);
  clock('2026-11-29T09:00:00');
  expect(await sent()).toEqual([]);
  clock('2026-11-30T09:00:00');
  expect((await sent())[0]?.text).toContain('2026-12-01 10:00');
});

it('the reply gives it up, once, for phone and code together, and its place is free again for others', async () => {
  const { key } = await booked();
  expect(await reply(PHONE, '取消00000000')).toBe('unknown');
  expect(await reply('13900000001', `取消${CODE}`)).toBe('unknown');
  expect(await reply(PHONE, '取消')).toBe('unknown');
  expect((await progressOf(key)).state).toBe('confirmed');
  expect(await reply(PHONE, ` 取消 ${CODE}`)).toBe('cancelled');
  expect(await progressOf(key)).toMatchObject({
    state: 'cancelled',
    steps: [{ state: 'confirmed' }, { state: 'cancelled', at: '2026-11-27T10:00:00+08:00' }],
  });
  expect(await reply(PHONE, `取消${CODE}`)).toBe('unknown');
  clock('2026-11-29T09:00:00');
  expect(await sent()).toEqual([]);
});

it('less than two hours before the visit it is too late, as at a kiosk', async () => {
  const { key } = await booked();
  clock('2026-11-30T07:00:01');
  expect(await reply(PHONE, `cancel ${CODE}`)).toBe('too-late');
  expect((await progressOf(key)).state).toBe('confirmed');
});
