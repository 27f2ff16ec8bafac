/** The layers of configuration at a real core: signed from afar through the real updater, a technician's at the screen, hot and at a start. */
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { MIGRATIONS, READABLE_FROM } from '../../../main/core/store/migrations/index.ts';
import { ReleaseRepository } from '../../../scripts/release/repository.ts';
import { type KioskClient, startKiosk, type TestKiosk, untilStatus } from '../../kit/kiosk.ts';
import { type StaticServer, staticServer } from '../../kit/static-server.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PIN = '990011';
let place: string;
let kiosk: TestKiosk;
let client: KioskClient;
let operator: ReleaseRepository;
let server: StaticServer;
const at = (...names: string[]) => path.join(place, ...names);

/** What the updater's unit does once an hour. */
async function updaterAsks(): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [path.join(ROOT, 'main/core/update/updater-main.ts'), '--once'],
    {
      env: {
        PATH: process.env.PATH ?? '',
        KIOSK_CONFIG: [path.join(ROOT, 'kiosk-config/default.yaml'), at('site.yaml')].join(path.delimiter),
        KIOSK_UPDATE: at('update'),
        KIOSK_UPDATE_TOLD: at('told'),
        KIOSK_PACKAGE: at('package'),
      },
    },
  );
}

async function connected(): Promise<KioskClient> {
  await expect.poll(() => kiosk.core.running).toBe(true);
  const fresh = kiosk.connect();
  await untilStatus(fresh, ({ network }) => network === 'online');
  await fresh.maintenance.unlock({ pin: PIN });
  return fresh;
}

const remote = (version: number, set: object) =>
  JSON.stringify({ version, groups: [{ kiosks: ['LY0*'], set }] });
const shown = async (key: string) =>
  (await client.configuration.overview()).settings.find((setting) => setting.key === key);

beforeAll(async () => {
  place = mkdtempSync(path.join(os.tmpdir(), 'kiosk-layers-'));
  for (const folder of ['update', 'told', 'package']) mkdirSync(at(folder));
  const schema = { steps: MIGRATIONS.length, readable: READABLE_FROM };
  writeFileSync(
    at('package/release.json'),
    JSON.stringify({ version: '1.0.0', product: 'web-linux-x64', schema }),
  );
  const active = { slot: 'package', version: '1.0.0' };
  const state = { active, previous: null, probation: null, failed: [], last: null };
  writeFileSync(at('update/state.json'), JSON.stringify(state));
  operator = new ReleaseRepository({ repo: at('repo'), keys: at('keys') });
  operator.root();
  server = await staticServer(at('repo'));
  const updates = { url: server.url, root: at('repo/metadata/1.root.json'), ring: 1 };
  const site = { kiosk: { id: 'LY001' }, platform: { baseUrl: 'http://127.0.0.1:9' }, updates };
  writeFileSync(at('site.yaml'), JSON.stringify(site));
  const env = { KIOSK_UPDATE: at('update'), KIOSK_UPDATE_TOLD: at('told'), KIOSK_PACKAGE: at('package') };
  kiosk = await startKiosk({ env });
  installPin(kiosk.data, PIN);
});
afterAll(async () => {
  await kiosk?.close();
  await server?.close();
  rmSync(place, { recursive: true });
});

async function restarted(): Promise<KioskClient> {
  const down = once(kiosk.core, 'down');
  await client.maintenance.restartCore();
  await down;
  return connected();
}

it('only an open maintenance screen may look or change', async () => {
  const stranger = kiosk.connect();
  await expect(stranger.configuration.overview()).rejects.toThrow('LOCKED');
  const changes = [{ key: 'session.idleSeconds', value: '90' }];
  await expect(stranger.configuration.apply({ changes })).rejects.toThrow('LOCKED');
  client = await connected();
});

it('takes over at once what may be, keeps the rest for the next start, and undoes', async () => {
  const infos = await client.kiosk.infos();
  expect((await infos.next()).value).toMatchObject({ idleSeconds: 60 });
  const changes = [
    { key: 'session.idleSeconds', value: '90' },
    { key: 'kiosk.siteName', value: '样例路自助点' },
  ];
  expect(await client.configuration.preview({ changes })).toEqual({
    outcome: 'fits',
    changes: [
      { key: 'kiosk.siteName', from: expect.any(String), to: '样例路自助点', takes: 'restart' },
      { key: 'session.idleSeconds', from: '60', to: '90', takes: 'at-once' },
    ],
  });
  expect((await client.kiosk.info()).idleSeconds).toBe(60);
  expect(await client.configuration.apply({ changes })).toEqual({ outcome: 'saved' });
  expect((await infos.next()).value).toMatchObject({ idleSeconds: 90 });
  await infos.return?.(undefined);
  expect(await shown('session.idleSeconds')).toMatchObject({
    ...{ value: '90', origin: 'technician', running: null, otherwise: '60', least: 3, most: 600 },
  });
  expect(await shown('kiosk.siteName')).toMatchObject({ value: '样例路自助点', running: expect.any(String) });
  expect(statSync(path.join(kiosk.data, 'config/technician.yaml')).mode & 0o777).toBe(0o600);

  client = await restarted();
  expect(await client.kiosk.info()).toMatchObject({ idleSeconds: 90, siteName: '样例路自助点' });
  expect(await shown('kiosk.siteName')).toMatchObject({ running: null });

  expect((await client.configuration.overview()).undo).toHaveLength(2);
  expect(await client.configuration.undo()).toEqual({ outcome: 'saved' });
  expect(await client.configuration.undo()).toEqual({ outcome: 'nothing' });
  expect((await client.kiosk.info()).idleSeconds).toBe(60);
  expect(await shown('session.idleSeconds')).toMatchObject({ origin: 'default' });
});

it('refuses what does not fit, or is no setting, and keeps what holds', async () => {
  const changes = [{ key: 'session.idleSeconds', value: '1' }];
  const answer = await client.configuration.apply({ changes });
  expect(answer).toMatchObject({
    outcome: 'refused',
    problems: [
      { key: 'session.idleSeconds', why: { code: 'does-not-fit', message: expect.stringContaining('3') } },
    ],
  });
  for (const key of ['platform.baseUrl', 'kiosk.id', 'devices.scanner', 'kiosk.elsewhere']) {
    expect(await client.configuration.apply({ changes: [{ key, value: 'x' }] })).toEqual({
      outcome: 'refused',
      problems: [{ key, why: { code: 'not-a-setting' } }],
    });
  }
  const night = [{ key: 'hours.nightlyRestart.from', value: '04:30' }];
  expect(await client.configuration.apply({ changes: night })).toMatchObject({
    outcome: 'refused',
    problems: [{ key: 'hours.nightlyRestart' }],
  });
  expect(await shown('session.idleSeconds')).toMatchObject({ value: '60' });
});

it('takes what the operator signed over what the technician set, and keeps the last good one', async () => {
  const changes = [{ key: 'session.idleSeconds', value: '70' }];
  await client.configuration.apply({ changes });
  const screen = { brightness: [{ from: '00:00', percent: 65 }] };
  operator.configure(remote(4, { session: { idleSeconds: 120 }, limits: { hour: { holds: 40 } }, screen }));
  await updaterAsks();
  await expect.poll(async () => (await client.configuration.overview()).remote).toBe(4);
  expect((await client.kiosk.info()).idleSeconds).toBe(120);
  expect(await shown('session.idleSeconds')).toMatchObject({ origin: 'remote', value: '120' });
  expect(await shown('screen.brightness')).toMatchObject({ origin: 'remote', value: '00:00 65' });
  // Told to the screen without a restart.
  await untilStatus(client, ({ brightness }) => brightness === 65);
  expect(await client.configuration.apply({ changes })).toEqual({
    outcome: 'refused',
    problems: [{ key: 'session.idleSeconds', why: { code: 'from-afar', version: 4 } }],
  });

  const bad: [number, object, string][] = [
    [5, { session: { idleSeconds: 1 } }, 'session.idleSeconds'],
    [6, { platform: { baseUrl: 'https://elsewhere.example' } }, 'site.yaml'],
    [3, { session: { idleSeconds: 30 } }, '不大于本机已用的 4'],
  ];
  for (const [version, set, part] of bad) {
    operator.configure(remote(version, set));
    await updaterAsks();
    await expect
      .poll(async () => (await client.configuration.overview()).refused)
      .toMatchObject({ version, problems: [expect.stringContaining(part)] });
    expect((await client.kiosk.info()).idleSeconds).toBe(120);
  }
  const { notices } = await client.maintenance.store();
  expect(notices.filter(({ code }) => code === 'configuration-refused')).toHaveLength(3);
});

it('starts without network and offer on the last good one, and leaves out a spoilt layer of the data folder', async () => {
  await server.close();
  rmSync(at('update/configuration.yaml'));
  writeFileSync(path.join(kiosk.data, 'config/technician.yaml'), 'session: { idleSeconds: 1 }\n');
  client = await restarted();
  expect(await client.kiosk.info()).toMatchObject({ idleSeconds: 120 });
  expect(await client.configuration.overview()).toMatchObject({
    ...{ remote: 4, refused: null },
    leftOut: [expect.stringContaining('session.idleSeconds')],
  });
  expect(statSync(path.join(kiosk.data, 'config/remote.yaml')).mode & 0o777).toBe(0o600);
});

it('says where each key comes from, and each act stands in the trail', async () => {
  const cli = path.join(ROOT, 'main/core/configuration/config-cli.ts');
  const printed = execFileSync(process.execPath, [
    cli,
    '--data',
    kiosk.data,
    '--config',
    at('site.yaml'),
    '--json',
  ]);
  const { keys } = JSON.parse(printed.toString()) as {
    keys: { key: string; value: unknown; origin: string }[];
  };
  const origin = (key: string) => keys.find((one) => one.key === key)?.origin;
  expect(['session.idleSeconds', 'kiosk.id', 'limits.hour.prints'].map(origin)).toEqual([
    'remote',
    'site',
    'default',
  ]);

  const audit = path.join(ROOT, 'main/core/recovery/audit-cli.ts');
  const trail = execFileSync(process.execPath, [audit, '--data', kiosk.data, '--export']).toString();
  const entries = trail
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { step: string; detail: string });
  const details = entries.filter(({ step }) => step === 'configured').map(({ detail }) => JSON.parse(detail));
  expect(details).toContainEqual({ by: 'technician', key: 'session.idleSeconds', from: '60', to: '90' });
  expect(details).toContainEqual({ by: 'technician-undo', key: 'session.idleSeconds', from: '90', to: '60' });
  expect(details).toContainEqual({ by: 'remote', version: 4 });
  expect(details.filter(({ by }) => by === 'remote-refused').map(({ version }) => version)).toEqual([
    5, 6, 3,
  ]);
});
