import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../../scripts/build/build.ts';
import { Citizen } from '../../kit/citizen.ts';
import { type Kiosk, openWebKiosk } from '../../kit/screen.ts';

/** With back, home, help and the tools left out: what the screen itself asks to choose from. */
const CHOICES_MAX = 7;

let kiosk: Kiosk;
let citizen: Citizen;

beforeAll(async () => {
  await build();
  kiosk = await openWebKiosk();
  citizen = new Citizen(kiosk.page);
});
afterAll(() => kiosk?.close());

/** Buttons of the content, keyboards aside. */
const choices = () => kiosk.page.locator('main button:not(.key):visible').count();

async function tapAndCount(name: string | RegExp): Promise<void> {
  await citizen.tap(name);
  await expect.poll(choices).toBeLessThanOrEqual(CHOICES_MAX);
}

test('长辈版 books a time: one question a screen, at most seven choices, modes switched on the way', async () => {
  const { page } = kiosk;
  await citizen.tap('长辈版');
  await citizen.tap('触摸屏幕开始');
  await tapAndCount(/^预约办理/);
  await citizen.heading('您想怎么找？').waitFor();
  await tapAndCount(/^按专区/);
  await tapAndCount(/^人社专区/);
  await page.locator('.row').first().click();
  await tapAndCount(/^同意，开始办理/);
  await page.getByText('请将身份证平放在读卡器上').waitFor();
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await citizen.tap('信息无误，下一步');
  await kiosk.bench({ do: 'remove' });

  await citizen.digits('1390');
  await citizen.tap('标准版');
  await citizen.digits('000');
  await citizen.tap('设置');
  await page.getByRole('group', { name: '高对比度' }).getByRole('button', { name: '开' }).click();
  await page.getByRole('group', { name: '惯用手' }).getByRole('button', { name: '左手' }).click();
  await citizen.tap('完成');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await citizen.tap('长辈版');
  await citizen.digits('1111');
  expect(await page.getByRole('textbox', { name: '电话号码' }).inputValue()).toBe('139 0000 1111');
  await citizen.next();

  await expect.poll(choices).toBeLessThanOrEqual(CHOICES_MAX);
  await citizen.button(/就这个时间来$/).waitFor();
  await tapAndCount('换一个地点');
  await page.getByRole('group', { name: '其他办理地点' }).getByRole('button').first().click();
  await citizen.button(/大瑶镇便民服务中心.*就这个时间来$/).waitFor();
  await tapAndCount('换一个时间');
  await page.locator('.elder-choices button:not(:disabled)').first().click();
  await tapAndCount(/^下午/);
  await page.locator('.elder-slots button:not(:disabled)').first().click();
  await citizen.confirm();
  expect(await page.evaluate(() => document.documentElement.dataset.contrast)).toBe('on');
  await citizen.finish();
  const modes = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
  await expect.poll(modes).toEqual({});
});

test('a keypad alone finds its way: tab and enter from the attract screen to a department', async () => {
  const { page } = kiosk;
  const press = async (wanted: RegExp) => {
    for (let steps = 0; steps < 40; steps++) {
      await page.keyboard.press('Tab');
      const text = await page.evaluate(() =>
        document.activeElement instanceof HTMLButtonElement ? (document.activeElement.textContent ?? '') : '',
      );
      if (wanted.test(text)) return page.keyboard.press('Enter');
    }
    throw new Error(`${wanted} is not on the way of the tab key`);
  };
  await press(/触摸屏幕开始/);
  await citizen.heading('您想办理什么？').waitFor();
  await press(/^材料预审/);
  await citizen.heading('预审哪个事项？').waitFor();
  await press(/^人社专区/);
  await citizen.heading('人社专区').waitFor();
  await page.locator('.row').first().waitFor();
  await press(/个工作日内办结|当场办结/);
  await citizen.button('同意，开始办理').waitFor();
});
