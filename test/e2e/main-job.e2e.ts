/** The main job as a citizen does it: fingers on the real screen, card on the emulated reader, slip from the emulated printer. */
import { expect, test } from '@playwright/test';
import { Citizen } from './citizen.ts';
import { type ElectronKiosk, openElectronKiosk } from './electron-kiosk.ts';

let kiosk: ElectronKiosk;
let citizen: Citizen;

test.beforeAll(async () => {
  kiosk = await openElectronKiosk();
  let shot = 0;
  citizen = new Citizen(kiosk.page, async (what) => {
    await kiosk.page.screenshot({ path: `out/e2e/portrait/${String(++shot).padStart(2, '0')}-${what}.png` });
  });
});
test.afterAll(() => kiosk?.close());

test('books a time: card, phone, slot, receipt, slip, and back to the attract screen', async () => {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await citizen.enterPhone('13900001111');
  await citizen.chooseTime();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await kiosk.page.screenshot({ path: 'out/e2e/portrait/done.png' });
  await expect.poll(() => kiosk.cases()).toContainEqual(expect.objectContaining({ receiptNo }));
  await kiosk.bench({ do: 'remove' });
  await citizen.finish();
});
