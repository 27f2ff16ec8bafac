/** Checking in on the day of a booking (签到取号) by its slip; the language is switched in between, and the number stays. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking } from '../kit/matters.ts';
import { devicesReady, type Kiosk, openElectronKiosk, openWebKiosk } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

let kiosk: Kiosk;
let citizen: Citizen;

test.afterEach(() => kiosk?.close());

const look = async (what: string) => {
  await kiosk.page.screenshot({ path: `out/pictures/check-in/${what}.png` });
};

const rule = (earlyMinutes: number) =>
  fetch(`${kiosk.world.sandboxUrl}/_sandbox/check-in-rule`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ earlyMinutes, lateMinutes: 15 }),
  });

/** Booked, and its day has come: for the screen by its clock, for the platform by its rule. */
async function comesBack(open: () => Promise<Kiosk>): Promise<string> {
  kiosk = await open();
  citizen = new Citizen(kiosk.page, look);
  await devicesReady(kiosk, 'scanner', 'receipt-printer');
  await fillBooking(citizen, kiosk);
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await kiosk.bench({ do: 'remove' });
  await citizen.finish();
  const [filed] = await kiosk.cases();
  const { appointment } = await kiosk.opened(filed?.key ?? '');
  await kiosk.page.clock.setFixedTime(`${appointment?.date}T${appointment?.start}:00+08:00`);
  await citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));
  return receiptNo;
}

test('the number comes on paper; without paper it stays the same, in the other language too', async () => {
  await comesBack(openElectronKiosk);
  await rule(30 * 24 * 60);
  await expect(citizen.button('签到取号')).toBeVisible();
  await look('found');
  await kiosk.bench({ do: 'paper', paper: 'out' });
  await citizen.tap('签到取号');
  const shown = kiosk.page.getByTestId('ticket-number');
  await expect(shown).toHaveText(/^[A-Z]\d{3}$/);
  const number = (await shown.textContent()) ?? '';
  await expect(kiosk.page.getByText('再打印还是这个号')).toBeVisible();
  await look('unprinted');
  await citizen.tap('Switch to English');
  await expect(shown).toHaveText(number);
  await kiosk.bench({ do: 'paper', paper: 'ok' });
  await expect(async () => {
    const again = kiosk.page.getByRole('button', { name: 'Print again' });
    if (await again.isVisible()) await again.click();
    await expect(kiosk.page.getByText('Nobody waits before you')).toBeVisible();
    const papers = (await kiosk.slips()).filter(({ text }) => text.includes('排队号'));
    expect(papers).toHaveLength(1);
    expect(papers[0]?.text).toContain(number);
  }).toPass();
  await look('ticket-en');
});

test('too early and offline it says what to do', async () => {
  await comesBack(openWebKiosk);
  // What comes below it moves it.
  await expect(kiosk.page.getByRole('region', { name: '办件进度' })).toContainText('预约成功');
  await citizen.tap('签到取号');
  await expect(citizen.heading(/还没到签到时间|预约的不是今天/)).toBeVisible();
  await look('refused');
  await citizen.tap('返回');
  await kiosk.bench({ do: 'network', up: false });
  await expect(kiosk.page.getByText('离线也可办理')).toBeVisible();
  await citizen.tap('签到取号');
  await expect(citizen.heading('现在没有网络，不能取号')).toBeVisible();
  await look('offline');
});
