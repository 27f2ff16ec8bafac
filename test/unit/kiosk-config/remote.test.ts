import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LayerAnswer, layOver, loadConfig, originOf } from '../../../kiosk-config/load.ts';
import { readRemote } from '../../../kiosk-config/remote.ts';

const site = loadConfig([
  path.resolve('kiosk-config/default.yaml'),
  path.resolve('kiosk-config/site.example.yaml'),
]);
if (!site.ok) throw new Error(site.problems.join('\n'));

const TEXT = `version: 7
groups:
  - kiosks: all
    set:
      session: { idleSeconds: 90 }
      limits: { hour: { holds: 40 } }
  - kiosks: [LY001, LY2*]
    set:
      session:
        idleSeconds: 120
`;

function laid(text: string, kioskId = 'LY001'): LayerAnswer {
  const read = readRemote(text);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return layOver(site as Extract<typeof site, { ok: true }>, read.layerFor(kioskId));
}
const problemsOf = (text: string) => {
  const answer = laid(text);
  return answer.ok ? [] : answer.problems;
};

describe('the configuration from afar', () => {
  it('holds over the site, later groups over earlier ones, and says where each key comes from', () => {
    const answer = laid(TEXT);
    expect(answer).toMatchObject({
      config: {
        session: { idleSeconds: 120, idleWarningSeconds: 20 },
        limits: { hour: { holds: 40, prints: 60 } },
      },
    });
    if (!answer.ok) return;
    expect(originOf(answer, 'session.idleSeconds')).toBe('remote');
    expect(originOf(answer, 'session.idleWarningSeconds')).toBe('default');
    expect(originOf(answer, 'kiosk.siteName')).toBe('site');
    expect(originOf(answer, 'hours.open.workday')).toBe('default');
  });

  it.each([
    ['LY002', 90],
    ['LY203', 120],
    ['CS201', 90],
  ])('%s takes what is meant for it', (kioskId, idleSeconds) => {
    expect(laid(TEXT, kioskId)).toMatchObject({ config: { session: { idleSeconds } } });
  });

  it('names line and key of what can’t hold, in the group that says it', () => {
    expect(problemsOf(TEXT.replace('idleSeconds: 120', 'idleSeconds: 1'))).toEqual([
      expect.stringMatching(/^remote\.yaml 第 10 行：session\.idleSeconds：.*3/),
    ]);
    expect(problemsOf(TEXT.replace('holds: 40', 'holds: many'))).toEqual([
      expect.stringContaining('remote.yaml 第 6 行：limits.hour.holds：'),
    ]);
  });

  it.each([
    'platform: { baseUrl: https://evil.example }',
    'platform: { pin: [] }',
    'devices: { scanner: { transport: { kind: none } } }',
    'kiosk: { id: LY009 }',
    'kiosk: { samplePeople: true }',
    'updates: { url: https://evil.example }',
    'storage: { backupFolder: /etc }',
    'telemetry: { otlp: { url: https://evil.example } }',
    'sesion: { idleSeconds: 90 }',
    'session: 90',
  ])('refuses %s: that is the site’s alone', (line) => {
    const text = `version: 8\ngroups:\n  - kiosks: all\n    set:\n      ${line}\n`;
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^remote\.yaml 第 5 行：.*只能写在本机的 site\.yaml/),
    ]);
  });

  it.each([
    ['version: 0\ngroups: []\n', '第 1 行'],
    ['version: 2\ngroups:\n  - kiosks: [LY1]\n    set: {}\n', '第 3 行'],
    ['version: 2\ngroups:\n  - kiosks: everybody\n    set: {}\n', '写 all'],
    ['version: 2\ngroups: [\n', 'YAML 格式错误'],
    ['groups: []\n', '缺少这一项'],
    [`version: 2\ngroups: []\n#${'x'.repeat(600_000)}`, '超过'],
  ])('refuses the file %j as a whole', (text, part) => {
    const read = readRemote(text);
    expect(read.ok ? [] : read.problems.join('\n')).toContain(part);
  });
});
