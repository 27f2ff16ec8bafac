import { expect, it } from 'vitest';
import { compareVersions } from '../../../../../main/core/model/version.ts';
import { Judge, newVerdict } from '../../../../../main/core/update/judge.ts';
import { chosenVersion, isMeantFor, placeOf, refusalOf } from '../../../../../main/core/update/policy.ts';
import { Manifest } from '../../../../../main/core/update/release.ts';

const HOUR = 3600_000;
const from = '2026-11-24T00:00:00Z';
const at = (hours: number) => Date.parse(from) + hours * HOUR;
const offered = (version: string, ring = 1, hours = 0) => ({ version, rings: [{ ring, from, hours }] });
const kiosk = { kioskId: 'LY001', ring: 1, running: '1.0.0', failed: [] };

it('orders versions as they follow each other', () => {
  const right = ['0.9.9', '1.0.0-rc.1', '1.0.0-rc.2', '1.0.0', '1.0.1', '1.2.0', '1.10.0'];
  expect([...right].reverse().sort(compareVersions)).toEqual(right);
});

it('opens a ring little by little, to other kiosks first at each release', () => {
  const ids = Array.from({ length: 1000 }, (_, n) => `LY${n}`);
  const meant = (version: string, hours: number) =>
    ids.filter((kioskId) => isMeantFor(offered(version, 2, 10), { kioskId, ring: 2 }, at(hours)));
  expect(meant('1.1.0', -0.01)).toEqual([]);
  expect(meant('1.1.0', 5).length / ids.length).toBeCloseTo(0.5, 1);
  expect(meant('1.1.0', 10)).toEqual(ids);
  expect(meant('1.1.0', 2)).not.toEqual(meant('1.2.0', 2));
  expect(placeOf('LY001', '1.1.0')).toBe(placeOf('LY001', '1.1.0'));
  expect(isMeantFor(offered('1.1.0', 2), { kioskId: 'LY001', ring: 3 }, at(99))).toBe(false);
});

it('takes the newest that is meant for it, never an earlier one but for a withdrawn one', () => {
  const releases = [offered('1.1.0'), offered('1.2.0'), offered('2.0.0', 3)];
  const desired = { releases, withdrawn: [] };
  expect(chosenVersion(desired, kiosk, at(1))).toBe('1.2.0');
  expect(chosenVersion(desired, { ...kiosk, running: '1.3.0' }, at(1))).toBeNull();
  const failed = [{ version: '1.2.0', at: 0, until: at(9) }];
  expect(chosenVersion(desired, { ...kiosk, failed }, at(1))).toBe('1.1.0');
  expect(chosenVersion(desired, { ...kiosk, failed }, at(9))).toBe('1.2.0');
  const withdrawn = { releases: [offered('1.1.0')], withdrawn: ['1.2.0'] };
  expect(chosenVersion(withdrawn, { ...kiosk, running: '1.2.0' }, at(1))).toBe('1.1.0');
});

it('refuses what is not its own, is too far, or has no way back', () => {
  const running = { version: '1.0.0', product: 'web-linux-x64', schema: { steps: 8, readable: 8 } };
  const next = { ...running, version: '1.1.0', leastFrom: '1.0.0', schema: { steps: 9, readable: 8 } };
  expect(refusalOf(next, running)).toBeNull();
  expect(refusalOf({ ...next, product: 'web-linux-arm64' }, running)).toBe('other-product');
  expect(refusalOf({ ...next, leastFrom: '1.0.1' }, running)).toBe('too-far');
  expect(refusalOf({ ...next, schema: { steps: 9, readable: 9 } }, running)).toBe('no-way-back');
});

it('refuses a manifest whose paths leave the slot', () => {
  const file = { sha256: '0'.repeat(64), size: 1, kind: 'file' };
  const of = (path: string) => ({
    ...{ version: '1.0.0', product: 'web-linux-x64', schema: { steps: 8, readable: 8 }, leastFrom: '1.0.0' },
    files: [{ ...file, path }],
  });
  for (const bad of ['../x', '/x', 'a/../../x', 'a//x', './x', 'a/', 'a\\x', '', '..']) {
    expect(Manifest.safeParse(of(bad)).success, bad).toBe(false);
  }
  for (const good of ['x', 'a/b.c/..d', '.hidden/x'])
    expect(Manifest.safeParse(of(good)).success, good).toBe(true);
});

it('judges by how long it has been well on end, on a clock that nobody sets', () => {
  const judge = new Judge({ settleMs: 100, deadlineMs: 1000 });
  const active = { slot: 'a', version: '1.1.0' } as const;
  const state = { active, previous: null, probation: { starts: 1 }, failed: [], last: null };
  const well = { version: '1.1.0', wellSince: 5 };
  expect(judge.look(state, well, 0)).toBeNull();
  expect(judge.look(state, { ...well, wellSince: null }, 99)).toBeNull();
  expect(judge.look(state, well, 100)).toBeNull();
  // It was started again in between.
  expect(judge.look(state, { ...well, wellSince: 6 }, 190)).toBeNull();
  expect(judge.look(state, { ...well, wellSince: 6 }, 290)).toEqual({ version: '1.1.0', verdict: 'good' });
  // What another version says of itself does not count.
  expect(judge.look(state, { version: '1.0.0', wellSince: 1 }, 1000)).toEqual({
    version: '1.1.0',
    verdict: 'bad',
  });
});

it('takes nothing back that was found good, however its screen does until the next start', () => {
  const judge = new Judge({ settleMs: 100, deadlineMs: 1_000 });
  const state = {
    active: { slot: 'a' as const, version: '1.1.0' },
    previous: null,
    probation: { starts: 1 },
    failed: [],
    last: null,
  };
  const well = { version: '1.1.0', wellSince: 5 };
  expect(newVerdict(judge, { state, verdict: null, health: well }, 0)).toBeNull();
  const good = newVerdict(judge, { state, verdict: null, health: well }, 100);
  expect(good).toEqual({ version: '1.1.0', verdict: 'good' });
  const ill = { version: '1.1.0', wellSince: null };
  expect(newVerdict(judge, { state, verdict: good, health: ill }, 5_000)).toBeNull();
  expect(newVerdict(judge, { state, verdict: good, health: ill }, 50_000)).toBeNull();
  // Of another release it says nothing.
  const other = { version: '1.0.0', verdict: 'good' as const };
  newVerdict(judge, { state, verdict: other, health: ill }, 60_000);
  const bad = newVerdict(judge, { state, verdict: other, health: ill }, 62_000);
  expect(bad).toEqual({ version: '1.1.0', verdict: 'bad' });
});
