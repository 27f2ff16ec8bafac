/** What a technician sees and may do about the store, over the real core: never a word of what citizens wrote. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { agree, untilStatus } from '../../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../../kit/one-kiosk.ts';

withOneKiosk();
beforeAll(() => installPin(kiosk.data, '990011'));

async function confirmBooking(beforeConfirm: () => Promise<void>): Promise<string> {
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  await client.session.setPhone({ phone: '13900001111' });
  const { days } = await client.booking.days();
  const day = days.find(({ slots }) => slots.some(({ remaining }) => remaining !== 0));
  const slot = day?.slots.find(({ remaining }) => remaining !== 0);
  await client.booking.choose({ date: day?.date ?? '', start: slot?.start ?? '' });
  await beforeConfirm();
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  return answer.receipt.receiptNo;
}

it('sees a parked submission, exports it sealed, sends it again', async () => {
  await expect(client.maintenance.store()).rejects.toThrow();
  await expect(client.maintenance.exportParked({ receiptNo: 'x' })).rejects.toThrow();
  await expect(client.maintenance.retryOne({ receiptNo: 'x' })).rejects.toThrow();
  expect(await client.maintenance.unlock({ pin: '990011' })).toEqual({ outcome: 'unlocked' });

  const receiptNo = await confirmBooking(() => kiosk.faults({ status: { code: 422, rate: 1 } }));
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
  // unlocked, committed, parked, exported, retried, delivered
  expect(store.auditHead).toMatch(/^6:[0-9a-f]{64}$/);
});
