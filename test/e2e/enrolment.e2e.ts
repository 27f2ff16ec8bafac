/** A new kiosk is made known to the platform at its own screen, by a technician with a code on paper. */
import { expect, test } from '@playwright/test';
import { EnrolmentFile } from '../../main/core/enrolment/enrol.ts';
import { Citizen } from '../kit/citizen.ts';
import { type Kiosk, openElectronKiosk, openWebKiosk, PIN } from '../kit/screen.ts';

let kiosk: Kiosk;
test.afterEach(() => kiosk?.close());

async function codeFor(kioskId: string): Promise<string> {
  const handedOut = await fetch(`${kiosk.world.sandboxUrl}/_sandbox/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kioskId }),
  });
  return EnrolmentFile.parse(await handedOut.json()).code.replaceAll('-', '');
}

for (const [shell, openKiosk] of [
  ['Electron', openElectronKiosk],
  ['the web shell', openWebKiosk],
] as const) {
  test(`in ${shell}: closed, a code that is another's, the right one, open`, async () => {
    kiosk = await openKiosk({ isNew: true });
    const { page } = kiosk;
    const citizen = new Citizen(page);
    await expect(citizen.heading('暂停服务')).toBeVisible();
    for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
    await citizen.digits(PIN);
    await citizen.tap('进入');
    await citizen.tap('本机还没有登记到平台，不能服务 去处理');
    const type = async (code: string) => {
      const pad = page.locator('.dock');
      for (const key of code) await pad.getByRole('button', { name: key, exact: true }).click();
    };
    await expect(citizen.button('登记')).toBeDisabled();
    const others = await codeFor('LY002');
    await type(others);
    await citizen.tap('登记');
    await expect(page.getByText('登记码不对，或不是本终端的。')).toBeVisible();
    await page.screenshot({ path: `out/pictures/enrolment/refused-${shell.replaceAll(' ', '-')}.png` });
    for (const _ of others) await citizen.tap('退格');
    await type(await codeFor('LY001'));
    await citizen.tap('登记');
    await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  });
}
