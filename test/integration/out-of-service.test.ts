/** A kiosk that serves nobody: it still delivers, lets the technician in, tells the public no file, and comes back by itself. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, expect, it } from 'vitest';
import { installPin } from '../../main/core/maintenance/pin.ts';
import { ChildHost } from '../../main/process/child-host.ts';
import { compiledCatalogue } from '../kit/catalogue.ts';
import {
  bookFirstSlot,
  identified,
  type KioskClient,
  startKiosk,
  type TestKiosk,
  untilReady,
  untilStatus,
} from '../kit/kiosk.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PIN = '990011';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function started(): Promise<TestKiosk> {
  const kiosk = await startKiosk();
  ends.push(() => kiosk.close());
  installPin(kiosk.data, PIN);
  return kiosk;
}

/** A client of the core that is up next. */
async function afterRestart(kiosk: TestKiosk, restart: () => void): Promise<KioskClient> {
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  restart();
  await up;
  return kiosk.connect();
}

const closedAs = (client: KioskClient, reason: string) =>
  untilStatus(client, ({ service }) => service.state === 'out-of-service' && service.reason === reason);

it('with a broken configuration it delivers what it holds and shows the reason behind the PIN alone', async () => {
  const kiosk = await started();
  const client = kiosk.connect();
  await untilReady(client, 'id-card-reader');
  await identified(kiosk, client, 'booking', 'RS-0001');
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  const { receiptNo } = await bookFirstSlot(client);
  const own = path.join(path.dirname(kiosk.data), 'own.json');
  const good = readFileSync(own, 'utf8');
  writeFileSync(own, '{"storage": {"reserveMiB": "viel"}}');
  const closed = await afterRestart(kiosk, () => kiosk.core.kill());
  let shown = '';
  await untilStatus(closed, (status) => {
    shown = JSON.stringify(status);
    return status.service.state === 'out-of-service' && status.queue.waiting === 1;
  });
  expect(shown).toContain('"configuration"');
  expect(shown).not.toMatch(/own\.json|reserveMiB|\//);

  await expect(closed.maintenance.overview()).rejects.toThrow();
  expect(await closed.maintenance.unlock({ pin: PIN })).toEqual({ outcome: 'unlocked' });
  const overview = await closed.maintenance.overview();
  expect(overview.closed?.join()).toMatch(/own\.json.*reserveMiB/);
  expect(overview.queue).toMatchObject([{ receiptNo, state: 'waiting' }]);

  await kiosk.bench({ do: 'network', up: true });
  await untilStatus(closed, ({ queue }) => queue.waiting === 0);
  expect((await kiosk.cases()).map((one) => one.receiptNo)).toEqual([receiptNo]);

  const open = await afterRestart(kiosk, () => writeFileSync(own, good));
  await untilStatus(open, ({ service }) => service.state === 'open');
});

it('a store that can’t be opened is tried again and again, and the technician reads why meanwhile', async () => {
  const kiosk = await started();
  await untilStatus(kiosk.connect(), ({ service }) => service.state === 'open');
  const file = path.join(kiosk.data, 'kiosk.db');
  const aside = `${file}.aside`;
  await kiosk.core.stop();
  renameSync(file, aside);
  for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
  mkdirSync(file);
  const core = coreOn(kiosk.data, readFileSync(path.join(path.dirname(kiosk.data), 'own.json'), 'utf8'), {
    kiosk: { id: 'LY001' },
    platform: { baseUrl: kiosk.world.sandboxUrl },
  });
  await closedAs(clientOf(core), 'storage');
  const client = clientOf(core);
  expect(await client.maintenance.unlock({ pin: '123456' })).toEqual({
    outcome: 'wrong-pin',
    attemptsLeft: 4,
  });
  expect(await client.maintenance.unlock({ pin: PIN })).toEqual({ outcome: 'unlocked' });
  expect((await client.maintenance.overview()).closed?.join()).toContain(kiosk.data);

  const up = new Promise<void>((resolve) => core.once('up', () => resolve()));
  rmdirSync(file);
  renameSync(aside, file);
  await up;
  await untilStatus(clientOf(core), ({ service }) => service.state === 'open');
});

it.each(['ballast', 'kiosk.db-wal', 'kiosk.db', 'device.json'])(
  'a pipe in the place of %s is waited for by nobody: it says so, and goes on once it is gone',
  async (name) => {
    const kiosk = await started();
    await untilStatus(kiosk.connect(), ({ service }) => service.state === 'open');
    const file = path.join(kiosk.data, name);
    renameSync(file, `${file}.aside`);
    spawnSync('mkfifo', [file]);
    const client = await afterRestart(kiosk, () => kiosk.core.kill());
    await closedAs(client, 'storage');
    expect(await client.maintenance.unlock({ pin: PIN })).toEqual({ outcome: 'unlocked' });
    expect((await client.maintenance.overview()).closed?.join()).toContain(`${name} `);
    const open = await afterRestart(kiosk, () => renameSync(`${file}.aside`, file));
    await untilStatus(open, ({ service }) => service.state === 'open');
  },
);

it('a pipe in the place of the PIN ends no core: there is no PIN', async () => {
  const kiosk = await started();
  const client = kiosk.connect();
  await untilStatus(client, ({ service }) => service.state === 'open');
  const { pid } = kiosk.core;
  rmSync(path.join(kiosk.data, 'maintenance-pin'));
  spawnSync('mkfifo', [path.join(kiosk.data, 'maintenance-pin')]);
  expect(await client.maintenance.unlock({ pin: PIN })).toMatchObject({ outcome: 'no-pin-set' });
  expect(kiosk.core.pid).toBe(pid);
});

it('a machine that nobody configured is no LY000: it says so, and asks nobody', async () => {
  const data = mkdtempSync(path.join(os.tmpdir(), 'kiosk-new-'));
  ends.push(async () => rmSync(data, { recursive: true, force: true }));
  installPin(data, PIN);
  const core = coreOn(data, null, {});
  const client = clientOf(core);
  await closedAs(client, 'not-configured');
  expect((await client.kiosk.info()).kioskId).toBe('');
  await client.maintenance.unlock({ pin: PIN });
  expect((await client.maintenance.overview()).closed?.join()).toContain('site.yaml');
  // A site.yaml that leaves the number or the platform to a guess is not enough.
  const up = new Promise<void>((resolve) => core.once('up', () => resolve()));
  writeFileSync(path.join(data, 'site.yaml'), 'kiosk:\n  id: LY042\n');
  await up;
  await closedAs(clientOf(core), 'configuration');
});

function coreOn(data: string, own: string | null, site: object): ChildHost {
  const files = [path.join(ROOT, 'kiosk-config/default.yaml'), path.join(data, 'site.yaml')];
  if (own !== null) {
    writeFileSync(path.join(data, 'site.yaml'), JSON.stringify({ ...site, ...JSON.parse(own), devices: {} }));
  }
  const core = new ChildHost({
    node: process.execPath,
    entry: path.join(ROOT, 'main/core/index.ts'),
    env: {
      PATH: process.env.PATH ?? '',
      KIOSK_DATA: data,
      KIOSK_CONFIG: files.join(path.delimiter),
      KIOSK_CATALOGUE: compiledCatalogue(),
      KIOSK_DEVICE_HOST: path.join(ROOT, 'main/device-host/index.ts'),
      KIOSK_VERSION: 'test',
      KIOSK_LOG: 'silent',
    },
  });
  core.start();
  ends.push(() => core.stop());
  return core;
}

function clientOf(core: ChildHost): KioskClient {
  const port = core.connect();
  if (!port) throw new Error('the core is down');
  return createORPCClient(new RPCLink({ port }));
}
