/** The clock of a month's soak: several processes follow one file, and what waits for long comes when their clocks say so. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClockMover } from '../kit/clock-mover.ts';
import { endChild } from '../kit/end-child.ts';

const HOUR_MS = 3_600_000;
/** Tells both clocks when asked, and what came of its timers. */
const PROGRAM = `
const from = performance.now();
const say = (word) => console.log(JSON.stringify({ word, wall: Date.now(), up: performance.now() - from, year: new Date(0).getFullYear() }));
setTimeout(say, ${HOUR_MS}, 'hour');
setInterval(say, ${2 * HOUR_MS}, 'two-hours');
clearTimeout(setTimeout(say, ${HOUR_MS}, 'cleared'));
setTimeout(say, ${24 * HOUR_MS}, 'day');
process.stdin.on('data', () => say('asked'));
say('ready');
`;

type Said = { word: string; wall: number; up: number; year: number };

let folder: string;
let clock: ClockMover;
let child: ChildProcess;
const said: Said[] = [];
const words = () => said.map(({ word }) => word).filter((word) => word !== 'asked');
const asked = async (): Promise<Said> => {
  const before = said.filter(({ word }) => word === 'asked').length;
  child.stdin?.write('?\n');
  await expect.poll(() => said.filter(({ word }) => word === 'asked').length).toBeGreaterThan(before);
  return said.findLast(({ word }) => word === 'asked') as Said;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'moved-clock-'));
  clock = new ClockMover(path.join(folder, 'clock'));
  clock.advance(HOUR_MS);
  child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    env: { PATH: process.env.PATH ?? '', ...clock.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('stdout is a pipe');
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line)));
});
afterAll(async () => {
  if (child) await endChild(child);
  clock?.close();
  if (folder) rmSync(folder, { recursive: true });
});

/** Within what a busy machine takes from one line to the next. */
const isAbout = (ms: number, of: number) => Math.abs(ms - of) < 5 * 60_000;

it('moves both clocks, fires what is due by them, and repeats it', async () => {
  await expect.poll(words).toEqual(['ready']);
  const first = await asked();
  expect(isAbout(first.wall, Date.now() + HOUR_MS)).toBe(true);
  expect(isAbout(first.up, 0)).toBe(true);
  expect(first.year).toBe(new Date(0).getFullYear());
  clock.advance(HOUR_MS);
  await expect.poll(words).toEqual(['ready', 'hour']);
  clock.advance(HOUR_MS);
  await expect.poll(words).toEqual(['ready', 'hour', 'two-hours']);
  clock.advance(2 * HOUR_MS);
  await expect.poll(words).toEqual(['ready', 'hour', 'two-hours', 'two-hours']);
  const last = await asked();
  expect(isAbout(last.wall, clock.now)).toBe(true);
  expect(isAbout(last.up, 4 * HOUR_MS)).toBe(true);
});
