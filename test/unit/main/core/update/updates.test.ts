/** The core's wish for what is staged, once a night. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { RELEASE_FILE } from '../../../../../main/core/update/slot-files.ts';
import { Updates } from '../../../../../main/core/update/updates.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'updates-'));
afterEach(() => rmSync(folder, { recursive: true }));

const YEAR_MS = 365 * 24 * 3600_000;

it('wishes for it once a night, by a clock that is years ahead too, and again once that is right', () => {
  const places = { folder, told: path.join(folder, 'told'), installed: path.join(folder, 'installed') };
  const put = (file: string, value: object) => writeFileSync(path.join(folder, file), JSON.stringify(value));
  const release = (version: string) => ({
    version,
    product: 'web-linux-x64',
    schema: { steps: 8, readable: 8 },
  });
  for (const name of ['told', 'installed', 'a']) mkdirSync(path.join(folder, name));
  put(`installed/${RELEASE_FILE}`, release('1.0.0'));
  put(`a/${RELEASE_FILE}`, release('1.1.0'));
  put('staged.json', { slot: 'a', version: '1.1.0', at: 1 });
  const active = { slot: 'package', version: '1.0.0' };
  put('state.json', { active, previous: null, probation: null, failed: [], last: null });
  const facts = new Map<string, unknown>();
  const kept = {
    read: (name: string) => (facts.get(name) ?? null) as never,
    write: (name: string, value: unknown) => void facts.set(name, value),
  };
  const updates = new Updates(places, '1.0.0');
  const now = Date.now();
  const ahead = now + 14 * YEAR_MS;
  expect(updates.due(kept, ahead)).toBe('1.1.0');
  updates.wishApply(kept, ahead);
  expect(updates.due(kept, ahead + 3600_000)).toBeNull();
  expect(updates.due(kept, now)).toBe('1.1.0');
});
