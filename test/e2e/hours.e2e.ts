import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { freePort } from '../kit/free-port.ts';
import { STAYS } from '../kit/patience.ts';
import { type Kiosk, openWebKiosk, PIN } from '../kit/screen.ts';

let folder: string;
let kiosk: Kiosk;
let metrics: string;

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hours-'));
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  const config = path.join(folder, 'hours.json');
  // Closed but for the first minute of a workday; holidays are as Sundays.
  const open = { workday: ['00:00-00:01'], saturday: [], sunday: [] };
  writeFileSync(config, JSON.stringify({ hours: { open }, telemetry: { prometheus: { port } } }));
  kiosk = await openWebKiosk({ session: STAYS, shellOptions: [`--config=${config}`] });
});
test.afterAll(async () => {
  await kiosk?.close();
  rmSync(folder, { recursive: true });
});

test('outside its hours it says when it opens and where else to go; a card wakes nothing, the technician gets in', async () => {
  const { page } = kiosk;
  await expect(page.getByRole('heading', { name: '现在不开放' })).toBeVisible();
  await expect(page.getByText(/00:00 开放/)).toBeVisible();
  await expect(page.getByText('您可以到这里办理')).toBeVisible();
  await expect(page.getByRole('button', { name: '触摸屏幕开始' })).toHaveCount(0);
  await kiosk.bench({ do: 'place', person: 'zhang' });
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Closed now' })).toBeVisible();
  await kiosk.bench({ do: 'remove' });
  await expect(page.locator('.home')).toHaveCount(0);
  for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
  await expect(page.getByRole('heading', { name: '现在不开放' })).toHaveCount(0);
});

test('the screen tells that it paints, and what: a number, not its words', async () => {
  await expect
    .poll(async () => {
      const said = await (await fetch(metrics)).text();
      return Number(/^kiosk_screen_painted_age_seconds (\S+)/m.exec(said)?.[1]);
    })
    .toBeLessThan(15);
  const said = await (await fetch(metrics)).text();
  expect(said).toMatch(/^kiosk_screen_layout \d+$/m);
  expect(said).toMatch(/^kiosk_service_state\{state="closed-hours"\} 1$/m);
});

test('the technician lengthens the hours at the screen: it opens at once, and closes again when that is undone', async () => {
  const { page } = kiosk;
  const technician = new Citizen(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: '现在不开放' })).toBeVisible();
  for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
  await technician.digits(PIN);
  await technician.tap('进入');
  await technician.tap(/^配置/);
  await page.getByRole('tab', { name: '时间' }).click();
  const keys = async (text: string) => {
    for (const key of text)
      await page.locator('.dock').getByRole('button', { name: key, exact: true }).click();
  };
  for (const [day, typed] of [
    ['工作日', '，00:01-23:59'],
    ['周六', '00:00-23:59'],
    ['周日', '00:00-2359'],
  ] as const) {
    await technician.tap(`修改开放时间：${day}`);
    await keys(typed);
    await technician.tap('记下');
  }
  await technician.tap('核对 3 项修改');
  await expect(page.getByRole('alert')).toContainText('写成 09:00-12:00 的样子');
  await technician.tap('返回列表');
  await technician.tap('修改开放时间：周日');
  for (let erased = 0; erased < 2; erased++) await technician.tap('退格');
  await keys(':59');
  await technician.tap('记下');
  await technician.tap('核对 3 项修改');
  await expect(page.getByText('立即生效')).toHaveCount(3);
  await page.screenshot({ path: 'out/pictures/hours/configuration.png' });
  await technician.tap('应用');
  await expect(page.getByText('已应用。')).toBeVisible();
  await technician.tap('返回总览');
  await technician.tap('锁定并退出');
  await expect(technician.button('触摸屏幕开始')).toBeEnabled();

  for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
  await technician.digits(PIN);
  await technician.tap('进入');
  await technician.tap(/^配置/);
  await technician.tap('撤销上次修改');
  await technician.tap('撤销');
  await expect(page.getByText('已撤销。')).toBeVisible();
  await technician.tap('返回总览');
  await technician.tap('锁定并退出');
  await expect(page.getByRole('heading', { name: '现在不开放' })).toBeVisible();
});
