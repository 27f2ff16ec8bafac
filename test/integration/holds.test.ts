/** A held time from its hold to the platform's last word, over real processes: what slip, reprint and screen are told. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bookFirstSlot, firstFreeSlot, identified, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

async function lastSlip(name: string): Promise<string> {
  const slips = await kiosk.slips();
  const png = await fetch(`${kiosk.world.benchUrl}slips/${slips.length - 1}`);
  const folder = path.resolve(import.meta.dirname, '../../out/pictures/slips');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.png`), Buffer.from(await png.arrayBuffer()));
  return slips.at(-1)?.text ?? '';
}

it('a slip says until when its time is held; later ones say what the platform said', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { date, start } = await firstFreeSlot(client);
  await client.booking.choose({ date, start });
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  const { receiptNo, code, appointment } = answer.receipt;
  expect(appointment).toMatchObject({ firm: true, heldUntil: expect.stringMatching(/^\d{4}-/) });
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  const held = await lastSlip('held');
  expect(held).toContain('保留到');
  expect(held).not.toContain('到达平台');

  await kiosk.bench({ do: 'network', up: true });
  const found = async () => {
    const slip = await client.slips.find({ code });
    return slip.outcome === 'found' ? slip.receipt.delivery : null;
  };
  await expect.poll(found).toMatchObject({
    state: 'delivered',
    caseState: 'confirmed',
    arrivedAt: expect.stringMatching(/^\d{4}-/),
  });
  expect(await client.slips.printFound({ code })).toEqual({ outcome: 'printed' });
  const confirmed = await lastSlip('confirmed');
  expect(confirmed).toContain('政务平台已确认此预约');
  expect(confirmed).toContain('到达平台');
  expect(confirmed).toContain('补打');

  const { caseNo = '' } = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo) ?? {};
  await fetch(`${kiosk.world.sandboxUrl}/_sandbox/states/${caseNo}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'rejected' }),
  });
  expect(await client.slips.printFound({ code })).toEqual({ outcome: 'printed' });
  expect(await lastSlip('refused')).toContain('没有约上的时间');
  // Kept: the platform need not be there when it is printed again.
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  await client.slips.printFound({ code });
  expect(await lastSlip('refused-offline')).toContain('没有约上的时间');
  expect(await found()).toMatchObject({ caseState: 'rejected' });
});

it('a time that the platform could not keep is a wish on every later slip', async () => {
  await kiosk.bench({ do: 'network', up: true });
  await untilStatus(client, ({ network }) => network === 'online');
  await identified(kiosk, client, 'booking', 'RS-0001');
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  const { receiptNo, code } = await bookFirstSlot(client);
  await client.slips.print({ receiptNo });
  expect(await lastSlip('wish')).toContain('意向时间（尚未确认）');
  await kiosk.bench({ do: 'network', up: true });
  await expect.poll(async () => (await kiosk.cases()).some((one) => one.receiptNo === receiptNo)).toBe(true);
  await client.slips.printFound({ code });
  expect(await lastSlip('wish-arrived')).toContain('意向时间（尚未确认）');
});
