import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installPin, Pin, pinFile } from '../../../../../main/core/maintenance/pin.ts';
import { openDatabase, releaseLocks } from '../../../../../main/core/recovery/open.ts';
import { Facts } from '../../../../../main/core/store/facts.ts';

let folder: string;
let facts: Facts;
let now = 0;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-pin-'));
  const opened = openDatabase(folder);
  if (opened.outcome !== 'open') throw new Error(opened.outcome);
  facts = new Facts(opened.db);
  now = 0;
});

afterEach(() => {
  releaseLocks();
  rmSync(folder, { recursive: true });
});

const pin = () => new Pin(folder, facts, () => now);

it('has no default', () => {
  expect(pin().check('1234').outcome).toBe('no-pin-set');
});

it('keeps only a salted hash, readable by its owner alone', () => {
  installPin(folder, '482913');
  expect(readFileSync(pinFile(folder), 'utf8')).not.toContain('482913');
  expect(statSync(pinFile(folder)).mode & 0o777).toBe(0o600);
  expect(pin().check('482913')).toEqual({ outcome: 'right' });
  expect(() => installPin(folder, '1234')).toThrow();
});

it('locks for thirty minutes after five wrong ones, across restarts, the right one included', () => {
  installPin(folder, '482913');
  expect([1, 2, 3, 4].map(() => pin().check('000000'))).toEqual(
    [4, 3, 2, 1].map((attemptsLeft) => ({ outcome: 'wrong', attemptsLeft })),
  );
  expect(pin().check('000000').outcome).toBe('locked-out');
  expect(pin().check('482913').outcome).toBe('locked-out');
  now = 30 * 60_000 + 1;
  expect(pin().check('482913')).toEqual({ outcome: 'right' });
});
