/** A spare machine takes a dead one's place by one command: its queue, its settings, its numbers; and the old one is heard no more. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrol } from '../../main/core/enrolment/enrol.ts';
import { installPin } from '../../main/core/maintenance/pin.ts';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { ChildHost } from '../../main/process/child-host.ts';
import { compiledCatalogue } from '../kit/catalogue.ts';
import { clientOf } from '../kit/core-process.ts';
import { removeFolders, temporaryFolder } from '../kit/filled.ts';
import { firstFreeSlot, type KioskClient, untilStatus } from '../kit/kiosk.ts';
import { NO_LIMITS } from '../world/outside-world.ts';
import { type Sandbox, startSandbox } from '../world/platform-sandbox/server.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PIN = '990011';
let place: string;
let sandbox: Sandbox;
const machines: ChildHost[] = [];
const at = (...names: string[]) => path.join(place, ...names);
const run = (script: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(ROOT, 'main/core/recovery', script), ...args]);

/** The core of a machine, on its own data folder; its `site.yaml` lies in it. */
function machine(data: string): ChildHost {
  const core = new ChildHost({
    node: process.execPath,
    entry: path.join(ROOT, 'main/core/index.ts'),
    env: {
      PATH: process.env.PATH ?? '',
      KIOSK_DATA: data,
      KIOSK_CONFIG: [path.join(ROOT, 'kiosk-config/default.yaml'), path.join(data, 'site.yaml')].join(
        path.delimiter,
      ),
      KIOSK_CATALOGUE: compiledCatalogue(),
      KIOSK_DEVICE_HOST: path.join(ROOT, 'main/device-host/index.ts'),
      KIOSK_VERSION: 'swap',
      KIOSK_LOG: 'error',
    },
    backoffMs: [1, 1],
  });
  machines.push(core);
  core.start();
  return core;
}

async function book(client: KioskClient): Promise<Receipt> {
  await client.session.begin();
  await client.filing.begin({ kind: 'booking', itemCode: 'RS-0001' });
  await client.identity.agree({ notice: NOTICE_VERSION });
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  await client.session.setPhone({ phone: '13900001111' });
  const { date, start } = await firstFreeSlot(client);
  await client.booking.choose({ date, start });
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  await client.session.end({ reason: 'finished' });
  return answer.receipt;
}

const online = (client: KioskClient) => untilStatus(client, ({ network }) => network === 'online');
const STRUCK_OFF = { state: 'out-of-service', reason: 'struck-off' };
/** As it says just now; it may be between two starts. */
async function serviceOf(core: ChildHost) {
  if (!core.running) return 'down';
  const statuses = await clientOf(core).kiosk.status();
  const { done, value } = await statuses.next();
  await statuses.return?.(undefined);
  return done ? 'down' : value.service;
}
const filed = async () => (await sandbox.cases()).map(({ receiptNo }) => receiptNo).sort();
const numberOf = (receipt: Receipt) => Number(receipt.receiptNo.split('-')[2]);

function waitingIn(file: string): number {
  if (!existsSync(file)) return 0;
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], number>('SELECT count(*) FROM outbox').pluck().get() ?? 0;
  } finally {
    db.close();
  }
}

async function connected(core: ChildHost): Promise<KioskClient> {
  await expect.poll(() => core.running).toBe(true);
  return clientOf(core);
}

beforeAll(async () => {
  place = temporaryFolder();
  sandbox = await startSandbox({ folder: at('platform') });
  mkdirSync(at('old'), { mode: 0o700 });
  installPin(at('old'), PIN);
  writeFileSync(
    at('old/site.yaml'),
    JSON.stringify({
      kiosk: { id: 'LY001', samplePeople: true },
      platform: { baseUrl: sandbox.url, timeoutMs: 1500, probeMs: 300 },
      storage: { reserveMiB: 16, backupFolder: at('backup'), backupOnSameDisk: true },
      limits: NO_LIMITS,
    }),
  );
  const { code } = await sandbox.enrolmentFor('LY001');
  await enrol({ dataFolder: at('old'), baseUrl: sandbox.url, kioskId: 'LY001', code });
});
afterAll(async () => {
  await Promise.all(machines.map((core) => core.stop()));
  await sandbox.close();
  removeFolders();
});

let spare: ChildHost;
let old: { delivered: Receipt; unheard: Receipt; queued: Receipt; late: Receipt };

it('the old machine works, loses the platform, and dies', async () => {
  const core = machine(at('old'));
  const client = await connected(core);
  await online(client);
  await client.maintenance.unlock({ pin: PIN });
  await client.configuration.apply({ changes: [{ key: 'session.idleSeconds', value: '77' }] });
  const delivered = await book(client);
  await untilStatus(client, ({ queue }) => queue.waiting === 0);
  // The platform has it, and this machine never hears so.
  sandbox.faults.set({ inProgress: { rate: 1 } });
  const unheard = await book(client);
  await expect.poll(filed).toContain(unheard.receiptNo);
  sandbox.faults.set({ status: { code: 503, rate: 1 } });
  const queued = await book(client);
  await expect.poll(() => waitingIn(at('backup/kiosk.db'))).toBe(2);
  // After the last copy: on this machine alone.
  const late = await book(client);
  old = { delivered, unheard, queued, late };
  const { pid } = core;
  const gone = once(core, 'down');
  void core.stop();
  if (pid) process.kill(pid, 'SIGKILL');
  await gone;
  expect([delivered, unheard, queued, late].map(numberOf)).toEqual([1, 2, 3, 4]);
  expect(await filed()).toEqual([delivered.receiptNo, unheard.receiptNo]);
});

it('refuses a folder that holds another store, a copy of another kiosk, and no copy at all', async () => {
  sandbox.faults.set({});
  const given = at('code.json');
  writeFileSync(given, JSON.stringify(await sandbox.enrolmentFor('LY001', { swap: true })));
  const fails = (...args: string[]) =>
    run('swap-cli.ts', '--file', given, ...args).then(
      () => null,
      ({ stderr }: { stderr: string }) => stderr,
    );
  mkdirSync(at('empty'));
  expect(await fails('--from', at('empty'), '--data', at('spare'))).toContain('没有可用的备份');
  const other = at('other.yaml');
  const config = JSON.stringify({ kiosk: { id: 'LY002' }, platform: { baseUrl: sandbox.url } });
  writeFileSync(other, config);
  expect(await fails('--from', at('backup'), '--data', at('spare'), '--config', other)).toContain(
    '备份是终端 LY001 的，本机配置为 LY002',
  );
  mkdirSync(at('taken'));
  new Database(at('taken/kiosk.db')).exec('CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT)').close();
  expect(await fails('--from', at('backup'), '--data', at('taken'))).toContain('已有另一套数据');
  expect(readdirSync(at('taken'))).not.toContain('device.json');
});

it('a spare that its technician configured and tried beforehand may take over; one that served somebody may not', async () => {
  mkdirSync(at('spare'), { recursive: true, mode: 0o700 });
  installPin(at('spare'), PIN);
  const site = JSON.stringify({ kiosk: { id: 'LY001' }, platform: { baseUrl: sandbox.url } });
  writeFileSync(at('spare/site.yaml'), site);
  const core = machine(at('spare'));
  const technician = await connected(core);
  await expect.poll(() => serviceOf(core)).toEqual({ state: 'out-of-service', reason: 'enrolment' });
  await technician.maintenance.unlock({ pin: PIN });
  await core.stop();
  const kept = readFileSync(at('old/site.yaml'), 'utf8');
  writeFileSync(at('spare/site.yaml'), kept.replace(at('backup'), at('spare-backup')));
  const used = new Database(at('spare/kiosk.db'));
  used.exec("INSERT INTO receipt_sequence VALUES ('20261130', 1)");
  used.close();
  const swap = () =>
    run('swap-cli.ts', '--from', at('backup'), '--data', at('spare'), '--file', at('code.json')).then(
      ({ stdout }) => stdout,
      ({ stderr }: { stderr: string }) => stderr,
    );
  expect(await swap()).toContain('已有另一套数据');
  const unused = new Database(at('spare/kiosk.db'));
  unused.exec('DELETE FROM receipt_sequence');
  unused.close();
});

it('a spare takes over by one command, delivers what waited once, and gives other numbers', async () => {
  const { stdout } = await run(
    'swap-cli.ts',
    '--from',
    at('backup'),
    '--data',
    at('spare'),
    '--file',
    at('code.json'),
  );
  expect(stdout).toContain('待提交 2 件，已提交 1 件');
  expect(stdout).toContain('本机已接替终端 LY001');
  expect(stdout).not.toContain('注意');
  // Done again it does nothing again.
  const again = await run(
    'swap-cli.ts',
    '--from',
    at('backup'),
    '--data',
    at('spare'),
    '--file',
    at('code.json'),
  );
  expect(again.stdout).toContain('不用再登记');
  spare = machine(at('spare'));
  const client = await connected(spare);
  await online(client);
  expect(await client.kiosk.info()).toMatchObject({ kioskId: 'LY001', idleSeconds: 77 });
  await untilStatus(client, ({ queue }) => queue.waiting + queue.parked === 0);
  const fresh = await book(client);
  await untilStatus(client, ({ queue }) => queue.waiting + queue.parked === 0);
  expect(numberOf(fresh)).toBe(10_001);
  const { delivered, unheard, queued } = old;
  expect(await filed()).toEqual([delivered, unheard, queued, fresh].map(({ receiptNo }) => receiptNo).sort());
  // Slips that the old machine signed find their receipt here.
  await client.session.begin();
  expect(await client.slips.find({ code: queued.code })).toMatchObject({ outcome: 'found' });
  await client.session.end({ reason: 'finished' });
});

it('the old machine, started again, says that it was replaced, sends nothing, and its queue can be carried away sealed', async () => {
  const before = await filed();
  const core = machine(at('old'));
  await expect.poll(() => serviceOf(core)).toEqual(STRUCK_OFF);
  const technician = await connected(core);
  await technician.maintenance.unlock({ pin: PIN });
  expect((await technician.maintenance.overview()).closed?.join('\n')).toContain('另一台机器接替');
  // Offline it knows it too, from its start on.
  await core.stop();
  sandbox.faults.set({ status: { code: 503, rate: 1 } });
  const offline = machine(at('old'));
  await expect.poll(() => serviceOf(offline)).toEqual(STRUCK_OFF);
  await offline.stop();
  sandbox.faults.set({});
  expect(await filed()).toEqual(before);

  await run('export-cli.ts', '--data', at('old'), '--to', at('carried'));
  const { unheard, queued, late } = old;
  expect(readdirSync(at('carried')).sort()).toEqual(
    [unheard, queued, late].map(({ receiptNo }) => receiptNo),
  );
  const sealed = readFileSync(at('carried', late.receiptNo, 'submission.json'), 'utf8');
  expect(sealed).not.toContain('张样例');
});

it('a stolen kiosk is struck off, and serves again once it is enrolled anew', async () => {
  const core = spare;
  expect(await sandbox.strikeOff('LY001')).toBe(1);
  await expect.poll(() => serviceOf(core)).toEqual(STRUCK_OFF);
  const { code } = await sandbox.enrolmentFor('LY001');
  await enrol({ dataFolder: at('spare'), baseUrl: sandbox.url, kioskId: 'LY001', code });
  await expect.poll(() => serviceOf(core)).toEqual({ state: 'open' });
  const client = await connected(core);
  await online(client);
  expect(numberOf(await book(client))).toBe(10_002);
});
