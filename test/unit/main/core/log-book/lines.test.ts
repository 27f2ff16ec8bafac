import { expect, it } from 'vitest';
import { chosen, entryOf } from '../../../../../main/core/log-book/lines.ts';

const NOW = Date.parse('2026-11-30T10:00:00+08:00');
const line = (level: number, minutesAgo: number, process: string, more: object) =>
  JSON.stringify({ level, time: NOW - minutesAgo * 60_000, process, event: 'device.state', ...more });

it('reads a line for a person', () => {
  expect(entryOf(line(40, 5, 'core', { device: 'scanner', pid: 7, fault: null }))).toEqual({
    at: '2026-11-30T09:55:00+08:00',
    level: 'warning',
    source: 'core',
    event: 'device.state',
    detail: 'device scanner',
  });
});

it('what is no line of ours is left out', () => {
  for (const text of ['', 'not json', '[1]', 'null', '{"level":30,"event":"x"}', '{"time":1}']) {
    expect(entryOf(text)).toBeNull();
  }
});

it('filters by level, program and time, the newest first', () => {
  const entries = [
    line(30, 90, 'core', {}),
    line(40, 50, 'core', {}),
    line(50, 10, 'device-host', {}),
    line(50, 2000, 'core', {}),
  ].flatMap((each) => entryOf(each) ?? []);
  const minutesOf = (filter: Parameters<typeof chosen>[1]) =>
    chosen(entries, filter, NOW).map(({ at }) => (NOW - Date.parse(at)) / 60_000);
  expect(minutesOf({ level: 'info', source: null, minutes: 60 })).toEqual([10, 50]);
  expect(minutesOf({ level: 'warning', source: 'core', minutes: null })).toEqual([50, 2000]);
  expect(minutesOf({ level: 'error', source: null, minutes: 1440 })).toEqual([10]);
});
