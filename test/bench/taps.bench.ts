/**
 * `npm run bench -- taps`: how many taps and seconds a booking and a pre-review take at the real kiosk (Electron, `npm run build` first), by
 * zone and item as somebody does who does not type, at a person's pace. The digits of a phone number are counted apart. The last line is
 * JSON; exit code 1 above the limits.
 */
import { expect, type Locator } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { itemDetail } from '../kit/items.ts';
import { type ElectronKiosk, openElectronKiosk } from '../kit/screen.ts';

const PHONE = '13900001111';
const LIMIT = { taps: 9, seconds: 90 };
/** A person's pace, in milliseconds: to read a new screen, to find and reach the next button, to tap one digit more. */
const PACE = { read: 2_500, tap: 1_500, digit: 500 };
const IS_DIGIT = /^\d$/;

type Count = { taps: number; digits: number; seconds: number };

/** Taps as a person does, and counts. */
class Counting {
  #heading = '';
  taps = 0;
  digits = 0;

  readonly press = async (target: Locator): Promise<void> => {
    const page = target.page();
    const heading = (await page.locator('h1').first().textContent()) ?? '';
    if (heading !== this.#heading) await page.waitForTimeout(PACE.read);
    this.#heading = heading;
    const isDigit = IS_DIGIT.test(((await target.textContent()) ?? '').trim());
    await page.waitForTimeout(isDigit ? PACE.digit : PACE.tap);
    await target.click();
    if (isDigit) this.digits++;
    else this.taps++;
  };
}

async function measured(kiosk: ElectronKiosk, walk: (citizen: Citizen) => Promise<void>): Promise<Count> {
  const counting = new Counting();
  const citizen = new Citizen(kiosk.page, undefined, counting.press);
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  const began = performance.now();
  await walk(citizen);
  await citizen.confirm();
  const { taps, digits } = counting;
  return { taps, digits, seconds: Math.round((performance.now() - began) / 1000) };
}

async function choose(citizen: Citizen, service: '预约办理' | '材料预审', zone: RegExp, item: string) {
  await citizen.start(service);
  await citizen.tap(zone);
  await citizen.press(citizen.page.getByRole('button', { name: new RegExp(`^${item}`) }).first());
  await expect(citizen.heading(item)).toBeVisible();
  await citizen.begin();
}

const books = (kiosk: ElectronKiosk) => async (citizen: Citizen) => {
  await choose(citizen, '预约办理', /^人社专区/, '失业登记');
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await citizen.enterPhone(PHONE);
  // The first free time is chosen already.
  await expect(citizen.heading('选择办理时间')).toBeVisible();
  await citizen.next();
};

const files = (kiosk: ElectronKiosk) => async (citizen: Citizen) => {
  const item = itemDetail('GJ-0012');
  await choose(citizen, '材料预审', /^公积金专区/, item.name);
  await citizen.identifyBy(() => kiosk.bench({ do: 'place', person: 'zhang' }), '张样例');
  await citizen.enterPhone(PHONE);
  await citizen.fillForm(item.fields);
  await citizen.photographAll();
  await citizen.sign();
};

const kiosk = await openElectronKiosk();
const booking = await measured(kiosk, books(kiosk));
await kiosk.bench({ do: 'remove' });
await new Citizen(kiosk.page).finish();
const preReview = await measured(kiosk, files(kiosk));
await kiosk.close();
console.table({ booking, 'pre-review': preReview });
console.log(
  JSON.stringify({
    bench: 'taps',
    booking: booking.taps,
    seconds: booking.seconds,
    limit: LIMIT,
    preReview: preReview.taps,
    preReviewSeconds: preReview.seconds,
  }),
);
process.exitCode = booking.taps <= LIMIT.taps && booking.seconds <= LIMIT.seconds ? 0 : 1;
