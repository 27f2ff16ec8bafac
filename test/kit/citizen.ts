/** A citizen at the screen: taps what a person would tap, finds things by what they say. Works in every shell. */
import type { Locator, Page } from '@playwright/test';
import { enteredText } from '../../main/core/forms/answer.ts';
import type { Field } from '../../main/core/model/field.ts';
import { fittingAnswer } from './answers.ts';
import { expect } from './patience.ts';

export class Citizen {
  readonly page: Page;
  /** Called after each step with what the screen now shows. */
  readonly look: (what: string) => Promise<void>;
  /** How something is tapped. */
  readonly press: (target: Locator) => Promise<void>;

  constructor(
    page: Page,
    look: (what: string) => Promise<void> = async () => undefined,
    press = (target: Locator) => target.click(),
  ) {
    this.page = page;
    this.look = look;
    this.press = press;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.press(this.button(name));
  }

  async next(): Promise<void> {
    await this.tap('下一步');
  }

  async start(service: '预约办理' | '材料预审'): Promise<void> {
    await this.wake();
    await this.tap(new RegExp(`^${service}`));
  }

  /** From the attract screen to a session's first one. */
  async wake(): Promise<void> {
    await expect(this.button('触摸屏幕开始')).toBeEnabled();
    await this.look('attract');
    await this.tap('触摸屏幕开始');
    await expect(this.heading('您想办理什么？')).toBeVisible();
    await this.look('home');
  }

  /** Searches by initials on the letter pad and opens the item's guide. */
  async find(initials: string, itemName: string): Promise<void> {
    await expect(this.page.getByRole('tab', { name: '搜索' })).toBeVisible();
    await this.look('choose-by-zone');
    await this.press(this.page.getByRole('tab', { name: '搜索' }));
    await this.letters(initials);
    const hit = this.page.getByRole('list', { name: '搜索结果' }).getByRole('button', { name: itemName });
    await expect(hit.first()).toBeVisible();
    await this.look('search');
    await this.press(hit.first());
    await this.answerSituation(itemName);
    await expect(this.heading(itemName)).toBeVisible();
    await this.look('guide');
    await this.begin();
  }

  async letters(letters: string): Promise<void> {
    const pad = this.page.getByRole('group', { name: '字母键盘' });
    for (const letter of letters) await this.press(pad.getByRole('button', { name: letter, exact: true }));
  }

  /** Where the item asks about the situation: the first answer of each question. */
  async answerSituation(itemName: string): Promise<void> {
    const options = this.page.locator('.situation-options');
    await expect(this.heading(itemName).or(options)).toBeVisible();
    while (await options.isVisible()) {
      const question = await this.page.getByRole('heading', { level: 1 }).textContent();
      await this.look('situation');
      await this.press(options.getByRole('button').first());
      await expect(this.page.getByRole('heading', { level: 1 })).not.toHaveText(question ?? '');
    }
  }

  /** From the guide to where the card is asked for. */
  async begin(): Promise<void> {
    const begin = this.button(/^(同意，开始办理|同意，先预约|继续办理)$/);
    await begin.focus();
    await this.look('consent');
    await this.press(begin);
    await expect(this.heading('请出示身份证')).toBeVisible();
  }

  /** Agrees to the privacy notice where it has a screen of its own, if this session has not yet. */
  async agree(): Promise<void> {
    const notice = this.page.getByRole('heading', { level: 1, name: '使用您的信息，要先征得您同意' });
    await expect(notice.or(this.heading('请出示身份证'))).toBeVisible();
    if (!(await notice.isVisible())) return;
    await this.look('consent');
    await this.tap('同意，继续');
    await expect(notice).toBeHidden();
  }

  /** The card is on the reader, or comes; the citizen checks the name and goes on. */
  async identifyBy(placeCard: () => Promise<void>, name: string): Promise<void> {
    await this.agree();
    await expect(this.page.getByText('请将身份证平放在读卡器上')).toBeVisible();
    await this.look('card');
    await placeCard();
    await expect(this.page.getByText('读取成功')).toBeVisible();
    await expect(this.page.getByText(name, { exact: true })).toBeVisible();
    await this.look('card-read');
    await this.tap('信息无误，下一步');
  }

  async enterPhone(digits: string): Promise<void> {
    await this.digits(digits);
    await this.look('phone');
    await this.next();
  }

  async digits(digits: string): Promise<void> {
    const pad = this.page.getByRole('group', { name: '数字键盘' });
    for (const digit of digits) await this.press(pad.getByRole('button', { name: digit, exact: true }));
  }

  /** The first time that is free. */
  async chooseTime(): Promise<void> {
    const slots = this.page.locator('.slots').getByRole('button', { disabled: false });
    await this.press(slots.first());
    await this.look('time');
    await this.next();
  }

  /** Answers every required field that is still empty, each with the input the screen offers for it. */
  async fillForm(fields: readonly Field[], title = '填写申请信息'): Promise<void> {
    await expect(this.heading(title)).toBeVisible();
    while (await this.heading(title).isVisible()) {
      const lead = await this.page.locator('.page-title .lead').textContent();
      for (const field of fields) {
        const box = this.page.getByRole('textbox', { name: field.label, exact: false }).first();
        if (!(await box.isVisible()) || !field.required || (await box.inputValue()) !== '') continue;
        await this.press(box);
        await this.#answer(field);
        await expect(box).not.toHaveValue('');
      }
      await this.look('form');
      await this.next();
      await expect(this.page.locator('.page-title .lead')).not.toHaveText(lead ?? '');
    }
  }

  /** With the keyboard that the screen offers: options, a date's three taps, the Chinese keyboard, else keys. */
  async #answer(field: Field): Promise<void> {
    const active = this.page.locator('.entry-active');
    await expect(active.getByRole('textbox', { name: field.label, exact: false })).toBeVisible();
    const dock = this.page.locator('.dock');
    const offers = (group: string) => dock.getByRole('group', { name: group, exact: true }).isVisible();
    const key = (name: string) => dock.getByRole('button', { name, exact: true });
    const answer = enteredText(field, fittingAnswer(field), { yes: '是', no: '否' });
    if (await offers('请选择')) return this.press(key(answer));
    if (await offers('选择日期')) {
      const [year = '', ...monthAndDay] = answer.split('-');
      await this.#turnToYear(Number(year));
      for (const part of [year, ...monthAndDay]) await this.press(key(String(Number(part))));
      return;
    }
    if (await offers('中文键盘')) {
      // An address begins with Liuyang's villages.
      await this.press(key('拼音'));
      for (const letter of 'yangli') await this.press(key(letter));
      return this.press(dock.getByRole('group', { name: '候选字' }).getByRole('button').first());
    }
    // A bank card's number is shown in groups of four.
    for (const character of answer.replaceAll(' ', '')) await this.press(key(character));
  }

  /** The years stand twelve a page; the first one shown is the page's earliest. */
  async #turnToYear(year: number): Promise<void> {
    const grid = this.page.locator('.dock .date-grid').getByRole('button');
    const shown = async () => (await grid.allTextContents()).map(Number);
    for (let years = await shown(); !years.includes(year); years = await shown()) {
      await this.press(
        this.page.locator('.dock').getByRole('button', { name: year < Math.min(...years) ? '更早' : '更晚' }),
      );
    }
  }

  /** Photographs every required paper that was not taken from the archive; `result`: see chooseResult. */
  async photographAll(result?: RegExp): Promise<void> {
    await expect(this.heading('提交材料')).toBeVisible();
    await this.look('materials');
    const required = this.page.getByRole('listitem').filter({ hasText: '必备' });
    for (let at = 0; at < (await required.count()); at++) {
      if (await required.nth(at).getByText('用的是档案里的这份').isVisible()) continue;
      await this.press(required.nth(at).getByRole('button', { name: '拍摄材料' }));
      await expect(this.button('拍照')).toBeEnabled();
      await this.look('camera');
      await this.tap('拍照');
      await expect(this.button('使用这张')).toBeEnabled();
      await this.look('camera-shot');
      await this.tap('使用这张');
      await expect(required.nth(at).getByRole('img').first()).toBeVisible();
    }
    await this.look('materials-done');
    await this.next();
    await this.chooseResult(result);
  }

  /** Where the item asks how the result comes: the first place to fetch it, or another way. */
  async chooseResult(way = /^自取/): Promise<void> {
    const asked = this.heading('办好了，结果怎么给您？');
    await expect(this.heading('提交材料')).toBeHidden();
    if (!(await asked.isVisible())) return;
    await this.look('result');
    await this.press(this.button(way).first());
    await expect(asked).toBeHidden();
  }

  /** Signs in the box with a pointer that moves as a finger does, and goes on. */
  async sign(): Promise<void> {
    await expect(this.heading('请签字')).toBeVisible();
    await this.look('sign');
    await this.draw();
    await this.look('signed');
    await this.next();
  }

  /** Two strokes across the box. */
  async draw(): Promise<void> {
    const box = await this.page.getByRole('img', { name: '签字框' }).boundingBox();
    if (!box) throw new Error('no box to sign in');
    const { mouse } = this.page;
    for (const [from, to] of [
      [0.2, 0.45],
      [0.55, 0.8],
    ] as const) {
      await mouse.move(box.x + box.width * from, box.y + box.height * 0.25);
      await mouse.down();
      await mouse.move(box.x + box.width * to, box.y + box.height * 0.35, { steps: 8 });
      await mouse.move(box.x + box.width * from, box.y + box.height * 0.7, { steps: 8 });
      await mouse.up();
    }
  }

  /** To the summary; a time that is only wished for is asked once more about, and left alone. */
  async wishNoMore(): Promise<void> {
    const asked = this.heading('这个时间要是满了呢？');
    const summary = this.heading('请核对后提交');
    await expect(asked.or(summary)).toBeVisible();
    if (await asked.isVisible()) await this.next();
    await expect(summary).toBeVisible();
  }

  /** Confirms; resolves to the receipt number on the screen. */
  async confirm(): Promise<string> {
    await this.wishNoMore();
    await this.look('confirm');
    await this.tap('确认提交');
    const receipt = this.page.getByTestId('receipt-number');
    const again = this.button('再交一份');
    await expect(receipt.or(again)).toBeVisible();
    // The same citizen of a test hands in the same item again.
    if (await again.isVisible()) await this.press(again);
    await expect(receipt).toHaveText(/\d/);
    return (await receipt.textContent()) ?? '';
  }

  /** As people do: a slip is held to the scanner again until the screen has it. */
  showSlip(hold: () => Promise<unknown>): Promise<void> {
    return expect(async () => {
      await hold();
      // Long enough that a slow machine is not shown it twice: the second time would open it anew over what was tapped meanwhile.
      await expect(this.heading('您的回执')).toBeVisible({ timeout: 15_000 });
    }).toPass();
  }

  async finish(): Promise<void> {
    await this.endsWith(() => this.tap(/^完成/));
  }

  /** Does what ends the session; the next citizen's page stands when this resolves. */
  async endsWith(end: () => Promise<void>): Promise<void> {
    await this.page.evaluate(() => Object.assign(window, { wasLeft: true }));
    await end();
    await this.page.waitForFunction(() => !('wasLeft' in window));
    await expect(this.button('触摸屏幕开始')).toBeVisible();
  }
}
