/** EN 301 549, closed functionality: every screen is operated by tab, arrows and enter alone, and says where one is. */
import type { Page } from '@playwright/test';
import { beforeAll, describe, expect, test } from 'vitest';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

/** More than any screen has. */
const STEPS_MAX = 200;
const RING_MIN_PX = 3;
/** Nothing on these asks for an answer. */
const UNATTENDED = [
  ...['attract', 'attractMet', 'attractFailed', 'attractNotice', 'attractResting'],
  ...['closed', 'closedResting', 'closedHours', 'closedHoursResting', 'recovering'],
];
/** The technician's test of the keypad takes every key for pressed: it is left by touch. */
const TAKES_KEYS = ['maintenance-test-keys'];

let page: Page;
withGallery(async () => {
  page = await gallery.page('portrait');
});

/** Numbers everything that can be acted on, in reading order; resolves to the names. Runs in the page. */
function numberTargets(): string[] {
  const modal = document.querySelector('[role="dialog"], [role="alertdialog"]');
  const wanted =
    'button:not([disabled]):not([tabindex="-1"]), input, textarea, [role="tab"][aria-selected="true"]';
  // Of several questions each brings its own keyboard; a list turns by itself as the focus goes down it.
  const apart =
    document.querySelectorAll('.entry-input').length > 1 ? '.dock *, .scroller-turn' : '.scroller-turn';
  const targets = [...(modal ?? document).querySelectorAll<HTMLElement>(wanted)].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(apart),
  );
  targets.forEach((element, index) => {
    element.dataset.target = String(index);
  });
  return targets.map(
    (element) => element.textContent || element.getAttribute('aria-label') || element.tagName,
  );
}

/** Where the focus is; the number of a target, null elsewhere. Runs in the page. */
function whereFocus() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) {
    return { target: null, ring: 0, seen: false, start: false, nowhere: true };
  }
  const ringOf = (of: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(of);
    return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
  };
  const field = element.closest('.search-field');
  const box = element.getBoundingClientRect();
  return {
    target: element.dataset.target === undefined ? null : Number(element.dataset.target),
    ring: Math.max(ringOf(element), field ? ringOf(field) : 0),
    seen: box.top >= -1 && box.bottom <= innerHeight + 1,
    start: element.dataset.start !== undefined,
    nowhere: false,
  };
}

/** A stop that belongs to nobody, before everything else: from it the whole page comes in order, and back at it all was seen. */
const markStart = () => {
  const start = document.createElement('span');
  start.tabIndex = 0;
  start.dataset.start = '';
  document.body.prepend(start);
  start.focus();
};

/** Presses tab until it comes round: back at the start, or in a dialog at a target seen before. */
async function walk(): Promise<Awaited<ReturnType<typeof whereFocus>>[]> {
  const stops: Awaited<ReturnType<typeof whereFocus>>[] = [];
  for (let step = 0; step < STEPS_MAX; step++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(whereFocus);
    if (stop.start) return stops;
    // The page's end, or a turning key that went as the list came to its end.
    if (stop.nowhere) continue;
    if (stops.some(({ target }) => target !== null && target === stop.target)) return stops;
    stops.push(stop);
  }
  throw new Error('tab never comes round');
}

/** What is wrong with the way that tab takes over the screen that is shown. */
async function wrongWithTab(): Promise<string[]> {
  const inDialog = await page.evaluate(() => document.querySelector('[role$="dialog"]') !== null);
  const names = await page.evaluate(numberTargets);
  if (!inDialog) await page.evaluate(markStart);
  const stops = await walk();
  await page.evaluate(() => document.querySelector('[data-start]')?.remove());
  const order = stops.flatMap(({ target }) => (target === null ? [] : [target]));
  // A dialog is entered at its first choice, wherever that stands.
  const first = order.indexOf(Math.min(...order));
  const turned = [...order.slice(first), ...order.slice(0, first)];
  const missed = names.filter((_, index) => !order.includes(index));
  const wrong: string[] = [];
  if (missed.length > 0) wrong.push(`never reaches ${missed.join(', ')}`);
  if (turned.some((target, index) => index > 0 && target < (turned[index - 1] ?? 0))) {
    wrong.push(`out of order ${turned.join(' ')}`);
  }
  if (inDialog && stops.some(({ target }) => target === null)) wrong.push('leaves the dialog');
  for (const { target, ring, seen } of stops) {
    if (target === null) continue;
    if (ring < RING_MIN_PX) wrong.push(`ring of ${ring} px at ${names[target]}`);
    if (!seen) wrong.push(`out of sight ${names[target]}`);
  }
  return wrong;
}

/** Pictures of the screen that is shown which are neither named nor hidden from a screen reader. */
const nameless = () =>
  page
    .locator('svg:not([aria-hidden="true"]):not([aria-label]), img:not([alt])')
    .evaluateAll((all) =>
      all.filter((each) => !each.closest('[aria-hidden="true"]')).map((each) => each.outerHTML.slice(0, 80)),
    );

describe('every screen', () => {
  const found = { tab: [] as string[], focus: [] as string[], nameless: [] as string[] };
  let crawled = 0;
  beforeAll(async () => {
    const { screens } = await gallery.list();
    for (const screen of screens) {
      await gallery.show(page, { screen, language: 'zh', mode: 'standard' });
      const at = await page.evaluate(() => document.activeElement?.tagName);
      if ((at === undefined || at === 'BODY') && !UNATTENDED.includes(screen)) found.focus.push(screen);
      found.nameless.push(...(await nameless()).map((picture) => `${screen}: ${picture}`));
      if (screen === 'camera') await page.getByRole('alert').waitFor();
      crawled++;
      if (TAKES_KEYS.includes(screen)) continue;
      found.tab.push(...(await wrongWithTab()).map((wrong) => `${screen}: ${wrong}`));
    }
  });

  test('is reached whole by tab, in reading order, with a ring to see', () => {
    expect(crawled).toBeGreaterThan(100);
    expect(found.tab).toEqual([]);
  });

  test('has the focus on its heading or in its field, never nowhere', () => {
    expect(found.focus).toEqual([]);
  });

  test('has no picture without a name or a reason to be silent', () => {
    expect(found.nameless).toEqual([]);
  });
});

test('arrows turn the tabs, enter opens a group, and the focus goes to what came', async () => {
  await gallery.show(page, { screen: 'zones', language: 'zh', mode: 'standard' });
  await page.getByRole('tab', { name: '按专区' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: '按部门', selected: true }).waitFor();
  await page
    .getByRole('button', { name: /^市人社局/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('tab', { name: '按专区', selected: true }).waitFor();
  await page.getByRole('button', { name: /^人社专区/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '人社专区' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
});

test.each([
  ['phone', 12],
  ['typed', 30],
  ['uscc', 33],
  ['search', 28],
  ['date', 15],
  ['select', 5],
])('%s: from a key that tab reaches, arrows reach all the others', async (screen, least) => {
  await gallery.show(page, { screen, language: 'zh', mode: 'standard' });
  const keys = page.locator('.keypad .key:not([disabled])');
  const count = await keys.count();
  expect(count).toBeGreaterThanOrEqual(least);
  const at = () => keys.evaluateAll((all) => all.findIndex((each) => each.matches(':focus')));
  const start = await keys.evaluateAll((all) =>
    all.findIndex((each) => each.getAttribute('tabindex') === '0'),
  );
  const reached = new Set([start]);
  for (const from of reached) {
    for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      await keys.nth(from).focus();
      await page.keyboard.press(arrow);
      reached.add(await at());
    }
  }
  expect(reached.size).toBe(count);
});

test('down from any question goes to its own keys, and enter answers it', async () => {
  await gallery.show(page, { screen: 'select', language: 'zh', mode: 'standard' });
  await page.getByRole('textbox', { name: '失业原因' }).focus();
  await page.getByRole('button', { name: '单位裁员' }).waitFor();
  for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => page.getByRole('textbox', { name: '失业原因' }).inputValue()).toBe('本人辞职');
});

test('arrows and enter alone type a number', async () => {
  await gallery.show(page, { screen: 'phone', language: 'zh', mode: 'standard' });
  await page.getByRole('button', { name: '退格' }).focus();
  for (const key of ['Enter', 'ArrowLeft', 'Enter', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  expect(await page.getByRole('textbox').inputValue()).toBe('139 0000 8');
});

test('what changes by itself is announced', async () => {
  const announced = {
    reading: '正在读取',
    codeRefused: '这个二维码不能用来核对身份',
    done: '回执单已打印',
    unprinted: '回执单没有打印出来',
    slipTaken: '已提交到政务平台',
    search: '找到 9 项',
    // A screen reader that sees the pressed key go may not hear where the focus went (Orca 43).
    guide: '失业登记',
    confirm: '请核对后提交',
  };
  for (const [screen, text] of Object.entries(announced)) {
    await gallery.show(page, { screen, language: 'zh', mode: 'standard' });
    const said = await page.locator('[role="status"], [role="alert"]').allTextContents();
    expect(said.join('\n'), screen).toContain(text);
  }
  await gallery.show(page, { screen: 'idle', language: 'zh', mode: 'standard' });
  expect(await page.getByRole('timer').textContent()).toBe('21');
});
