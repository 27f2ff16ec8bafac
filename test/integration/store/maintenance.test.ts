/** What a technician sees and may do about the store, over the real core: never a word of what citizens wrote. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import type { Receipt } from '../../../main/core/model/receipt.ts';
import { agree, firstFreeSlot, untilStatus } from '../../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../../kit/one-kiosk.ts';

withOneKiosk();
beforeAll(() => installPin(kiosk.data, '990011'));

async function confirmBooking(beforeConfirm: () => Promise<void>): Promise<Receipt> {
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  await client.session.setPhone({ phone: '13900001111' });
  const { date, start } = await firstFreeSlot(client);
  await client.booking.choose({ date, start });
  await beforeConfirm();
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  return answer.receipt;
}

it('sees a parked submission, exports it sealed, sends it again', async () => {
  await expect(client.maintenance.store()).rejects.toThrow();
  await expect(client.maintenance.exportParked({ receiptNo: 'x' })).rejects.toThrow();
  await expect(client.maintenance.retryOne({ receiptNo: 'x' })).rejects.toThrow();
  expect(await client.maintenance.unlock({ pin: '990011' })).toEqual({ outcome: 'unlocked' });

  const { receiptNo } = await confirmBooking(() => kiosk.faults({ status: { code: 422, rate: 1 } }));
  await untilStatus(client, ({ queue }) => queue.parked === 1);
  const { queue } = await client.maintenance.overview();
  expect(queue).toMatchObject([{ receiptNo, state: 'parked', lastProblem: expect.stringContaining('422') }]);
  const exported = await client.maintenance.exportParked({ receiptNo });
  if (exported.outcome !== 'exported') throw new Error(exported.outcome);
  expect(readdirSync(path.join(kiosk.data, 'exports', receiptNo))).toEqual(['submission.json']);

  await kiosk.faults({});
  expect(await client.maintenance.retryOne({ receiptNo })).toEqual({ rows: 1 });
  await untilStatus(client, (status) => status.queue.parked + status.queue.waiting === 0);
  expect((await kiosk.cases()).map((one) => one.receiptNo)).toEqual([receiptNo]);
  const store = await client.maintenance.store();
  expect(store).toMatchObject({ notices: [], backup: null });
  // enrolled, keys, unlocked, committed, parked, exported, retried, delivered
  expect(store.auditHead).toMatch(/^8:[0-9a-f]{64}$/);
});

it('the platform hears of what is parked, and the technician closes it with a number and a reason', async () => {
  const { receiptNo, code } = await confirmBooking(() => kiosk.faults({ status: { code: 422, rate: 1 } }));
  await untilStatus(client, ({ queue }) => queue.parked === 1);
  await kiosk.faults({});
  const told = async () => (await fetch(`${kiosk.world.sandboxUrl}/_sandbox/parked/LY001`)).json();
  await expect.poll(told).toMatchObject({
    count: 1,
    cases: [{ receiptNo, reason: expect.stringContaining('422'), since: expect.any(String) }],
  });
  const closing = { receiptNo, number: 'CK-2026-0815', reason: 'filed-by-hand' } as const;
  await client.maintenance.lock();
  await expect(client.maintenance.closeParked(closing)).rejects.toThrow();
  await client.maintenance.unlock({ pin: '990011' });
  await expect(client.maintenance.closeParked({ ...closing, number: '张样例' })).rejects.toThrow();
  expect(await client.maintenance.closeParked(closing)).toEqual({ outcome: 'closed' });
  expect(await client.maintenance.closeParked(closing)).toEqual({ outcome: 'not-parked' });

  expect(await client.maintenance.retryQueue()).toEqual({ rows: 0 });
  await untilStatus(client, ({ queue }) => queue.parked === 0);
  await expect.poll(told).toEqual({ count: 0, cases: [] });
  const found = await client.slips.find({ code });
  expect(found).toMatchObject({
    outcome: 'found',
    receipt: { delivery: { state: 'closed', number: 'CK-2026-0815' } },
    followUps: {},
  });
});

it('the technician reads how the platform refuses this kiosk itself', async () => {
  const { receiptNo } = await confirmBooking(() => kiosk.faults({ status: { code: 403, rate: 1 } }));
  const trouble = async () => (await client.maintenance.overview()).trouble;
  await expect.poll(trouble).toEqual({ trouble: 'kiosk-refused', status: 403, code: 'fault' });
  await kiosk.faults({});
  await client.maintenance.retryQueue();
  await expect.poll(trouble).toBeNull();
  expect((await kiosk.cases()).map((one) => one.receiptNo)).toContain(receiptNo);
});

it('notes each minute that it serves, and makes a sheet of a month while it runs', () => {
  const db = new Database(path.join(kiosk.data, 'kiosk.db'), { readonly: true });
  const month = hallDate(Date.now()).slice(0, 7);
  const fact = db
    .prepare<[string], string>('SELECT value FROM fact WHERE name = ?')
    .pluck()
    .get(`service-${month}`);
  db.close();
  const stretches = Object.values(JSON.parse(fact ?? '{}')).flat();
  expect(stretches).toContainEqual([expect.any(Number), expect.any(Number), 'open']);
  const cli = path.join(import.meta.dirname, '../../../main/core/uptime/uptime-cli.ts');
  const out = path.join(kiosk.data, '..', 'sheets');
  const options = ['--data', kiosk.data, '--from', month, '--out', out];
  expect(execFileSync(process.execPath, [cli, ...options]).toString()).toContain(`${month}　可用率`);
  const sheet = execFileSync('pdftotext', ['-layout', path.join(out, `LY000-${month}.pdf`), '-']).toString();
  expect(sheet).toContain('自助终端运行记录');
  expect(sheet).toContain('中断');
});
