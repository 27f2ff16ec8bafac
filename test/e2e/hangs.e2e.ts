/** What hangs is ended, in both shells: core and device host stopped, an answer that never comes. */
import { expect, type Page, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { childPid, type Kiosk, openElectronKiosk, openWebKiosk } from '../kit/screen.ts';

/** From the hang to a screen that can be used, in milliseconds. */
const SOON = { timeout: 10_000 };

let kiosk: Kiosk;
let citizen: Citizen;
test.afterEach(() => kiosk?.close());

const core = () => childPid(kiosk.shell.pid ?? 0, 'core.mjs');
const card = () => kiosk.bench({ do: 'place', person: 'zhang' });

async function toCard(): Promise<void> {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
}

async function measured(what: string, work: () => Promise<void>): Promise<void> {
  const from = performance.now();
  await work();
  process.stdout.write(`    ${what}: usable again after ${Math.round(performance.now() - from)} ms\n`);
}

for (const [shell, open] of [
  ['Electron', openElectronKiosk],
  ['the web shell', openWebKiosk],
] as const) {
  test.describe(shell, () => {
    test.beforeEach(async () => {
      kiosk = await open();
      citizen = new Citizen(kiosk.page);
    });

    test('the core is stopped with a screen open: ended, started anew, and the matter goes on', async () => {
      await toCard();
      await citizen.identifyBy(card, '张样例');
      await citizen.digits('139000');
      process.kill(core(), 'SIGSTOP');
      await measured('core stopped', async () => {
        await expect(kiosk.page.getByText('正在恢复，请稍候…')).toBeVisible(SOON);
        await expect(kiosk.page.getByText('正在恢复，请稍候…')).toBeHidden();
      });
      expect(kiosk.log()).toContain('"event":"core.hung"');
      await citizen.enterPhone('01111');
      await citizen.chooseTime();
      await citizen.confirm();
    });

    test('the device host is stopped: ended, started anew, and the card is read', async () => {
      await toCard();
      await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
      process.kill(childPid(core(), 'device-host.mjs'), 'SIGSTOP');
      await measured('device host stopped', async () => {
        await expect.poll(kiosk.log, SOON).toContain('"event":"device-host.hung"');
        await citizen.identifyBy(card, '张样例');
      });
    });
  });
}

/** From now on nothing that the page says to the core is heard; React's own messages are null. */
function mute(page: Page): Promise<void> {
  return page.evaluate(() => {
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message: unknown) {
      if (message === null) post.call(this, message);
    };
  });
}

test('a call that is never answered: the screen says so', async () => {
  kiosk = await openElectronKiosk();
  await expect(kiosk.page.getByText('131').first()).toBeVisible();
  await mute(kiosk.page);
  await kiosk.page.getByRole('button', { name: '触摸屏幕开始' }).click();
  const said = kiosk.page.getByText('刚才的操作没有完成，请再试一次。');
  await expect(said).toBeVisible({ timeout: 40_000 });
});
