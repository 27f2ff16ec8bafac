import { expect, it } from 'vitest';
import { figuresOf, share } from '../../../../../main/core/uptime/figures.ts';
import { type Month, noted, type ServiceNote } from '../../../../../main/core/uptime/months.ts';
import { ServiceRecord } from '../../../../../main/core/uptime/service-record.ts';

const from8to20 = (_: string, minute: number) => minute >= 480 && minute < 1200;
const whole = { since: '2026-11-01T00:00', until: '2026-12-01T00:00' };

it('joins minutes of the same state, over a restart too, and keeps a longer gap', () => {
  let month: Month = {};
  for (const minute of [480, 481, 484]) month = noted(month, '30', minute, 'open');
  expect(month).toEqual({ 30: [[480, 485, 'open']] });
  month = noted(month, '30', 488, 'open');
  month = noted(month, '30', 489, 'storage');
  expect(month).toEqual({
    30: [
      [480, 485, 'open'],
      [488, 489, 'open'],
      [489, 490, 'storage'],
    ],
  });
  // A clock that was set back a little.
  expect(noted(month, '30', 488, 'open')).toBe(month);
});

it('counts what it was to serve, and says what kept it from it and when', () => {
  const month: Month = {
    '02': [
      [0, 480, 'closed-hours'],
      [480, 600, 'open'],
      [600, 630, 'storage'],
      [660, 1200, 'open'],
      [1200, 1440, 'closed-hours'],
    ],
    '03': [[0, 1440, 'configuration']],
  };
  const { days, due, served, outages } = figuresOf({
    month: '2026-11',
    noted: month,
    isDue: from8to20,
    since: '2026-11-02T00:00',
    until: '2026-11-04T09:00',
  });
  expect(days).toHaveLength(30);
  expect(days[0]).toMatchObject({ due: 0, served: 0, runs: [{ what: 'later' }] });
  expect(days[1]).toMatchObject({ due: 720, served: 660 });
  // The hour of the fourth that was to be served, and was not.
  expect([due, served]).toEqual([720 + 720 + 60, 660]);
  expect(outages).toEqual([
    { date: '2026-11-02', from: 600, to: 630, cause: 'storage' },
    { date: '2026-11-02', from: 630, to: 660, cause: 'off' },
    { date: '2026-11-03', from: 480, to: 1200, cause: 'configuration' },
    { date: '2026-11-04', from: 480, to: 540, cause: 'off' },
  ]);
});

it('never calls nearly all of it all', () => {
  expect(share({ due: 43_200, served: 43_199 })).toBe('99.99 %');
  expect(share({ due: 720, served: 720 })).toBe('100.00 %');
  expect(share({ due: 0, served: 0 })).toBe('—');
  expect(figuresOf({ month: '2026-02', noted: {}, isDue: () => true, ...whole }).days).toHaveLength(28);
});

it('is written at each change and every five minutes, and goes on after a restart in the month it finds', () => {
  const kept = new Map<string, unknown>();
  let writes = 0;
  const facts = {
    read: <T>(name: string) => (kept.get(name) as T | undefined) ?? null,
    write: (name: string, value: unknown) => {
      writes++;
      kept.set(name, structuredClone(value));
    },
  };
  let at: number | null = Date.parse('2026-11-30T23:50:10+08:00');
  let state: ServiceNote = 'open';
  const record = () => new ServiceRecord({ facts, believed: () => at, state: () => state });
  const first = record();
  const pass = (by: ServiceRecord, minutes: number) => {
    for (let n = 0; n < minutes; n++) {
      by.look();
      if (at !== null) at += 60_000;
    }
  };
  pass(first, 5);
  expect(writes).toBe(1);
  pass(first, 1);
  expect(writes).toBe(2);
  state = 'storage';
  pass(first, 2);
  expect(kept.get('service-2026-11')).toEqual({
    30: [
      [1430, 1436, 'open'],
      [1436, 1437, 'storage'],
    ],
  });
  const second = record();
  state = 'open';
  pass(second, 4);
  second.stop();
  expect(kept.get('service-2026-11')).toMatchObject({ 30: { length: 3 } });
  expect(kept.get('service-2026-12')).toEqual({ '01': [[0, 3, 'open']] });
  at = null;
  const before = writes;
  pass(second, 10);
  expect(writes).toBe(before);
});
