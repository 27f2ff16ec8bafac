import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { jpegOf } from '../kit/jpeg.ts';
import {
  agree,
  bookFirstSlot,
  deviceReady,
  identified,
  type KioskClient,
  startKiosk,
  type TestKiosk,
  untilStatus,
} from '../kit/kiosk.ts';

let kiosk: TestKiosk;
let client: KioskClient;

beforeAll(async () => {
  kiosk = await startKiosk();
});
afterAll(() => kiosk.close());
beforeEach(async () => {
  await kiosk.faults({});
  client = kiosk.connect();
  await untilStatus(client, (status) => status.network === 'online' && deviceReady('id-card-reader')(status));
});

/** kill -9, as the kernel's OOM killer does it; resolves once the next core runs. */
async function killCore(): Promise<void> {
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await up;
}

async function casesWith(receiptNo: string): Promise<number> {
  return (await kiosk.cases()).filter((one) => one.receiptNo === receiptNo).length;
}

it('the core killed while a form is open: the same draft, photographs included, goes on', async () => {
  const ticket = await client.session.begin();
  await client.filing.begin({ kind: 'pre-review', itemCode: 'RS-0001' });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  const jpeg = new Blob([jpegOf(Uint8Array.of(1, 2, 3))], { type: 'image/jpeg' });
  const before = await client.preReview.addPage({ archiveKey: 'id-card', jpeg });
  if (before.outcome !== 'saved') throw new Error(before.outcome);
  await killCore();
  client = kiosk.connect();
  expect(await client.session.resume(ticket)).toEqual({ outcome: 'resumed', draft: before.draft });
  const pageId = before.draft.materials.find(({ archiveKey }) => archiveKey === 'id-card')?.pages[0] ?? '';
  const page = await client.preReview.page({ archiveKey: 'id-card', pageId });
  expect(page?.size).toBe(jpeg.size);
});

it('the core killed after the commit, its answer lost: confirm again gives the same receipt, one case', async () => {
  const ticket = await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  await client.session.setPhone({ phone: '13900001111' });
  const { receiptNo } = await bookFirstSlot(client);
  await killCore();
  client = kiosk.connect();
  await client.session.resume(ticket);
  const again = await client.filing.confirm();
  expect(again).toMatchObject({ outcome: 'committed', receipt: { receiptNo } });
  await untilStatus(client, ({ queue, network }) => network === 'online' && queue.waiting === 0);
  expect(await casesWith(receiptNo)).toBe(1);
});

it('the core killed between commit and delivery, and answers lost by the platform: one case', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  await kiosk.faults({ loseResponse: { rate: 1 } });
  const { receiptNo } = await bookFirstSlot(client);
  await killCore();
  await kiosk.faults({});
  client = kiosk.connect();
  await untilStatus(client, ({ queue, network }) => network === 'online' && queue.waiting === 0);
  expect(await casesWith(receiptNo)).toBe(1);
});

it('the device host killed in the middle of a card read: the citizen is asked to present the card again', async () => {
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await kiosk.bench({ do: 'remove' });
  await kiosk.bench({ do: 'place', person: 'zhang' });
  const states: string[] = [];
  let killed = false;
  await agree(client);
  for await (const event of await client.identity.readCard()) {
    states.push(event.state);
    // The far end sends at 115200 baud, so a read that has begun is still on the wire here.
    if (event.state === 'reading' && !killed) {
      killed = true;
      process.kill(deviceHostPid(), 'SIGKILL');
    }
    if (event.state === 'present-again') {
      // A reader that had sent everything finds the same card only after it was lifted.
      await kiosk.bench({ do: 'remove' });
      await kiosk.bench({ do: 'place', person: 'zhang' });
    }
    if (event.state === 'refused') throw new Error(event.reason);
  }
  expect(states[states.indexOf('reading') + 1]).toBe('present-again');
  expect(states.at(-1)).toBe('identified');
});

/** The core's only child. */
function deviceHostPid(): number {
  const core = String(kiosk.core.pid);
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === core;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error('no device host');
  return Number(found);
}
