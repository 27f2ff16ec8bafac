import { defineConfig } from '@playwright/test';
import { COMPILED } from './scripts/setup/lib.mjs';

process.env.NODE_COMPILE_CACHE ??= COMPILED;

/** Each file opens kiosks and displays of its own, and waits more than it computes: two at a time, on two processors too. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  // Milliseconds: limits that only end what hangs.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  outputDir: 'out/e2e',
});
