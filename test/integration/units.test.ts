/** Core and device host as units of their own, joined to the shell and to each other by sockets: as systemd starts them, without systemd. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChildHost } from '../../main/process/child-host.ts';
import { compiledCatalogue } from '../kit/catalogue.ts';
import { superviseAt, type Unit } from '../kit/given-socket.ts';
import { deviceReady, type KioskClient, untilStatus } from '../kit/kiosk.ts';
import { type OutsideWorld, startOutsideWorld } from '../world/outside-world.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let world: OutsideWorld;
let shell: ChildHost;
let core: Unit;
let devices: Unit;

const socketOf = (name: string) => path.join(folder, `${name}.socket`);

function openShell(): void {
  const unit = { socket: socketOf('core'), begin: '' };
  shell = new ChildHost({ node: '/nowhere', entry: '', env: {}, unit });
  shell.start();
}

function client(): KioskClient {
  const port = shell.connect();
  if (!port) throw new Error('the core is down');
  return createORPCClient(new RPCLink({ port }));
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-units-'));
  world = await startOutsideWorld({ folder: path.join(folder, 'outside') });
  const data = path.join(folder, 'data');
  await world.enrol(data);
  const program = (entry: string) => [process.execPath, path.join(root, entry)];
  devices = await superviseAt(socketOf('devices'), program('main/device-host/index.ts'), {});
  core = await superviseAt(socketOf('core'), program('main/core/index.ts'), {
    KIOSK_DATA: data,
    KIOSK_CONFIG: [path.join(root, 'kiosk-config/default.yaml'), world.configFile].join(path.delimiter),
    KIOSK_CATALOGUE: compiledCatalogue(),
    KIOSK_DEVICE_HOST: '/nowhere',
    KIOSK_DEVICES_SOCKET: socketOf('devices'),
    KIOSK_VERSION: 'test',
    KIOSK_LOG: 'error',
  });
  openShell();
});
afterAll(async () => {
  await shell?.stop();
  await core?.close();
  await devices?.close();
  await world?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const readerReady = () => untilStatus(client(), deviceReady('id-card-reader'));

test('the screen reaches the core, and the core its devices', async () => {
  await readerReady();
});

test('a device host that is killed is there again, with the configuration that its core tells it', async () => {
  const before = devices.pid();
  const down = untilStatus(client(), (status) => status.devices.some(({ state }) => state === 'fault'));
  process.kill(before, 'SIGKILL');
  await down;
  await readerReady();
  expect(devices.pid()).not.toBe(before);
});

test('a core that is killed is there again, and its device host begins anew with it', async () => {
  const before = { core: core.pid(), devices: devices.pid() };
  const again = new Promise<void>((resolve) => shell.once('up', resolve));
  process.kill(before.core, 'SIGKILL');
  await again;
  await readerReady();
  expect(core.pid()).not.toBe(before.core);
  expect(devices.pid()).not.toBe(before.devices);
});

test('a core that hangs is let go of, and reached again once its supervisor ended it', async () => {
  const before = core.pid();
  const again = new Promise<void>((resolve) => shell.once('hung', () => shell.once('up', resolve)));
  process.kill(before, 'SIGSTOP');
  await again;
  process.kill(before, 'SIGKILL');
  await readerReady();
  expect(core.pid()).not.toBe(before);
});

test('a shell that goes leaves the core running', async () => {
  const before = core.pid();
  await shell.stop();
  openShell();
  await readerReady();
  expect(core.pid()).toBe(before);
});
