import { expect, it } from 'vitest';
import { problemsOf } from '../../../../scripts/release/configuration.ts';

const file = (version: number, set: string, kiosks = 'all') =>
  `version: ${version}\ngroups:\n  - kiosks: ${kiosks}\n    set: ${set}\n`;

it('says before it is signed what a kiosk would refuse, also in a group that few kiosks are in', () => {
  expect(problemsOf(file(2, '{ session: { idleSeconds: 90 } }'), file(1, '{}'))).toEqual([]);
  expect(problemsOf(file(1, '{ session: { idleSeconds: 1 } }', '[LY2*]'), null)).toEqual([
    'remote.yaml 第 4 行：session.idleSeconds：不能小于 3',
  ]);
  expect(problemsOf(file(1, '{ updates: { ring: 1 } }'), null)).toEqual([
    expect.stringContaining('只能写在本机的 site.yaml'),
  ]);
  expect(problemsOf(file(1, '{}'), file(1, '{}'))).toEqual([expect.stringContaining('须大于已发布的 1')]);
});
