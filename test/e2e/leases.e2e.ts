/** The network is away, and a time can still be promised: the platform had leased the kiosk a few places. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { AFTER_OUTAGE } from '../kit/patience.ts';
import { kioskProcesses } from '../kit/processes.ts';

withEachElectron('leases');

async function toTime(): Promise<void> {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
}

/** The kiosk asked for leases, and has some. */
async function untilLeased(): Promise<void> {
  const count = async () => {
    const answer = await fetch(`${kiosk.world.sandboxUrl}/_sandbox/leases`);
    return ((await answer.json()) as unknown[]).length;
  };
  await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(0);
}

test('offline, a leased time is promised at once, and the platform confirms it when it is back', async () => {
  await toTime();
  await citizen.chooseTime();
  await citizen.confirm();
  await citizen.finish();
  await expect.poll(async () => (await kiosk.cases()).length).toBe(1);
  // A core that starts asks for leases; what the town books it gets places for.
  const core = kiosk
    .roots()
    .flatMap(kioskProcesses)
    .find(({ kind }) => kind === 'core');
  process.kill(core?.pid ?? 0, 'SIGKILL');
  await untilLeased();

  await kiosk.faults({ status: { code: 503, rate: 1 } });
  await toTime();
  await expect(kiosk.page.getByText('当场约定').first()).toBeVisible({ timeout: 30_000 });
  await look('time');
  await citizen.next();
  await look('confirm');
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('预约时间（已约定）')).toBeVisible();
  await look('done');
  await expect
    .poll(async () => (await kiosk.slips()).some(({ text }) => text.includes(receiptNo)))
    .toBe(true);
  const [slip] = (await kiosk.slips()).filter(({ text }) => text.includes(receiptNo));
  expect(slip?.text).toContain('此时间已经为您留好');

  await kiosk.faults({});
  const filed = async () => (await kiosk.cases()).find((each) => each.receiptNo === receiptNo)?.state;
  await expect.poll(filed, AFTER_OUTAGE).toBe('confirmed');
});
