/** Evaluating a matter (好差评): right after it, skipped, by the slip of another day, and offline. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { fillBooking } from '../kit/matters.ts';
import { AFTER_OUTAGE } from '../kit/patience.ts';
import { devicesReady } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

withEachElectron('evaluation', {
  async opened() {
    await devicesReady(kiosk, 'scanner');
  },
});

/** Books as citizens do, up to the receipt on the screen. */
async function booked(): Promise<string> {
  await fillBooking(citizen, kiosk);
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await kiosk.bench({ do: 'remove' });
  return receiptNo;
}

const showSlip = (receiptNo: string) =>
  citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));

test('right after a booking: no level is set beforehand; one, a reason, and it is there, once', async () => {
  const receiptNo = await booked();
  await citizen.tap('评价本次服务');
  await expect(citizen.heading('您对这次办理满意吗？')).toBeVisible();
  await expect(kiosk.page.locator('[aria-pressed="true"]')).toHaveCount(0);
  await look('level');
  await citizen.tap(/^不满意$/);
  await citizen.tap('办事指南');
  await look('reasons');
  await citizen.tap('提交评价');
  await expect(citizen.heading('谢谢您的评价')).toBeVisible();
  await expect(kiosk.page.getByText('已提交到政务平台。')).toBeVisible();
  await look('thanks');
  const [matter] = (await kiosk.cases()).filter((one) => one.receiptNo === receiptNo);
  expect(await kiosk.evaluations()).toMatchObject([
    { evaluates: matter?.key, level: 2, reasons: '["guide"]', comment: null },
  ]);
  await citizen.finish();
  await showSlip(receiptNo);
  await expect(kiosk.page.getByText('已经评价过了')).toBeVisible();
  await expect(citizen.button('去评价')).toHaveCount(0);
});

test('skipped, and made later with the slip while the network is cut: it waits, and arrives', async () => {
  const receiptNo = await booked();
  await citizen.tap('评价本次服务');
  await citizen.tap('不评价');
  await expect(citizen.button('触摸屏幕开始')).toBeVisible();
  expect(await kiosk.evaluations()).toEqual([]);
  await kiosk.bench({ do: 'network', up: false });
  await showSlip(receiptNo);
  await citizen.tap('去评价');
  await citizen.tap(/^非常满意$/);
  await citizen.tap(/^写几句/);
  await expect(citizen.heading('您的意见')).toBeVisible();
  await citizen.tap('写好了');
  await citizen.tap('提交评价');
  await expect(kiosk.page.getByText('已保存在本机，联网后自动提交')).toBeVisible();
  await kiosk.bench({ do: 'network', up: true });
  await expect
    .poll(() => kiosk.evaluations(), AFTER_OUTAGE)
    .toMatchObject([{ level: 5, reasons: '[]', comment: null }]);
});
