/** Changing the time of a booking (改约) by its slip: at once while the platform is there, as a wish while it is away. */
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { fillBooking } from '../kit/matters.ts';
import { AFTER_OUTAGE, STAYS } from '../kit/patience.ts';
import { devicesReady, type Kiosk, openElectronKiosk, openWebKiosk } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';

let kiosk: Kiosk;
let citizen: Citizen;

test.afterEach(() => kiosk?.close());

const look = async (what: string) => {
  await kiosk.page.screenshot({ path: `out/pictures/rebooking/${what}.png` });
};

async function open(kind: () => Promise<Kiosk>): Promise<void> {
  kiosk = await kind();
  citizen = new Citizen(kiosk.page, look);
  await devicesReady(kiosk, 'scanner', 'receipt-printer');
}

async function booked(): Promise<string> {
  await fillBooking(citizen, kiosk);
  const receiptNo = await citizen.confirm();
  await expect(kiosk.page.getByText('已提交到政务平台')).toBeVisible();
  await printed();
  await kiosk.bench({ do: 'remove' });
  await citizen.finish();
  return receiptNo;
}

const showSlip = (receiptNo: string) =>
  citizen.showSlip(() => kiosk.bench({ do: 'scan', text: slipTextOf(kiosk.dataFolder, receiptNo) }));

/** As people do: asked for again where the printer was not quick enough for a busy machine. */
const printed = () =>
  expect(async () => {
    const again = citizen.button('重新打印');
    if (await again.isVisible()) await again.click();
    await expect(kiosk.page.getByText('回执单已打印')).toBeVisible({ timeout: 3000 });
  }).toPass();

/** From the found slip to the confirm. */
async function asksForAnotherTime(): Promise<void> {
  await citizen.tap('改时间');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await kiosk.bench({ do: 'remove' });
  await expect(kiosk.page.getByText('新时间定下来以前，这个时间给您留着')).toBeVisible();
  await citizen.chooseTime();
}

const bookingState = async (receiptNo: string) =>
  (await kiosk.cases()).find((one) => one.receiptNo === receiptNo)?.state;

test('online the new time is sure at once; the old slip says that it was changed', async () => {
  await open(openElectronKiosk);
  const booking = await booked();
  await showSlip(booking);
  await expect(citizen.button('取消预约')).toBeVisible();
  await look('found');
  await asksForAnotherTime();
  await expect(kiosk.page.getByText('原来的时间')).toBeVisible();
  const change = await citizen.confirm();
  await expect(citizen.heading('时间改好了')).toBeVisible();
  await printed();
  await look('rebooked');
  expect(await bookingState(booking)).toBe('rebooked');
  const paper = (await kiosk.slips()).at(-1)?.text;
  for (const said of ['改约回执单', change, '原来的时间作废']) expect(paper).toContain(said);
  await citizen.finish();

  await showSlip(booking);
  await expect(citizen.heading('已改到别的时间')).toBeVisible();
  await expect(kiosk.page.getByText('改掉的时间')).toBeVisible();
  await expect(citizen.button('取消预约')).toHaveCount(0);
  await look('found-rebooked');
  await citizen.finish();
});

test('offline it is a wish, and the old time holds until the platform has it', async () => {
  await open(() => openWebKiosk({ session: STAYS }));
  const booking = await booked();
  await kiosk.bench({ do: 'network', up: false });
  await expect(kiosk.page.getByText('离线也可办理')).toBeVisible();
  await showSlip(booking);
  await asksForAnotherTime();
  await expect(kiosk.page.getByText('确认以前，原来的时间仍有效')).toBeVisible();
  await citizen.confirm();
  await expect(citizen.heading('改约申请已保存')).toBeVisible();
  await expect(kiosk.page.getByText('确认以前仍有效')).toBeVisible();
  await look('rebook-offline');
  expect(await bookingState(booking)).toBe('confirmed');
  await kiosk.bench({ do: 'network', up: true });
  await expect(citizen.heading('时间改好了')).toBeVisible(AFTER_OUTAGE);
  expect(await bookingState(booking)).toBe('rebooked');
});
