import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../kit/free-port.ts';
import { type Kiosk, openWebKiosk } from '../kit/screen.ts';

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
  kiosk = await openWebKiosk({ shellOptions: [`--config=${config}`] });
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
