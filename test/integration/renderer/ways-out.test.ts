/** A crawler over every screen and refusal of the gallery, in both languages: each leads on, and what refuses shows the ways out. */
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { DEAD_ENDS, DeadEnd } from '../../../main/core/model/dead-end.ts';
import { type Finding, inspectScreen } from '../../../scripts/gallery/inspect.ts';
import { isForCitizens, SIZES } from '../../../scripts/gallery/site.ts';
import { gallery, withGallery } from '../../kit/one-gallery.ts';

const SIZE = 'portrait';
const MEASURES = {
  pixelsPerMm: SIZES[SIZE].pixelsPerMm,
  targetMm: 0,
  textMm: 0,
  reachFrom: null,
  isForCitizens: true,
};
const LOST: readonly Finding['what'][] = ['no-way-on', 'no-way-out'];
const CUT: readonly Finding['what'][] = ['clipped', 'outside', 'half-seen', 'overflow'];
const SENTENCES = { zh: 'zh-CN', en: 'en' } as const;

let page: Page;
withGallery(async () => {
  page = await gallery.page(SIZE);
});

const show = (screen: string, language: string) => gallery.show(page, { screen, language, mode: 'standard' });

async function findings(kinds: readonly Finding['what'][]): Promise<string[]> {
  const found = await page.evaluate(inspectScreen, MEASURES);
  return found
    .filter(({ what }) => kinds.includes(what))
    .map(({ what, where, more }) => `${what} ${where} ${more}`);
}

/** Opens the ways out of the screen that is shown and says what is missing there. */
async function missingBehind(deadEnd: DeadEnd, language: keyof typeof SENTENCES): Promise<string[]> {
  await page.locator('[data-dead-end]').first().click();
  const sheet = page.getByRole('dialog');
  await sheet.waitFor();
  const said = (await sheet.textContent()) ?? '';
  const wanted = [
    DEAD_ENDS[deadEnd][SENTENCES[language]],
    '12345',
    '浏阳市政务服务中心',
    '一楼“办不成事”反映窗口',
    '9:00–12:00',
    '浏阳市示例社区服务中心',
  ];
  return [...wanted.filter((text) => !said.includes(text)), ...(await findings(CUT))];
}

describe.each(['zh', 'en'] as const)('every screen in %s', (language) => {
  it('leads on; what refuses shows hotline, window, hours, another kiosk, and says what happened', async () => {
    const { screens } = await gallery.list();
    const lost: string[] = [];
    const met = new Set<string>();
    for (const screen of screens.filter(isForCitizens)) {
      await show(screen, language);
      // Whether there is a camera shows only once it was asked for; here there is none.
      if (screen === 'camera') await page.locator('.camera-missing').waitFor();
      lost.push(...(await findings(LOST)).map((line) => `${screen}: ${line}`));
      const shown = page.locator('[data-dead-end]').first();
      if ((await shown.count()) === 0 || (await page.getByRole('dialog').count()) > 0) continue;
      const deadEnd = DeadEnd.parse(await shown.getAttribute('data-dead-end'));
      met.add(deadEnd);
      lost.push(...(await missingBehind(deadEnd, language)).map((line) => `${screen}: behind it ${line}`));
    }
    expect(lost).toEqual([]);
    expect(DeadEnd.options.filter((each) => !met.has(each))).toEqual([]);
  });
});

it('a screen that refuses without a way out is found, and one that leads nowhere', async () => {
  await show('time-none', 'zh');
  await page.evaluate(() => document.querySelector('.way-out')?.remove());
  expect(await findings(LOST)).toContainEqual(expect.stringMatching(/^no-way-out/));
  await show('home', 'zh');
  expect(await findings(LOST)).toEqual([]);
  await page.evaluate(() => {
    for (const control of document.querySelectorAll('main button')) control.remove();
  });
  expect(await findings(LOST)).toContainEqual(expect.stringMatching(/^no-way-on/));
});
