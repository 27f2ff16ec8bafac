/** A time promised from a lease while the platform is away, and what may happen before it is delivered: a killed core, a wrong clock, a time that passes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identified, untilReady, untilStatus } from '../kit/kiosk.ts';
import { booked, client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'leased-time-'));
const file = path.join(folder, 'wrong-by');
const wrongBy = (ms: number) => writeFileSync(file, String(ms));
wrongBy(0);
const preloaded = pathToFileURL(path.join(import.meta.dirname, '../kit/wall-clock.ts')).href;
afterAll(() => rmSync(folder, { recursive: true }));
withOneKiosk({
  ready: ['id-card-reader', 'receipt-printer'],
  env: { NODE_OPTIONS: `--import=${preloaded}`, WALL_CLOCK_FILE: file },
});

const HOUR_MS = 3_600_000;
const leases = async () =>
  (await (await fetch(`${kiosk.world.sandboxUrl}/_sandbox/leases`)).json()) as unknown[];
const network = async (up: boolean) => {
  await kiosk.bench({ do: 'network', up });
  await untilStatus(client, (status) => status.network === (up ? 'online' : 'offline'));
};
const leave = () => client.session.end({ reason: 'finished' });

async function killed(): Promise<void> {
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await up;
  reconnect();
}

/** Zhang stands at the summary with a time that this kiosk alone promises. */
async function promised() {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const { days } = await client.booking.days();
  const [time] = days.flatMap(({ date, slots }) =>
    slots.filter(({ remaining }) => remaining).map(({ start }) => ({ date, start })),
  );
  if (!time) throw new Error('nothing is leased');
  const chosen = await client.booking.choose(time);
  expect(chosen).toMatchObject({ outcome: 'chosen', draft: { appointment: { firm: true, ...time } } });
  return time;
}

beforeAll(async () => {
  await settled((await booked()).receiptNo);
  // A core that starts asks for leases; what the town books it gets places for.
  await killed();
  await untilReady(client, 'id-card-reader', 'receipt-printer');
});

it('the kiosk is lent places', () => expect.poll(async () => (await leases()).length).toBeGreaterThan(0));

it('a core that was killed with the booking queued: its slip is found, and it is delivered once, in its place', async () => {
  await network(false);
  const time = await promised();
  const answer = await client.filing.confirm({ language: 'en' });
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  const { receipt } = answer;
  await leave();
  await killed();
  await untilStatus(client, ({ network }) => network === 'offline');
  await client.session.begin();
  expect(await client.slips.find({ code: receipt.code })).toMatchObject({
    outcome: 'found',
    receipt: { receiptNo: receipt.receiptNo, delivery: { state: 'waiting' } },
  });
  await leave();
  await network(true);
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  const cases = (await kiosk.cases()).filter(({ receiptNo }) => receiptNo === receipt.receiptNo);
  expect(cases).toMatchObject([{ state: 'confirmed' }]);
  expect(await kiosk.opened(cases[0]?.key ?? '')).toMatchObject({
    ...{ appointment: { firm: true, ...time }, reminder: { language: 'en' } },
  });
});

it('a clock that goes wrong takes nothing from whoever has a time in hand', async () => {
  await network(false);
  const time = await promised();
  wrongBy(48 * HOUR_MS);
  await untilStatus(client, ({ clock }) => clock === 'ahead');
  const answer = await client.filing.confirm();
  wrongBy(0);
  expect(answer).toMatchObject({ outcome: 'committed', receipt: { appointment: { firm: true, ...time } } });
  if (answer.outcome !== 'committed') return;
  await leave();
  await network(true);
  expect((await settled(answer.receipt.receiptNo))?.state).toBe('delivered');
  const filed = (await kiosk.cases()).filter(({ receiptNo }) => receiptNo === answer.receipt.receiptNo);
  expect(filed).toMatchObject([{ state: 'confirmed' }]);
});
