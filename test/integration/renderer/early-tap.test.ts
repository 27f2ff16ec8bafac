/** The attract screen stands in the page's markup before the app has come: whatever is tapped meanwhile is done. */
import { afterAll, beforeAll, test } from 'vitest';
import { build } from '../../../scripts/build/build.ts';
import { Citizen } from '../../kit/citizen.ts';
import { type Kiosk, openWebKiosk } from '../../kit/screen.ts';

let kiosk: Kiosk;
let citizen: Citizen;
beforeAll(async () => {
  await build();
  kiosk = await openWebKiosk();
  citizen = new Citizen(kiosk.page);
});
afterAll(() => kiosk?.close());

/** The page again, its app held back until what is returned is called. */
async function reloadWithoutApp(): Promise<() => Promise<void>> {
  const { page } = kiosk;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route(/\/main-[\w-]+\.js$/, async (route) => {
    asked.resolve();
    await released;
    await route.continue();
  });
  await page.reload();
  await asked.promise;
  return async () => {
    release();
    await page.unrouteAll({ behavior: 'wait' });
  };
}

test('长辈版 and 开始 tapped before the app is there: both are done', async () => {
  const letAppCome = await reloadWithoutApp();
  await citizen.tap('长辈版');
  await citizen.tap('触摸屏幕开始');
  await letAppCome();
  await citizen.heading('您想办理什么？').waitFor();
  await citizen.button('标准版').waitFor();
});

test('开始 tapped twice before the app is there begins once', async () => {
  const letAppCome = await reloadWithoutApp();
  await citizen.tap('触摸屏幕开始');
  await citizen.tap('触摸屏幕开始');
  await letAppCome();
  await citizen.heading('您想办理什么？').waitFor();
});
