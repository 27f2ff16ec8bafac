import { expect, it } from 'vitest';
import { DutyDesk } from '../../../../../main/core/duty/duty-desk.ts';
import { INSPECTION_POINTS, type Inspection } from '../../../../../main/core/model/duty.ts';

const INK = {
  width: 400,
  height: 200,
  strokes: [[[10, 10, 0] as [number, number, number], [300, 150, 90] as [number, number, number]]],
};

function desk() {
  const kept = new Map<string, unknown>();
  const acts: [string, unknown][] = [];
  const clock = { now: Date.parse('2026-11-30T10:00:00+08:00') };
  const made = new DutyDesk({
    facts: {
      read: <T>(name: string) => (kept.get(name) as T | undefined) ?? null,
      write: (name, value) => void kept.set(name, structuredClone(value)),
    },
    now: () => clock.now,
    noteAct: (act, detail) => acts.push([act, detail]),
  });
  return { made, acts, clock };
}

it('a notice goes by itself when its time is over, or when it is taken away', () => {
  const { made, acts, clock } = desk();
  made.showNotice('no-slips', 2);
  expect(made.notice).toEqual({ text: 'no-slips', until: '2026-11-30T12:00:00+08:00' });
  clock.now += 2 * 3600_000;
  expect(made.notice).toBeNull();
  made.showNotice('no-a4', 2);
  made.takeNotice();
  expect(made.notice).toBeNull();
  expect(acts.map(([act]) => act)).toEqual([
    'fault-notice-shown',
    'fault-notice-shown',
    'fault-notice-taken',
  ]);
});

it('a notice put up by a clock that was years ahead does not stand for years once the clock is right', () => {
  const { made, clock } = desk();
  clock.now = Date.parse('2040-01-01T10:00:00+08:00');
  made.showNotice('no-slips', 8);
  clock.now = Date.parse('2026-11-30T10:00:00+08:00');
  expect(made.notice).toBeNull();
});

it('keeps a signed round, its strokes not: the trail has their hash', () => {
  const { made, acts } = desk();
  const points = Object.fromEntries(
    INSPECTION_POINTS.map((point) => [point, point !== 'cables']),
  ) as Inspection['points'];
  expect(made.inspected({ points, remark: 'none' }, { ...INK, strokes: [] })).toEqual({
    outcome: 'not-signed',
  });
  expect(made.inspections).toEqual([]);
  expect(made.inspected({ points, remark: 'damage-reported' }, INK)).toEqual({ outcome: 'saved' });
  expect(made.inspections).toEqual([{ at: '2026-11-30T10:00:00+08:00', points, remark: 'damage-reported' }]);
  const [[act, detail] = []] = acts;
  expect(act).toBe('inspected');
  expect(detail).toMatchObject({ wrong: 1, signature: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
