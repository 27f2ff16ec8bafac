/** A presence sensor, in both shells: it greets who comes, ends what is left behind, and changes nothing where it fails. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { devicesReady, type Kiosk, openElectronKiosk, openWebKiosk } from '../kit/screen.ts';

/** The usual wait is so long that only the sensor can have ended a session. */
const SESSION = { idleSeconds: 600, idleWarningSeconds: 5, awaySeconds: 1 };
const SHELLS = [
  ['Electron', openElectronKiosk],
  ['web', openWebKiosk],
] as const;

for (const [shell, open] of SHELLS) {
  test.describe(`the ${shell} shell`, () => {
    let kiosk: Kiosk;
    let citizen: Citizen;
    const start = () => citizen.button('触摸屏幕开始');
    const greeting = () => kiosk.page.getByText('您好，欢迎来办事');
    const warning = () => kiosk.page.getByRole('alertdialog', { name: '您还在办理吗？' });
    const stands = (presence: 'present' | 'gone' | 'silent') => kiosk.bench({ do: 'presence', presence });
    const look = (what: string) =>
      kiosk.page.screenshot({ path: `out/pictures/presence/${shell.toLowerCase()}-${what}.png` });

    test.beforeEach(async () => {
      kiosk = await open({ session: SESSION, presence: true });
      citizen = new Citizen(kiosk.page);
      await devicesReady(kiosk, 'presence-sensor', 'id-card-reader');
      await expect(start()).toBeEnabled();
    });
    test.afterEach(() => kiosk?.close());

    /** Somebody stands there and has shown who they are. */
    async function comes(): Promise<void> {
      await stands('present');
      await expect(greeting()).toBeVisible();
      await citizen.start('预约办理');
      await citizen.find('sydj', '失业登记');
      await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
      await citizen.digits('1390000');
    }

    test('greets who comes, begins nothing by itself, and is as before once they are gone', async () => {
      await expect(greeting()).toHaveCount(0);
      await stands('present');
      await expect(greeting()).toBeVisible();
      await look('met');
      await expect(kiosk.page.locator('.home')).toHaveCount(0);
      await stands('gone');
      await expect(greeting()).toHaveCount(0);
      await expect(start()).toBeEnabled();
      // A line without an end and garbage are nobody.
      await kiosk.bench({ do: 'presence-says', text: `${'1'.repeat(3_000)}\r\nONONON\r\n\u0000\u0001\r\n` });
      await stands('present');
      await expect(greeting()).toBeVisible();
      await expect(start()).toBeEnabled();
    });

    test('who walks away is asked, then the session ends and nothing of them is left', async () => {
      await comes();
      await stands('gone');
      await expect(warning()).toBeVisible();
      await look('away');
      await expect(start()).toBeEnabled();
      expect(await kiosk.page.content()).not.toMatch(/张样例|9900001990|1390000/);
      expect(await kiosk.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      await kiosk.bench({ do: 'remove' });
      await stands('present');
      await expect(greeting()).toBeVisible();
      await citizen.start('预约办理');
      await citizen.find('sydj', '失业登记');
      await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
      expect(kiosk.log()).not.toMatch(/张样例|990000199003071235|1390000/);
    });

    test('who comes back, or touches it, keeps what they have', async () => {
      await comes();
      const typed = kiosk.page.getByRole('textbox', { name: '电话号码' });
      await stands('gone');
      await expect(warning()).toBeVisible();
      await stands('present');
      await expect(warning()).toBeHidden();
      await expect(typed).toHaveValue(/139 0000/);
      await stands('gone');
      await expect(warning()).toBeVisible();
      await citizen.tap('继续办理');
      await expect(warning()).toBeHidden();
      // The sensor still sees nobody: whoever touches the screen gives the lie to it.
      await citizen.enterPhone('1111');
      await citizen.chooseTime();
      await expect(kiosk.page.getByText('张样例')).toBeVisible();
      await expect(warning()).toHaveCount(0);
    });

    test('pulled out, it is nobody’s going: the session stays; put back, it is believed again', async () => {
      await comes();
      const states = () =>
        kiosk
          .log()
          .match(/"device":"presence-sensor","state":"\w+"/g)
          ?.at(-1);
      await kiosk.bench({ do: 'unplug', device: 'presence-sensor' });
      await expect.poll(states).toContain('fault');
      await stands('gone');
      await citizen.digits('1');
      await expect(warning()).toHaveCount(0);
      await stands('present');
      await kiosk.bench({ do: 'plug', device: 'presence-sensor' });
      await expect.poll(states).toContain('ready');
      // In the middle of the countdown too: the usual wait goes on.
      await seenAgain();
      await stands('gone');
      await expect(warning()).toBeVisible();
      await kiosk.bench({ do: 'unplug', device: 'presence-sensor' });
      await expect(warning()).toBeHidden();
      await expect(kiosk.page.getByRole('textbox', { name: '电话号码' })).toHaveValue(/139 0000 1/);
    });

    /** What the sensor says has reached the screen: the warning that comes by it is taken away by it. */
    async function seenAgain(): Promise<void> {
      await expect(async () => {
        await stands('gone');
        try {
          await expect(warning()).toBeVisible({ timeout: 3_000 });
        } finally {
          await stands('present');
        }
      }).toPass({ timeout: 40_000 });
      await expect(warning()).toBeHidden();
    }
  });
}
