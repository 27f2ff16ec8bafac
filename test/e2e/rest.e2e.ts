/** A waiting screen at night: dim and moving, or dark outside its hours; bright as soon as somebody is there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Citizen } from '../kit/citizen.ts';
import { devicesReady, type Kiosk, type KioskOptions, openWebKiosk } from '../kit/screen.ts';

const LINES = [{ from: '00:00', percent: 60 }];
let folder: string;
let kiosk: Kiosk;

async function open(config: object, options: KioskOptions = {}): Promise<void> {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rest-'));
  const file = path.join(folder, 'rest.json');
  writeFileSync(file, JSON.stringify({ ...config, screen: { brightness: LINES } }));
  kiosk = await openWebKiosk({
    session: { idleSeconds: 5, idleWarningSeconds: 5 },
    shellOptions: [`--config=${file}`],
    ...options,
  });
}
test.afterEach(async () => {
  await kiosk?.close();
  rmSync(folder, { recursive: true });
});

/** How much black lies over the screen; 0: none. Once it has come up. */
const dimming = (page: Page) =>
  page.evaluate(() => {
    const over = getComputedStyle(document.body, '::after');
    const risen = document.getAnimations().filter((each) => (each as CSSAnimation).animationName === 'dusk');
    for (const each of risen) each.finish();
    return over.content === 'none' ? 0 : Number(over.opacity);
  });
const title = (page: Page) =>
  page
    .locator('h1')
    .first()
    .evaluate((each) => each.getBoundingClientRect().toJSON());

test('at night the screen that nobody touches is dim and moves; a touch has it bright at once, for the whole session', async () => {
  await open({});
  const { page } = kiosk;
  const citizen = new Citizen(page);
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await expect.poll(() => dimming(page)).toBe(0.4);
  await page.screenshot({ path: 'out/pictures/rest/attract.png' });
  await page.clock.install();
  // Awake and at rest again, by the page's own clock from here on.
  await page.locator('.attract-city').dispatchEvent('pointerdown');
  expect(await dimming(page)).toBe(0);
  const first = await title(page);
  await page.clock.runFor(6_000);
  await expect.poll(() => dimming(page)).toBe(0.4);
  expect(await title(page)).toEqual(first);
  await page.clock.runFor(180_000);
  await expect.poll(() => title(page)).not.toEqual(first);
  const moved = await title(page);
  expect(Math.hypot(moved.x - first.x, moved.y - first.y)).toBeLessThan(12);
  await citizen.tap('触摸屏幕开始');
  await citizen.heading('您想办理什么？').waitFor();
  expect(await dimming(page)).toBe(0);
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({});
  await citizen.endsWith(() => citizen.tap('结束办理'));
  await expect(citizen.button('触摸屏幕开始')).toBeEnabled();
  await page.clock.runFor(6_000);
  await expect.poll(() => dimming(page)).toBe(0.4);
});

test('somebody who comes before it has it bright at once, and a sensor that sees them for ever keeps it lit no longer', async () => {
  await open({}, { presence: true });
  const { page } = kiosk;
  await devicesReady(kiosk, 'presence-sensor');
  await expect.poll(() => dimming(page)).toBe(0.4);
  await kiosk.bench({ do: 'presence', presence: 'present' });
  await expect.poll(() => dimming(page)).toBe(0);
  await expect(page.getByText('您好，欢迎来办事')).toBeVisible();
  await expect.poll(() => dimming(page)).toBe(0.4);
});

test('outside its hours it turns dark but for a notice; a touch shows all, and the hidden corner counts it', async () => {
  await open({ hours: { open: { workday: ['00:00-00:01'], saturday: [], sunday: [] } } });
  const { page } = kiosk;
  const elsewhere = page.getByText('您可以到这里办理');
  await expect(elsewhere).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '现在不开放' })).toBeVisible();
  await expect(page.getByText(/00:00 开放/)).toBeVisible();
  expect(await page.locator('.hours-dark').evaluate((each) => getComputedStyle(each).backgroundColor)).toBe(
    'rgb(0, 0, 0)',
  );
  expect(await dimming(page)).toBe(0);
  await page.screenshot({ path: 'out/pictures/rest/closed.png' });
  await page.mouse.click(540, 300);
  await expect(elsewhere).toBeVisible();
  await expect(elsewhere).toHaveCount(0);
  for (let tap = 0; tap < 5; tap++) await page.getByTestId('maintenance-corner').click();
  await expect(page.getByRole('heading', { name: '现在不开放' })).toHaveCount(0);
});

test('a night written wrongly is refused in the technician’s words', async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rest-'));
  const file = path.join(folder, 'rest.json');
  writeFileSync(file, '{ "screen": { "brightness": [{ "from": "24:00", "percent": 0 }] } }');
  kiosk = await openWebKiosk({ shellOptions: [`--config=${file}`] });
  await expect(kiosk.page.getByRole('heading', { name: '暂停服务' })).toBeVisible();
  await expect.poll(() => kiosk.log()).toContain('再暗就看不清了');
});
