import { expect, it } from 'vitest';
import type { z } from 'zod';
import { RestartCount } from '../../../../../main/core/maintenance/restarts.ts';

/** As the store keeps facts: JSON by name. */
function facts() {
  const rows = new Map<string, string>();
  return {
    rows,
    read: <T>(name: string, schema: z.ZodType<T>): T | null => {
      const row = rows.get(name);
      return row === undefined ? null : schema.parse(JSON.parse(row));
    },
    write: (name: string, value: unknown) => void rows.set(name, JSON.stringify(value)),
  };
}

it('counts what hung, since when, and goes on counting after a restart', () => {
  const kept = facts();
  const before = new RestartCount(kept);
  const { since } = before.value;
  before.note('device-host');
  before.heard('screen');
  before.heard('core');
  const after = new RestartCount(kept);
  after.note('device-host');
  after.note('backup');
  const { counts } = new RestartCount(kept).value;
  expect(Object.entries(counts).map(([what, { count }]) => [what, count])).toEqual([
    ['core', 1],
    ['device-host', 2],
    ['screen', 1],
    ['backup', 1],
    ['nightly', 0],
  ]);
  expect(counts.backup.last).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(new RestartCount(kept).value.since).toBe(since);
});

it('a word of a newer shell is passed over, and a full disk stops nobody', () => {
  const kept = facts();
  const full = {
    read: kept.read,
    write: () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    },
  };
  const counted = new RestartCount(full);
  counted.heard('keyboard');
  counted.note('core');
  expect(counted.value.counts.core.count).toBe(1);
});

it('goes on from what an earlier release counted, which knew fewer kinds', () => {
  const kept = facts();
  const since = '2026-10-01T08:00:00+08:00';
  const earlier = { core: { count: 4, last: since }, screen: { count: 0, last: null } };
  kept.write('restarts', { since, counts: earlier });
  const counted = new RestartCount(kept);
  counted.note('nightly');
  expect(counted.value.since).toBe(since);
  expect(counted.value.counts.core.count).toBe(4);
  expect(new RestartCount(kept).value.counts.nightly.count).toBe(1);
});
