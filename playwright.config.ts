import { defineConfig } from '@playwright/test';

/** Each test opens a kiosk of its own: one at a time, so that two cores don't measure each other. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  outputDir: 'out/e2e',
});
