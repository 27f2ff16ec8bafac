/** What is held to the reader or the scanner without a word on the screen: a card wakes it, codes do what they stand for. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, look, withEachElectron } from '../kit/each-electron.ts';
import { devicesReady } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

withEachElectron('codes', {
  async opened() {
    await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
    await devicesReady(kiosk, 'scanner');
  },
});

const scan = (text: string) => kiosk.bench({ do: 'scan', text });

const showSlip = (receiptNo: string) => citizen.showSlip(() => scan(slipTextOf(kiosk.dataFolder, receiptNo)));

test('a card laid down wakes the kiosk, and is read where the card is asked for', async () => {
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await expect(citizen.heading('您想办理什么？')).toBeVisible();
  await citizen.tap(/^预约办理/);
  await citizen.find('sydj', '失业登记');
  await expect(kiosk.page.getByText('张样例')).toBeVisible();
});

test('an electronic ID in place of the card; another code says so and the screen goes on waiting', async () => {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await expect(kiosk.page.getByText('没带身份证，可以把电子身份证的二维码对准扫码口。')).toBeVisible();
  await look('card');
  await scan('https://example.com/menu');
  await expect(kiosk.page.getByText('这个二维码不能用来核对身份')).toBeVisible();
  await look('not-an-id');
  await scan('CTID:zhang:0042');
  await expect(kiosk.page.getByText('张样例')).toBeVisible();
  await look('e-id');
  await citizen.tap('信息无误，下一步');
  await citizen.enterPhone('13900001111');
  await citizen.chooseTime();
  const receiptNo = await citizen.confirm();
  await expect.poll(async () => (await kiosk.cases()).map((one) => one.receiptNo)).toContain(receiptNo);
});

test('a slip that was not printed: its code on a phone wakes the kiosk later, and its paper comes out', async () => {
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.chooseTime();
  await kiosk.bench({ do: 'paper', paper: 'out' });
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('回执单没有打印出来')).toBeVisible();
  await citizen.tap(/^完成/);
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await kiosk.bench({ do: 'paper', paper: 'ok' });
  await expect(kiosk.page.getByText('暂不能打印')).toBeHidden();

  await showSlip(receiptNo);
  await expect(kiosk.page.getByText('回执单还没有打印')).toBeVisible();
  await expect(kiosk.page.getByText('预约成功')).toBeVisible();
  await look('found');
  await citizen.tap('打印回执单');
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  const slips = (await kiosk.slips()).filter(({ text }) => text.includes(receiptNo));
  expect(slips).toHaveLength(1);
  await citizen.tap('完成');
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await expect(kiosk.page.getByText(receiptNo)).toHaveCount(0);

  await scan('LY999-20260101-0001-A');
  await expect(citizen.heading('没有找到这张回执')).toBeVisible();
});

test('a booking is cancelled by its slip and its card, may be made anew, and leaves nothing for the next citizen', async () => {
  const card = () => kiosk.bench({ do: 'place', person: 'zhang' });
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(card, '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.chooseTime();
  const booking = await citizen.confirm();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await citizen.finish();

  await showSlip(booking);
  await citizen.tap('取消预约');
  await citizen.identifyBy(card, '张样例');
  await kiosk.bench({ do: 'remove' });
  await expect(citizen.heading('确定取消这个预约吗？')).toBeVisible();
  await citizen.tap('保留预约');
  await expect(kiosk.page.getByText('预约成功')).toBeVisible();

  await citizen.tap('取消预约');
  // Nobody is taken for the one before, be it the same person.
  await citizen.identifyBy(card, '张样例');
  await kiosk.bench({ do: 'remove' });
  await expect(kiosk.page.getByText('失业登记')).toBeVisible();
  await look('cancel');
  await citizen.tap('确认取消预约');
  await expect(citizen.heading('预约已取消')).toBeVisible();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await look('cancelled');
  const cancellation = (await kiosk.page.getByTestId('receipt-number').textContent()) ?? '';
  const slips = (await kiosk.slips()).filter(({ text }) => text.includes(cancellation));
  expect(slips).toHaveLength(1);
  expect(slips[0]?.text).toContain('取消预约回执单');
  expect((await kiosk.cases()).filter(({ receiptNo }) => receiptNo === booking)).toMatchObject([
    { state: 'cancelled' },
  ]);

  await citizen.tap('重新预约');
  await expect(citizen.heading('失业登记')).toBeVisible();
  await citizen.begin();
  await citizen.identifyBy(card, '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await citizen.chooseTime();
  await citizen.confirm();
  await expect(citizen.heading('预约已提交')).toBeVisible();
  await citizen.finish();

  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'uyghur' }), '阿卜杜拉·样例');
  await kiosk.bench({ do: 'remove' });
  for (const one of ['张样例', booking, cancellation]) {
    await expect(kiosk.page.getByText(one)).toHaveCount(0);
  }
  await citizen.tap('首页');
  await citizen.tap('返回首页');
  await showSlip(booking);
  await expect(kiosk.page.getByText('这个时间不用再来了。')).toBeVisible();
  await expect(kiosk.page.getByText('取消的时间')).toBeVisible();
  await expect(citizen.button('取消预约')).toHaveCount(0);
  await look('found-cancelled');
});

test('a business licence fills the form of a firm', async () => {
  await citizen.start('材料预审');
  await citizen.find('lwpqjyxk', '劳务派遣经营许可');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.enterPhone('13900001111');
  await expect(kiosk.page.getByText('出示电子营业执照二维码，可自动填写单位信息。')).toBeVisible();
  await scan('DZYYZZ:huapao:0007');
  await expect(kiosk.page.getByText('已从营业执照填写，请核对。')).toBeVisible();
  await expect(kiosk.page.getByRole('textbox', { name: '单位名称' })).toHaveValue('样例市示范花炮有限公司');
  await look('licence');
});
