/** What citizens do besides their matter: larger print, the other hand, another language, a word in Chinese. */

import { LANGUAGES } from '../../renderer/i18n/languages.ts';
import type { Citizen } from '../kit/citizen.ts';
import { expect } from '../kit/patience.ts';
import type { Random } from '../kit/random.ts';

const LOOKS = ['高对比度', '减少动画', '语音提示'] as const;

/** Another look: elder mode or the other language and back, or a setting that stays for the session. */
export async function tryLook(citizen: Citizen, random: Random): Promise<void> {
  switch (random.below(3)) {
    case 0:
      await citizen.tap('长辈版');
      return citizen.tap('标准版');
    case 1:
      // To each further language, and at last back to the first.
      for (const { switchTo } of [...LANGUAGES.slice(1), LANGUAGES[0]]) await citizen.tap(switchTo);
      return;
    default: {
      await citizen.tap('设置');
      const name = LOOKS[random.below(LOOKS.length)] ?? LOOKS[0];
      const row = citizen.page.getByRole('group', { name, exact: true });
      await row.getByRole('button', { name: '开', exact: true }).click();
      await citizen.page.getByRole('dialog').getByRole('button', { name: '完成' }).click();
    }
  }
}

/** On the search: one word by a board of the Chinese keyboard, then back to the letters. */
export async function tryBoard(citizen: Citizen, random: Random): Promise<void> {
  const { page } = citizen;
  await page.getByRole('tab', { name: '搜索' }).click();
  await citizen.tap('输汉字');
  const board = ['拼音', '手写', '拆字'][random.below(3)] ?? '拼音';
  const keys = page.getByRole('group', { name: '中文键盘' });
  await keys.getByRole('button', { name: board, exact: true }).click();
  if (board === '手写') await write(citizen);
  else for (const letter of 'yang') await keys.getByRole('button', { name: letter, exact: true }).click();
  const candidate = page.getByRole('group', { name: '候选字' }).getByRole('button').first();
  await candidate.click();
  if (board !== '拆字') await expect(page.getByRole('textbox', { name: '搜索' })).not.toHaveValue('');
  await keys.getByRole('button', { name: '清空' }).click();
  await citizen.tap('用拼音');
}

/** 十: one stroke across, one down. */
async function write(citizen: Citizen): Promise<void> {
  const { page } = citizen;
  const pad = await page.getByRole('img', { name: '手写框' }).boundingBox();
  if (!pad) throw new Error('no pad to write on');
  const stroke = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(pad.x + from[0] * pad.width, pad.y + from[1] * pad.height);
    await page.mouse.down();
    await page.mouse.move(pad.x + to[0] * pad.width, pad.y + to[1] * pad.height, { steps: 8 });
    await page.mouse.up();
  };
  await stroke([0.2, 0.5], [0.8, 0.5]);
  await stroke([0.5, 0.15], [0.5, 0.85]);
}
