/** The language switched in the middle of a booking, of its change and of giving it up: nothing chosen is lost, and each slip comes once. */
import { expect, test } from '@playwright/test';
import { citizen, kiosk, withEachElectron } from '../kit/each-electron.ts';
import { devicesReady } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

withEachElectron('language');

const toEnglish = () => citizen.tap('Switch to English');
const toChinese = () => citizen.tap('切换到中文');
const english = (name: string) => kiosk.page.getByRole('heading', { name });

/** From the summary in Chinese: handed in in English, and switched back while the slip is printed. */
async function handsInInEnglish(): Promise<string> {
  await citizen.wishNoMore();
  await toEnglish();
  await citizen.tap('Submit');
  const receipt = kiosk.page.getByTestId('receipt-number');
  await toChinese();
  await expect(receipt).toHaveText(/\d/);
  const number = (await receipt.textContent()) ?? '';
  await toEnglish();
  await toChinese();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await expect(receipt).toHaveText(number);
  expect((await kiosk.slips()).filter(({ text }) => text.includes(number))).toHaveLength(1);
  return number;
}

/** The time that is offered is not the first one: what was picked stays picked. */
async function picksAnother(): Promise<string> {
  const other = kiosk.page.locator('.slots').getByRole('button', { disabled: false }).nth(2);
  await other.click();
  const time = (await other.locator('strong').textContent()) ?? '';
  await toEnglish();
  await expect(english('Choose a time')).toBeVisible();
  await toChinese();
  await expect(other).toHaveAttribute('aria-pressed', 'true');
  await citizen.next();
  return time.split('–')[0] ?? '';
}

/** A booking given up: asked in one language, confirmed in the other, read in the first. */
async function givesUpInBoth(slip: string): Promise<void> {
  await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slip }));
  await toEnglish();
  await citizen.tap('Cancel booking');
  await toChinese();
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await toEnglish();
  await expect(kiosk.page.getByText('失业登记')).toBeVisible();
  await citizen.tap('Cancel booking');
  await toChinese();
  await expect(citizen.heading('预约已取消')).toBeVisible();
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  const number = (await kiosk.page.getByTestId('receipt-number').textContent()) ?? '';
  await toEnglish();
  await expect(kiosk.page.getByTestId('receipt-number')).toHaveText(number);
  const slips = (await kiosk.slips()).filter(({ text }) => text.includes(number));
  expect(slips).toHaveLength(1);
}

const opened = async (receiptNo: string) => {
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  return kiosk.opened(filed?.key ?? '');
};

test('a booking, another time for it, and giving it up', async () => {
  await devicesReady(kiosk, 'scanner', 'receipt-printer');
  await citizen.start('预约办理');
  await citizen.find('sydj', '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await citizen.digits('1390000');
  await toEnglish();
  await toChinese();
  await citizen.digits('1111');
  await citizen.next();
  const first = await picksAnother();
  const booking = await handsInInEnglish();
  expect(await opened(booking)).toMatchObject({
    ...{ phone: '13900001111', appointment: { start: first }, reminder: { language: 'en' } },
  });
  await citizen.finish();

  const slip = slipTextOf(kiosk.dataFolder, booking);
  await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slip }));
  await toEnglish();
  await toChinese();
  await citizen.tap('改时间');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await picksAnother();
  const change = await handsInInEnglish();
  expect((await kiosk.cases()).find((one) => one.receiptNo === booking)?.state).toBe('rebooked');
  await citizen.finish();

  await givesUpInBoth(slipTextOf(kiosk.dataFolder, change));
  expect((await kiosk.cases()).find((one) => one.receiptNo === booking)?.state).toBe('cancelled');
});
