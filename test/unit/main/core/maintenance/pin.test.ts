import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installPin, Pin, pinFile } from '../../../../../main/core/maintenance/pin.ts';
import { Tries } from '../../../../../main/core/maintenance/tries.ts';
import { openDatabase, releaseLocks } from '../../../../../main/core/recovery/open.ts';
import type { Db } from '../../../../../main/core/store/db.ts';
import { Facts } from '../../../../../main/core/store/facts.ts';

let folder: string;
let db: Db;
let facts: Facts;
let now = 0;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-pin-'));
  const opened = openDatabase(folder);
  if (opened.outcome !== 'open') throw new Error(opened.outcome);
  db = opened.db;
  facts = new Facts(db);
  now = 0;
});

afterEach(() => {
  releaseLocks();
  rmSync(folder, { recursive: true });
});

const pin = () => new Pin(folder, new Tries(facts, () => now));

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

it('a clock set back by years locks for half an hour of the machine’s running time, no longer', () => {
  installPin(folder, '482913');
  let monotonic = 0;
  now = Date.parse('2040-01-01');
  const byBothClocks = () =>
    new Pin(
      folder,
      new Tries(
        facts,
        () => now,
        () => monotonic,
      ),
    );
  const early = byBothClocks();
  for (let n = 0; n < 5; n++) early.check('000000');
  now = Date.parse('2026-01-01');
  expect(early.check('482913').outcome).toBe('locked-out');
  const restarted = byBothClocks();
  expect(restarted.check('482913').outcome).toBe('locked-out');
  monotonic = 30 * 60_000;
  expect(early.check('482913').outcome).toBe('right');
  expect(restarted.check('482913').outcome).toBe('right');
});

it('a torn file says that no PIN is set, and throws nothing', () => {
  installPin(folder, '482913');
  for (const torn of ['', 'x', `${readFileSync(pinFile(folder), 'utf8').slice(0, 40)}`]) {
    writeFileSync(pinFile(folder), torn);
    expect(pin().check('482913').outcome).toBe('no-pin-set');
  }
});

it.each(['123456', '654321', '111111', '121212', '123123', '345678', '000000000000'])('refuses %s', (weak) =>
  expect(() => installPin(folder, weak)).toThrow('太容易猜到'),
);

it('opens to the right one on a full disk', () => {
  installPin(folder, '482913');
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
  facts.write('filler', 'x');
  expect(pin().check('482913').outcome).toBe('right');
});

it('a disk that takes no more does not give a guesser more than five', () => {
  installPin(folder, '482913');
  db.pragma('query_only = ON');
  const guessed = new Pin(folder, new Tries(facts, () => now));
  const outcomes = [1, 2, 3, 4, 5, 6].map(() => guessed.check('000000').outcome);
  expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'locked-out', 'locked-out']);
});
