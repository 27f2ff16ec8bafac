/** A citizen who goes through a flow step by step, whatever screen comes, and starts anew where it has to be done again. */
import { type Page, expect as playwrightExpect } from '@playwright/test';
import type { Service } from '../../../main/core/model/draft.ts';
import { Citizen } from '../../kit/citizen.ts';
import { itemDetail } from '../../kit/items.ts';
import type { FlowStep } from './journeys.ts';
import type { Scene } from './scene.ts';

const PHONE = '13900001111';
const PERSON = { id: 'zhang', name: '张样例', number: '990000199003071235' };
const MATTERS = {
  booking: { service: /^预约办理/, initials: 'sydj', item: itemDetail('RS-0001') },
  'pre-review': { service: /^材料预审/, initials: 'gjjydzy', item: itemDetail('GJ-0012') },
} as const;

/** Where the screen is. `covered`: it waits for the core. `notices`: what it says besides, in the citizen's words. */
export type Seen = {
  place: 'attract' | 'closed' | 'home' | 'step' | 'none';
  step: string | null;
  covered: boolean;
  online: boolean;
  notices: string[];
};

const NOTHING: Seen = { place: 'none', step: null, covered: false, online: false, notices: [] };

/** What waits longer than a citizen would is a fault, in milliseconds. */
const PATIENCE_MS = 12_000;
const expect = playwrightExpect.configure({ timeout: PATIENCE_MS });

/** For a citizen to get somewhere with nothing broken, in milliseconds. */
const REACH_MS = 60_000;

export class Walker {
  /** The receipts that the citizen was shown, one a confirmed matter. */
  readonly receipts: string[] = [];
  readonly #scene: Scene;
  readonly #flow: Service;
  readonly #steps: readonly FlowStep[];
  readonly #acts: Readonly<Record<string, () => Promise<void>>>;

  constructor(scene: Scene, flow: Service, steps: readonly FlowStep[]) {
    this.#scene = scene;
    this.#flow = flow;
    this.#steps = steps;
    this.#acts = {
      choose: () => this.#choose(),
      guide: () => this.#citizen.tap(/^(同意，开始办理|继续办理)$/),
      identify: () => this.#identify(),
      phone: () => this.#phone(),
      time: () => this.#citizen.chooseTime(),
      'other-times': () => this.#citizen.next(),
      form: () => this.#citizen.fillForm(MATTERS[this.#flow].item.fields),
      materials: () => this.#materials(),
      result: () => this.#citizen.press(this.#citizen.button(/^自取/).first()),
      sign: () => this.#sign(),
      confirm: () => this.#confirm(),
      done: () => this.#done(),
    };
    const unknown = steps.find(({ name }) => !(name in this.#acts));
    if (unknown) throw new Error(`nobody here knows what to do at the step ${unknown.name}`);
  }

  get #page(): Page {
    return this.#scene.page;
  }

  get #citizen(): Citizen {
    return new Citizen(this.#page);
  }

  /** What there is on the screen now; nothing while its page comes or goes. */
  async seen(): Promise<Seen> {
    return this.#look().catch(() => NOTHING);
  }

  async #look(): Promise<Seen> {
    const found = await this.#page.evaluate(() => {
      const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
      const start = document.querySelector<HTMLButtonElement>('button.start');
      return {
        title: text('h1'),
        canStart: start !== null && !start.disabled,
        step: text('.step-now .step-name') || null,
        covered: document.querySelector('.recovering') !== null,
        online: text('.chips').includes('网络正常'),
        notices: [...document.querySelectorAll('.notice, [role=alert], .chip-wait')].map(
          (each) => each.textContent ?? '',
        ),
      };
    });
    const { title, canStart, step, ...rest } = found;
    const name = this.#steps.find((each) => each.title === step)?.name ?? null;
    const place = canStart
      ? 'attract'
      : title === '暂停服务'
        ? 'closed'
        : title === '您想办理什么？'
          ? 'home'
          : name
            ? 'step'
            : 'none';
    return { place, step: name, ...rest };
  }

  /** With nothing broken: to that step of the flow, from wherever the screen is. */
  async reach(step: string): Promise<void> {
    for (const until = Date.now() + REACH_MS; Date.now() < until; ) {
      const now = await this.seen();
      if (!now.covered && now.step === step) return;
      if (now.covered || now.place === 'none' || now.place === 'closed') await this.#wait();
      else if (now.place === 'attract') await this.#tapAway('触摸屏幕开始', 'attract');
      else if (now.place === 'home') await this.#tapAway(MATTERS[this.#flow].service, 'home');
      else if (this.#isBefore(now.step, step)) await this.act(now.step);
      else await this.leave();
    }
    throw new Error(`the step ${step} is not to be reached: ${JSON.stringify(await this.seen())}`);
  }

  /** What a citizen does at a step to get on, and that the screen went on. */
  async act(step: string | null): Promise<void> {
    await this.#acts[step ?? '']?.();
    await expect
      .poll(async () => this.#hasLeft(step, await this.seen()), { intervals: [50, 100] })
      .toBe(true);
  }

  /** To the attract screen, however. */
  async leave(): Promise<void> {
    const { step, place } = await this.seen();
    if (place === 'attract') return;
    if (step === 'done') return this.act('done');
    if (place === 'step') {
      await this.#citizen.tap('首页');
      const sure = this.#citizen.button('返回首页');
      await expect(sure.or(this.#citizen.button('结束办理'))).toBeVisible();
      if (await sure.isVisible()) await sure.click();
    }
    await this.#citizen.tap('结束办理');
    await expect(this.#citizen.button('触摸屏幕开始')).toBeEnabled();
  }

  async #tapAway(button: string | RegExp, place: Seen['place']): Promise<void> {
    await this.#citizen.tap(button);
    await expect.poll(async () => (await this.seen()).place, { intervals: [50, 100] }).not.toBe(place);
  }

  #hasLeft(step: string | null, now: Seen): boolean {
    if (now.covered) return false;
    return now.place === 'attract' || now.place === 'closed' || (now.place === 'step' && now.step !== step);
  }

  #isBefore(one: string | null, other: string): boolean {
    const names = this.#steps.map(({ name }) => name);
    return one !== null && names.indexOf(one) < names.indexOf(other);
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 100));
  }

  async #choose(): Promise<void> {
    const { initials, item } = MATTERS[this.#flow];
    await this.#citizen.press(this.#page.getByRole('tab', { name: '搜索' }));
    const typed = await this.#page.getByRole('textbox', { name: '搜索' }).inputValue();
    const pad = this.#page.getByRole('group', { name: '字母键盘' });
    for (const letter of typed === '' ? initials : '') {
      await pad.getByRole('button', { name: letter, exact: true }).click();
    }
    const hits = this.#page.getByRole('list', { name: '搜索结果' });
    await hits.getByRole('button', { name: item.name }).first().click();
  }

  /** By the card; typed where the screen says that the reader is away. */
  async #identify(): Promise<void> {
    const { bench } = this.#scene.screen;
    const read = this.#page.getByText('读取成功');
    const away = this.#page.getByText('读卡器暂时不能使用');
    const again = this.#page.getByText('请重新放一次身份证');
    if (!(await read.isVisible())) {
      await bench({ do: 'place', person: PERSON.id });
      await expect(read.or(away).or(again)).toBeVisible();
    }
    if (await again.isVisible()) {
      await bench({ do: 'remove' });
      await bench({ do: 'place', person: PERSON.id });
      await expect(read.or(away)).toBeVisible();
    }
    if (await read.isVisible()) await this.#citizen.tap('信息无误，下一步');
    else {
      await this.#citizen.tap('没带身份证，手动输入');
      await this.#page.getByRole('textbox', { name: '姓名' }).fill(PERSON.name);
      await this.#page.getByRole('textbox', { name: '证件号码' }).fill(PERSON.number);
      await this.#citizen.next();
    }
    await bench({ do: 'remove' });
  }

  async #phone(): Promise<void> {
    const box = this.#page.getByRole('textbox').first();
    const typed = (await box.inputValue()).replaceAll(' ', '');
    await this.#citizen.digits(PHONE.slice(typed.length));
    await this.#citizen.next();
  }

  /** Photographed; where there is no camera, the original is brought. */
  async #materials(): Promise<void> {
    const required = this.#page.getByRole('listitem').filter({ hasText: '必备' });
    // A photograph that could not be kept is still on the screen, to be kept with another tap.
    const keep = this.#citizen.button('使用这张');
    if (await keep.isVisible()) await keep.click();
    await expect(required.first()).toBeVisible();
    for (let at = 0; at < (await required.count()); at++) {
      const camera = required.nth(at).getByRole('button', { name: '拍摄材料' });
      if (!(await camera.isVisible())) continue;
      await camera.click();
      const missing = this.#page.getByText('拍摄镜头暂时不能使用');
      const take = this.#citizen.button('拍照');
      await expect(missing.or(take.and(this.#page.locator(':enabled')))).toBeVisible();
      if (await missing.isVisible()) {
        await this.#page.locator('.page-bar .button-primary').click();
      } else {
        await take.click();
        await this.#citizen.tap('使用这张');
      }
      await expect(required.nth(at)).toBeVisible();
    }
    await this.#citizen.next();
  }

  /** What was signed before stands there still, and is kept. */
  async #sign(): Promise<void> {
    if (await this.#citizen.heading('请签字').isVisible()) await this.#citizen.draw();
    await this.#citizen.next();
  }

  async #confirm(): Promise<void> {
    await this.#citizen.tap('确认提交');
    const receipt = this.#page.getByTestId('receipt-number');
    await expect(receipt).toHaveText(/\d/);
    this.receipts.push((await receipt.textContent()) ?? '');
  }

  /** Takes the application too, where it can be had: a printer that can't is said so. */
  async #done(): Promise<void> {
    const application = this.#citizen.button('打印申请表');
    if (await application.isVisible()) {
      await application.click();
      const said = this.#page.getByText(/已打印，请从 A4|A4 打印机暂时不能打印/);
      await expect(said).toBeVisible();
    }
    await this.#citizen.tap(/^完成/);
  }
}
