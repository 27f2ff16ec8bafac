/** One citizen from the first screen to the payment slip, without a visit: applied for online, a letter wished for, reviewed, paid by phone. */
import { chromium, expect, test } from '@playwright/test';
import { findBrowser } from '../../main/shell/web/browser.ts';
import { Citizen } from '../kit/citizen.ts';
import { itemDetail } from '../kit/items.ts';
import { asRoot, devicesReady, type Kiosk, openElectronKiosk } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

let kiosk: Kiosk;
test.afterEach(() => kiosk?.close());

const look = async (what: string) => {
  await kiosk.page.screenshot({ path: `out/pictures/online-application/${what}.png` });
};

/** The page that the phone opens by the code on the screen. */
async function payByPhone(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: asRoot });
  try {
    const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    await phone.goto(url);
    await expect(phone.getByText('¥10.00')).toBeVisible();
    await phone.getByRole('button', { name: '付款', exact: true }).click();
    await expect(phone.getByText('已经付过，不用再付')).toBeVisible();
  } finally {
    await browser.close();
  }
}

test('is applied for, reviewed and paid without anybody having to come', async () => {
  kiosk = await openElectronKiosk();
  const citizen = new Citizen(kiosk.page, look);
  await devicesReady(kiosk, 'scanner', 'receipt-printer');
  const item = itemDetail('RS-0001');
  await citizen.start('材料预审');
  await citizen.find('sydj', item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.fillForm(item.fields);
  await citizen.photographAll();
  // Fetched first; mended from the summary to a letter.
  await citizen.sign();
  await expect(kiosk.page.getByText('网上申报（全程网办）')).toBeVisible();
  const row = kiosk.page.getByRole('button', { name: new RegExp(`${item.result?.name}`) });
  await citizen.press(row);
  await citizen.tap(/^邮寄到家/);
  await expect(citizen.heading('寄到哪里？')).toBeVisible();
  await look('letter');
  await expect(kiosk.page.getByRole('textbox', { name: '收件人' })).toHaveValue('张样例');
  await kiosk.page.getByRole('textbox', { name: '收件地址' }).fill('浏阳市大瑶镇杨花村一组1号');
  await citizen.next();
  // Where the result goes was signed for as well.
  await citizen.sign();
  await expect(kiosk.page.getByText('浏阳市大瑶镇杨花村一组1号')).toBeVisible();
  const receiptNo = await citizen.confirm();
  await expect(citizen.heading('网上申报已提交')).toBeVisible();
  await expect(kiosk.page.getByText('不用跑窗口，接下来')).toBeVisible();
  await look('filed');
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await expect.poll(async () => (await kiosk.slips()).at(-1)?.text ?? '').toContain('网上申报回执单');
  await citizen.finish();

  const key = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.key ?? '';
  const fee = { cents: 1000, what: '工本费' };
  expect(await kiosk.reviewer.decide(key, { outcome: 'passed', fee })).toBe(204);
  await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));
  await expect(citizen.heading('审查通过了，不用到窗口')).toBeVisible();
  await look('passed');
  await citizen.tap('去缴费');
  await expect(kiosk.page.getByTestId('pay-amount')).toHaveText('¥10.00');
  await look('pay');
  const url = await kiosk.page.getByRole('img', { name: '缴款码' }).getAttribute('data-text');
  await payByPhone(url ?? '');
  await expect(citizen.heading('已经缴清')).toBeVisible();
  await expect(kiosk.page.getByText('缴款凭条已打印')).toBeVisible();
  await look('paid');
  expect((await kiosk.slips()).at(-1)?.text).toContain('缴款凭条');
  await citizen.tap('完成');
});
