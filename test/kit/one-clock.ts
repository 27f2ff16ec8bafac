/** The fixture of a test file that moves its kiosk's clock. Vitest loads a test file's modules for that file alone: the clock is the file's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { ClockMover } from './clock-mover.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'one-clock-'));

/** Gone after the file's tests, and after the hooks that the file itself has for then. */
export const clock = new ClockMover(path.join(folder, 'clock'));
afterAll(() => {
  clock.close();
  rmSync(folder, { recursive: true });
});
