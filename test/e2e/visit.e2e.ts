/** Several matters in one visit (一起办): one is added behind the screen of times, seen on summary, receipt and slip, and left out again. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';

withEachElectron('visit', { eachStep: true });

test('a second matter is added and dropped and added; both are on summary, slip and case', async () => {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');

  const adds = async (): Promise<string> => {
    await expect(citizen.heading('还要办哪方面的事')).toBeVisible();
    await look('zones');
    await citizen.tap(/^人社专区/);
    const item = kiosk.page.locator('main').getByRole('listitem').getByRole('button').first();
    await expect(item).toBeVisible();
    await look('items');
    await citizen.press(item);
    await expect(citizen.button('一起办这件')).toBeVisible();
    const name = (await citizen.heading(/./).first().textContent()) ?? '';
    await look('papers');
    await citizen.tap('一起办这件');
    await expect(citizen.heading('这次来办几件事')).toBeVisible();
    return name;
  };
  await citizen.tap('一起办别的事');
  await adds();
  await look('both');
  await citizen.tap(/^不办这件/);
  await citizen.tap('再加一件');
  const name = await adds();
  await citizen.tap('去选时间');
  await citizen.chooseTime();
  await expect(citizen.heading('请核对后提交')).toBeVisible();
  await expect(kiosk.page.getByText(name).first()).toBeVisible();
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await look('done');
  expect((await kiosk.slips()).at(-1)?.text).toContain(name);
  await expect
    .poll(async () => (await kiosk.cases()).find((one) => one.receiptNo === receiptNo))
    .toBeDefined();
  const key = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';
  expect((await kiosk.opened(key)).appointment?.also).toHaveLength(1);
});
