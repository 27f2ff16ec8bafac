/** One citizen's visit as a seeded random draws it: begins and ends at the attract screen, however the citizen leaves. */

import type { Service } from '../../main/core/model/draft.ts';
import { PAGE_WORDS } from '../../renderer/components/page.words.ts';
import { LANGUAGES } from '../../renderer/i18n/languages.ts';
import { WORDS as HOME_WORDS } from '../../renderer/places/home/words.ts';
import { Citizen } from '../kit/citizen.ts';
import { expect } from '../kit/patience.ts';
import type { Random } from '../kit/random.ts';
import type { Kiosk } from '../kit/screen.ts';
import { slipTextOf } from '../kit/slips.ts';
import { tryBoard, tryLook } from './detours.ts';
import { type Matter, matters } from './matters.ts';

export type Outcome = 'booked' | 'filed' | 'left' | 'idle' | 'slip found';

/** One in so many does this. */
const ONE_IN = {
  files: 4,
  leaves: 4,
  idles: 10,
  english: 4,
  card: 10,
  pulls: 12,
  slip: 20,
  board: 4,
  look: 3,
};
const PEOPLE = [
  { id: 'zhang', name: '张样例' },
  { id: 'uyghur', name: '阿卜杜拉·样例' },
  { id: 'hmt', name: '陈样例' },
] as const;
const PHONE = '13900001111';
/** The screen forgets an idle session after this and the warning, seconds: long enough for a step of a busy machine. */
export const IDLE = { idleSeconds: 30, idleWarningSeconds: 5 };
const IDLE_END_MS = 60_000;
/** A soak stopped for a while between two visits goes on, milliseconds. */
const STOPPED_MS = 600_000;
/** A card that wakes the kiosk does so within this, in milliseconds. */
const WAKE_MS = 2_000;

export class Visitors {
  readonly #kiosk: Kiosk;
  readonly #citizen: Citizen;
  readonly #random: Random;
  readonly #matters: Record<Service, Matter[]> = matters();
  /** The last one confirmed: somebody may come back with its slip. */
  #receiptNo: string | null = null;
  #confirmed = 0;

  constructor(kiosk: Kiosk, random: Random) {
    this.#kiosk = kiosk;
    this.#citizen = new Citizen(kiosk.page);
    this.#random = random;
  }

  /** How many matters were confirmed so far. */
  get confirmed(): number {
    return this.#confirmed;
  }

  async visit(): Promise<Outcome> {
    const receiptNo = this.#receiptNo;
    if (receiptNo && this.#oneIn(ONE_IN.slip)) return this.#withSlip(receiptNo);
    const service = this.#oneIn(ONE_IN.files) ? 'pre-review' : 'booking';
    const matter = this.#one(this.#matters[service]);
    const steps = this.#steps(matter);
    const leavesAfter = this.#oneIn(ONE_IN.leaves) ? this.#random.below(steps.length) : steps.length;
    for (const step of steps.slice(0, leavesAfter + 1)) await step();
    await this.#kiosk.bench({ do: 'remove' });
    if (leavesAfter < steps.length) return this.#leave();
    await this.#citizen.finish();
    return service === 'booking' ? 'booked' : 'filed';
  }

  /** A visit that went wrong: nothing is touched until the kiosk has ended it by itself. */
  async giveUp(): Promise<void> {
    await this.#kiosk.bench({ do: 'remove' });
    await expect(this.#citizen.button('触摸屏幕开始')).toBeEnabled({ timeout: 2 * IDLE_END_MS + 60_000 });
  }

  #steps(matter: Matter): (() => Promise<void>)[] {
    const { service, item } = matter;
    const citizen = this.#citizen;
    const person = this.#one(PEOPLE);
    const steps = [
      () => this.#start(person.id),
      async () => {
        await citizen.tap(service === 'booking' ? /^预约办理/ : /^材料预审/);
        if (this.#oneIn(ONE_IN.board)) await tryBoard(citizen, this.#random);
        if (this.#random.chance(0.5)) await citizen.find(matter.initials, item.name);
        else await this.#browse(matter);
      },
      () => this.#identify(person),
      async () => {
        if (this.#oneIn(ONE_IN.look)) await tryLook(citizen, this.#random);
        await citizen.enterPhone(PHONE);
      },
    ];
    if (service === 'booking') steps.push(() => citizen.chooseTime());
    else {
      if (item.fields.length > 0) steps.push(() => citizen.fillForm(item.fields));
      steps.push(() => citizen.photographAll());
      steps.push(() => citizen.sign());
    }
    steps.push(async () => {
      this.#receiptNo = await citizen.confirm();
      this.#confirmed++;
      if (this.#random.chance(0.5)) await expect(citizen.page.getByText('回执单已打印')).toBeVisible();
    });
    return steps;
  }

  /** By a touch, or by a card laid down on the sleeping kiosk. */
  async #start(person: string): Promise<void> {
    const start = this.#citizen.button('触摸屏幕开始');
    await expect(start).toBeEnabled({ timeout: STOPPED_MS });
    const home = this.#citizen.heading('您想办理什么？');
    if (this.#oneIn(ONE_IN.card)) {
      await this.#kiosk.bench({ do: 'place', person });
      // One laid down right behind the last is no arrival to the reader: whoever sees nothing happen touches.
      await home.waitFor({ timeout: WAKE_MS }).catch(() => undefined);
      // On a busy machine it may wake just now, and the button be gone.
      if (!(await home.isVisible())) await start.click({ timeout: WAKE_MS }).catch(() => undefined);
    } else await start.click();
    await expect(home).toBeVisible();
  }

  async #browse({ zone, item }: Matter): Promise<void> {
    const { page } = this.#citizen;
    await page.getByRole('tab', { name: '按专区' }).click();
    await this.#citizen.tap(new RegExp(`^${zone}`));
    const rows = page.getByRole('list', { name: zone }).getByRole('button');
    await rows.filter({ has: page.getByText(item.name, { exact: true }) }).click();
    await this.#citizen.begin();
  }

  async #identify(person: { id: string; name: string }): Promise<void> {
    const place = () => this.#kiosk.bench({ do: 'place', person: person.id });
    if (this.#oneIn(ONE_IN.pulls)) {
      await this.#kiosk.bench({ do: 'remove' });
      await this.#kiosk.bench({ do: 'pull-during-read' });
      await place();
      await expect(this.#citizen.page.getByText('请重新放一次身份证')).toBeVisible();
    }
    await place();
    await expect(this.#citizen.page.getByText('读取成功')).toBeVisible();
    await expect(this.#citizen.page.getByText(person.name, { exact: true })).toBeVisible();
    await this.#citizen.tap('信息无误，下一步');
  }

  /** Home and out, now and then in English; or just away. From the receipt there is only its own key. */
  async #leave(): Promise<Outcome> {
    const citizen = this.#citizen;
    const start = citizen.button('触摸屏幕开始');
    if (await citizen.page.getByTestId('receipt-number').isVisible()) {
      await citizen.finish();
      return 'left';
    }
    if (this.#oneIn(ONE_IN.idles)) {
      await expect(start).toBeVisible({ timeout: IDLE_END_MS });
      return 'idle';
    }
    const english = this.#oneIn(ONE_IN.english);
    if (english) await citizen.tap(LANGUAGES[1].switchTo);
    const language = english ? 'en' : 'zh-CN';
    const end = citizen.button(HOME_WORDS['home.leave'][language]);
    const home = citizen.button(PAGE_WORDS['nav.home'][language]);
    await expect(end.or(home)).toBeVisible();
    if (await home.isVisible()) {
      await home.click();
      const sure = citizen.button(PAGE_WORDS['leave.go'][language]);
      await expect(sure.or(end)).toBeVisible();
      if (await sure.isVisible()) await sure.click();
    }
    await end.click();
    await expect(start).toBeVisible();
    return 'left';
  }

  async #withSlip(receiptNo: string): Promise<Outcome> {
    const { page } = this.#citizen;
    // One held up while the kiosk still forgets the last citizen is held up again.
    const text = slipTextOf(this.#kiosk.dataFolder, receiptNo);
    await this.#citizen.showSlip(() => this.#kiosk.bench({ do: 'scan', text }));
    await expect(page.getByTestId('receipt-number')).toHaveText(receiptNo);
    await this.#citizen.tap(PAGE_WORDS['nav.home']['zh-CN']);
    await this.#citizen.tap(HOME_WORDS['home.leave']['zh-CN']);
    await expect(this.#citizen.button('触摸屏幕开始')).toBeVisible();
    return 'slip found';
  }

  #oneIn(many: number): boolean {
    return this.#random.below(many) === 0;
  }

  #one<T>(all: readonly T[]): T {
    const one = all[this.#random.below(all.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }
}
