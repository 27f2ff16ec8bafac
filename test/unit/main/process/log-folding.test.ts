import { expect, it } from 'vitest';
import { foldedLog, LINES_A_DAY } from '../../../../main/process/log-folding.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

type Written = { event: string; of?: string; times?: number; level: number };

function log() {
  const lines: Written[] = [];
  const state = { now: 0 };
  const folded = foldedLog(
    (line) => lines.push(JSON.parse(line)),
    () => state.now,
  );
  const write = (event: string, more: object = {}, level = 30) =>
    folded.write(`${JSON.stringify({ level, time: state.now, process: 'core', event, ...more })}\n`);
  /** Events that were written, folded or left out: none may be missing. */
  const told = () =>
    lines.reduce((sum, { event, times = 0 }) => sum + (event.startsWith('log.') ? times : 1), 0);
  return { lines, state, folded, write, told };
}

it('writes what is told once, and each of what differs', () => {
  const { lines, write } = log();
  write('core.ready');
  for (const device of ['scanner', 'a4-printer', 'id-card-reader'])
    write('device.state', { device, state: 'ready' });
  expect(lines.map(({ event }) => event)).toEqual(['core.ready', ...Array(3).fill('device.state')]);
});

it('folds what repeats, whatever its time and number, and says how often it was', () => {
  const { lines, state, write, folded, told } = log();
  for (let n = 0; n < 3600; n++) {
    write('device.state', { device: 'scanner', state: n % 2 ? 'fault' : 'ready', at: n, attempt: n }, 30);
    state.now += SECOND;
  }
  folded.flush();
  expect(told()).toBe(3600);
  // Two kinds; five each in the first minute, then one in windows that double.
  expect(lines.length).toBeLessThan(40);
  expect(lines.filter(({ event }) => event === 'log.folded')[0]).toMatchObject({ of: 'device.state' });
});

it('an event that comes again after a quiet time is written at once', () => {
  const { lines, state, write } = log();
  for (let n = 0; n < 100; n++) write('telemetry.not-pushed');
  state.now += 3 * MINUTE;
  write('telemetry.not-pushed');
  state.now += 65 * MINUTE;
  lines.length = 0;
  write('telemetry.not-pushed');
  expect(lines.map(({ event }) => event)).toEqual(['telemetry.not-pushed']);
});

it('a month of ever different lines is held to its number a day, warnings apart, and none is uncounted', () => {
  const { lines, state, write } = log();
  let counted = 0;
  const days = 30;
  /** What was left out is said once an hour. */
  const SAID = 25;
  for (let day = 0; day < days; day++) {
    lines.length = 0;
    for (let n = 0; n < 20_000; n++) {
      write(`flood-${n}`, {}, n % 4 === 0 ? 40 : 30);
      state.now = day * DAY + n * (DAY / 20_000);
    }
    const own = (level: number) => lines.filter((line) => line.level === level).length;
    expect(own(30)).toBeLessThanOrEqual(LINES_A_DAY.usual + SAID);
    expect(own(40)).toBeLessThanOrEqual(LINES_A_DAY.warnings + SAID);
    expect(own(40)).toBeGreaterThan(LINES_A_DAY.warnings / 4);
    counted += lines.reduce((sum, { event, times = 0 }) => sum + (event.startsWith('log.') ? times : 1), 0);
  }
  // What is still to be said of the last hour is missing.
  expect(counted).toBeGreaterThan(days * 20_000 - 1_000);
});

it('a line that is no event of ours goes through, and its repeats are folded as well', () => {
  const lines: string[] = [];
  const { write, flush } = foldedLog((line) => lines.push(line));
  for (let n = 0; n < 50; n++) write('Warning: something\n');
  flush();
  expect(lines).toHaveLength(6);
  expect(lines[5]).toContain('"times":45');
});
