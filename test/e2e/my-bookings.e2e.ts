/** One's own bookings by card (我的预约), without a slip: of another kiosk too, changed, checked in and given up from the list. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { type BookedElsewhere, bookedElsewhere } from '../kit/elsewhere.ts';
import { devicesReady, type Kiosk, openElectronKiosk, openWebKiosk } from '../kit/screen.ts';

const ZHANG = '990000199003071235';

let kiosk: Kiosk;
let citizen: Citizen;

test.afterEach(() => kiosk?.close());

const look = async (what: string) => {
  await kiosk.page.screenshot({ path: `out/pictures/my-bookings/${what}.png` });
};

/** Zhang booked at another kiosk, and comes to this one without the slip. */
async function comes(open: () => Promise<Kiosk>): Promise<BookedElsewhere> {
  kiosk = await open();
  citizen = new Citizen(kiosk.page, look);
  await devicesReady(kiosk, 'id-card-reader', 'receipt-printer');
  await expect(kiosk.page.getByText('离线也可办理')).toHaveCount(0);
  return bookedElsewhere(kiosk.world.sandboxUrl, { idNumber: ZHANG });
}

async function looksUp(person = 'zhang'): Promise<void> {
  await citizen.wake();
  await citizen.tap(/^我的预约/);
  await citizen.agree();
  await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
  await look('card');
  await kiosk.bench({ do: 'place', person });
}

const stateOf = async (key: string) => (await kiosk.cases()).find((one) => one.key === key)?.state;
const card = (receiptNo: string) => citizen.button(new RegExp(receiptNo));

test('another kiosk’s booking is printed, changed and given up from the list, with the card laid down once', async () => {
  const booking = await comes(openElectronKiosk);
  await looksUp();
  await expect(citizen.heading('我的预约和预审')).toBeVisible();
  await expect(kiosk.page.getByText('张样例')).toBeVisible();
  await expect(kiosk.page.getByText(ZHANG)).toHaveCount(0);
  await look('list');
  await kiosk.bench({ do: 'remove' });
  await citizen.press(card(booking.receiptNo));
  await expect(kiosk.page.getByTestId('receipt-number')).toHaveText(booking.receiptNo);
  await expect(citizen.button('取消预约')).toBeVisible();
  await look('found');
  await citizen.tap('重新打印');
  await expect(kiosk.page.getByText('回执单已打印')).toBeVisible();
  const paper = (await kiosk.slips()).at(-1)?.text;
  for (const said of [booking.receiptNo, '补打', booking.appointment.start]) expect(paper).toContain(said);

  await citizen.tap('改时间');
  await citizen.chooseTime();
  const change = await citizen.confirm();
  await expect(citizen.heading('时间改好了')).toBeVisible();
  expect(await stateOf(booking.key)).toBe('rebooked');
  await look('changed');
  await citizen.finish();

  await looksUp();
  await citizen.press(card(change));
  await citizen.tap('取消预约');
  await look('cancel');
  await citizen.tap(/确认取消/);
  await expect(citizen.heading('预约已取消')).toBeVisible();
  expect(await stateOf(booking.key)).toBe('cancelled');
  await kiosk.bench({ do: 'remove' });
  await citizen.finish();

  await looksUp();
  await expect(citizen.heading('没有查到您的预约和预审')).toBeVisible();
  await look('none');
});

test('on its day it is checked in from the list; back leads to the list, and offline it is said calmly', async () => {
  const booking = await comes(openWebKiosk);
  const { date, start } = booking.appointment;
  await fetch(`${kiosk.world.sandboxUrl}/_sandbox/check-in-rule`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ earlyMinutes: 30 * 24 * 60, lateMinutes: 15 }),
  });
  await kiosk.page.clock.setFixedTime(`${date}T${start}:00+08:00`);
  await looksUp();
  await expect(kiosk.page.getByText('今天，可以签到取号')).toBeVisible();
  await look('list-today');
  await citizen.press(card(booking.receiptNo));
  await citizen.tap('签到取号');
  await expect(kiosk.page.getByTestId('ticket-number')).toHaveText(/^[A-Z]\d{3}$/);
  await look('ticket');
  await citizen.tap('返回');
  await citizen.tap('返回');
  await expect(card(booking.receiptNo)).toBeVisible();
  await citizen.tap('首页');
  await kiosk.bench({ do: 'network', up: false });
  await expect(kiosk.page.getByText('离线也可办理')).toBeVisible();
  await citizen.tap(/^我的预约/);
  await expect(citizen.heading('现在没有网络，查不到预约')).toBeVisible();
  await look('offline');
  await kiosk.bench({ do: 'network', up: true });
  // The consent of this session goes on; whose bookings they are was forgotten on the way home.
  await expect(kiosk.page.getByText(/放在读卡器上|重新放一次/).first()).toBeVisible();
  await expect(card(booking.receiptNo)).toHaveCount(0);
});

test('another kiosk’s slip leads to the card, and the card to its change here', async () => {
  const booking = await comes(openWebKiosk);
  await kiosk.bench({ do: 'scan', text: booking.code });
  await expect(citizen.heading('这是别的终端的回执')).toBeVisible();
  await look('elsewhere');
  await citizen.tap('用身份证办');
  await citizen.agree();
  await expect(kiosk.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await citizen.press(card(booking.receiptNo));
  await expect(citizen.button('改时间')).toBeVisible();
  await expect(citizen.button('取消预约')).toBeVisible();
  await kiosk.bench({ do: 'remove' });
  await citizen.finish();
});
