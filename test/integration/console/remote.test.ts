/** A technician from afar at a real kiosk, by real TLS: who is let in, what may be done, what is written down. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect as connectTcp } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { KNOWN_ACTS } from '../../../main/core/remote/acts.ts';
import { type RemoteClient, remoteClient } from '../../../main/core/remote/client/link.ts';
import { ROOT } from '../../../scripts/setup/lib.mjs';
import { freePort } from '../../kit/free-port.ts';
import { type KioskClient, startKiosk, type TestKiosk, untilReady } from '../../kit/kiosk.ts';
import { Authority, fingerprintOf, type Issued } from '../../kit/technician-certificates.ts';

const PIN = '990011';
const folder = mkdtempSync(path.join(os.tmpdir(), 'remote-test-'));
const authority = new Authority(path.join(folder, 'ca'));
const strangers = new Authority(path.join(folder, 'other-ca'));
const own = authority.issue('kiosk', 'LY001', { use: 'serverAuth' });
const LI = authority.issue('li', '10023');
const LOST = authority.issue('lost', '10117');
const struckOff = path.join(folder, 'struck-off');

let kiosk: TestKiosk;
/** Began a request in the first moment, and sends on a byte a second. */
let slow: Promise<string>;
let client: KioskClient;
let port: number;
let metrics: number;

beforeAll(async () => {
  writeFileSync(struckOff, '# nobody yet\n');
  port = await freePort();
  metrics = await freePort();
  kiosk = await startKiosk({
    maintenance: { remote: { host: '127.0.0.1', port, ...own, ca: authority.ca, struckOff } },
    telemetry: { prometheus: { port: metrics } },
    env: { KIOSK_LOG: 'info' },
  });
  installPin(kiosk.data, PIN);
  client = kiosk.connect();
  await untilReady(client, 'receipt-printer');
  slow = sendSlowly();
});
afterAll(async () => {
  await kiosk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How a connection ends that never ends its headers. */
function sendSlowly(): Promise<string> {
  return new Promise((resolve) => {
    const socket = connectTls({ host: '127.0.0.1', port, ca: readFileSync(authority.ca), ...pem(LI) });
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => undefined);
    const drip = setInterval(() => socket.write('x'), 1_000);
    socket.on('close', () => {
      clearInterval(drip);
      resolve(answer.split('\r\n')[0] ?? '');
    });
    socket.write('POST /maintenance/overview HTTP/1.1\r\nx: ');
  });
}

const pem = ({ certificate, key }: Issued) => ({
  cert: readFileSync(certificate, 'utf8'),
  key: readFileSync(key, 'utf8'),
});
const as = (who: Issued): RemoteClient =>
  remoteClient({ host: '127.0.0.1', port, ca: readFileSync(authority.ca, 'utf8'), ...pem(who) });
const overviewAs = (who: Issued) => as(who).maintenance.overview();

function trail(): Record<string, unknown>[] {
  const db = new Database(path.join(kiosk.data, 'kiosk.db'), { readonly: true });
  const rows = db.prepare<[], string>(
    "SELECT detail FROM audit WHERE step IN ('maintenance', 'configured') ORDER BY seq",
  );
  const entries = rows.pluck().all();
  db.close();
  return entries.map((detail) => JSON.parse(detail));
}

async function counted(outcome: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  const line = text
    .split('\n')
    .find((each) => each.startsWith(`kiosk_remote_connections_total{outcome="${outcome}"`));
  return Number(line?.split(' ').at(-1) ?? 0);
}

/** One raw request with a technician's certificate; its status, or 0 where the connection was broken off. */
function raw(who: Issued | null, options: object, body = '{}'): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, ca: readFileSync(authority.ca), method: 'POST', agent: false },
        ...{ headers: { 'content-type': 'application/json' }, path: '/maintenance/overview' },
        ...(who && pem(who)),
        ...options,
      },
      (answer) => {
        answer.resume();
        answer.on('close', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
}

it('lets nobody in without a certificate, with another authority’s, a kiosk’s own, one that ended; each is counted', async () => {
  expect(await raw(null, {})).toBe(0);
  expect(await raw(strangers.issue('stranger', '10023'), {})).toBe(0);
  expect(await raw(authority.issue('ended', '10023', { days: -1 }), {})).toBe(0);
  expect(await raw(own, {})).toBe(0);
  await expect(overviewAs(authority.issue('no-use', '10023', { use: null }))).rejects.toMatchObject({
    code: 'NOT_A_TECHNICIAN',
  });
  await expect(overviewAs(authority.issue('named', 'Li Sample'))).rejects.toMatchObject({
    code: 'NOT_A_TECHNICIAN',
  });
  for (const [outcome, times] of [
    ...([
      ['no-certificate', 1],
      ['unknown-authority', 1],
      ['expired', 1],
    ] as const),
    ['not-a-technician', 3],
  ] as const) {
    await expect.poll(() => counted(outcome), { message: outcome }).toBe(times);
  }
  expect(trail()).toEqual([]);
});

it('speaks nothing older than TLS 1.3', async () => {
  const said = await new Promise<string>((resolve) => {
    const socket = connectTls({
      host: '127.0.0.1',
      port,
      ...pem(LI),
      maxVersion: 'TLSv1.2',
      rejectUnauthorized: false,
    });
    socket.on('secureConnect', () => resolve('connected'));
    socket.on('error', ({ message }) => resolve(message));
  });
  expect(said).toContain('protocol version');
});

it('the right one sees how the kiosk stands; who asked for what stands in the trail', async () => {
  const { kioskId, remote } = await overviewAs(LI);
  expect(kioskId).toBe('LY001');
  expect(remote).toMatchObject({ address: `127.0.0.1:${port}`, isListening: true, problems: [] });
  for await (const status of await as(LI).kiosk.status()) {
    expect(status.network).toBe('online');
    break;
  }
  const who = {
    technician: '10023',
    certificate: fingerprintOf(LI).replaceAll(':', '').toLowerCase(),
    way: 'afar',
  };
  expect(trail()).toEqual([
    { asked: 'maintenance.overview', outcome: 'let-in', ...who },
    { asked: 'kiosk.status', outcome: 'let-in', ...who },
  ]);
});

it('does by the console’s own code what can be done from afar, and enters it as that technician’s', async () => {
  const li = as(LI);
  const before = trail().length;
  expect(await li.duty.setCard({ card: { phone: '0731-83600001', hours: 'always' } })).toEqual({
    outcome: 'saved',
  });
  const steps = [];
  for await (const step of await li.networkPath.walk()) steps.push(step.step);
  expect(steps).toEqual(['gateway', 'name', 'connect', 'tls', 'platform', 'clock']);
  const changes = [{ key: 'session.idleSeconds', value: '75' }];
  expect(await li.configuration.preview({ changes })).toMatchObject({ outcome: 'fits' });
  expect(await li.configuration.apply({ changes })).toEqual({ outcome: 'saved' });
  expect((await client.kiosk.info()).idleSeconds).toBe(75);
  const wrong = await li.configuration.apply({
    changes: [{ key: 'platform.baseUrl', value: 'https://x.invalid' }],
  });
  expect(wrong).toMatchObject({ outcome: 'refused', problems: [{ why: { code: 'not-a-setting' } }] });
  expect(await li.configuration.undo()).toEqual({ outcome: 'saved' });
  const { entries } = await li.logBook.entries({ level: 'info', source: 'core', minutes: null });
  expect(entries.some(({ event }) => event === 'maintenance.asked')).toBe(true);
  expect(await li.maintenance.checkUpdate()).toEqual({ outcome: 'not-managed' });
  const acts = trail()
    .slice(before)
    .filter(({ asked }) => asked === undefined);
  expect(acts.map(({ act, key, from }) => act ?? [key, from])).toEqual([
    ...['duty-card-set', 'network-walked'],
    ...[
      ['session.idleSeconds', '60'],
      ['session.idleSeconds', '75'],
    ],
  ]);
  for (const act of acts) expect(act).toMatchObject({ technician: '10023', way: 'afar' });
});

it('leaves to hands what needs hands, with its reason; that it was asked for stands in the trail', async () => {
  const li = as(LI);
  for (const [ask, why] of [
    [() => li.maintenance.testPrint(), 'look-at-paper'],
    [() => li.selfTest.begin({ fresh: true }), 'person-judges'],
    [() => li.paper.refilled({ printer: 'receipt-printer' }), 'put-paper-in'],
    [() => li.logBook.export(), 'take-stick'],
    [() => li.technicians.enrol({ number: '10300' }), 'hold-badge'],
    [
      () => li.maintenance.closeParked({ receiptNo: 'X', number: '1', reason: 'at-window' as never }),
      'submission',
    ],
    [() => li.maintenance.unlock({ pin: PIN }), 'door'],
  ] as const) {
    await expect(ask()).rejects.toMatchObject({ code: 'AT_THE_MACHINE', data: { why } });
    expect(trail().at(-1)).toMatchObject({ outcome: why, technician: '10023' });
  }
});

it('is no way to a citizen’s session, and cuts nobody off who is at the screen', async () => {
  for (const at of [
    '/session/begin',
    '/session/resume',
    '/kiosk/events',
    '/kiosk/info',
    '/slips/print',
    '/__proto__/x',
    '/maintenance',
  ]) {
    expect(await raw(LI, { path: at }), at).toBe(404);
  }
  expect(KNOWN_ACTS.filter((act) => /^(session|identity|filing|slips|scans|archive)\./.test(act))).toEqual(
    [],
  );
  await client.session.begin();
  await expect(as(LI).maintenance.restartDevice({ device: 'scanner' })).rejects.toMatchObject({
    code: 'IN_USE',
  });
  await expect(as(LI).maintenance.restartCore()).rejects.toMatchObject({ code: 'IN_USE' });
  await client.session.end({ reason: 'finished' });
  await as(LI).maintenance.restartDevice({ device: 'scanner' });
  expect(trail().at(-1)).toMatchObject({ act: 'restart-device', device: 'scanner', technician: '10023' });
});

it('takes no request of a browser’s page, none too long, and not too many connections', async () => {
  expect(await raw(LI, { method: 'GET' })).toBe(405);
  expect(await raw(LI, { headers: { 'content-type': 'text/plain' } })).toBe(415);
  expect(await raw(LI, {}, 'x'.repeat(70_000))).toBe(413);
  const before = await counted('too-many');
  const held = await Promise.all(
    Array.from({ length: 6 }, () => {
      const socket = connectTcp(port, '127.0.0.1');
      socket.on('error', () => undefined);
      return new Promise<typeof socket>((resolve) => socket.on('connect', () => resolve(socket)));
    }),
  );
  await expect.poll(async () => (await counted('too-many')) - before).toBeGreaterThanOrEqual(2);
  for (const socket of held) socket.destroy();
  await expect.poll(async () => (await overviewAs(LI).catch(() => null))?.kioskId).toBe('LY001');
});

it('one that is struck off is out at its next request; a list that can’t be read keeps everybody out and is told', async () => {
  await overviewAs(LOST);
  writeFileSync(struckOff, `# lost in a taxi\n${fingerprintOf(LOST)}\n`);
  await expect(overviewAs(LOST)).rejects.toMatchObject({ code: 'STRUCK_OFF' });
  expect((await overviewAs(LI)).remote?.problems).toEqual([]);
  writeFileSync(struckOff, 'not a fingerprint\n');
  await expect(overviewAs(LI)).rejects.toMatchObject({ code: 'STRUCK_OFF' });
  await client.maintenance.unlock({ pin: PIN });
  const { remote } = await client.maintenance.overview();
  expect(remote?.problems).toEqual([expect.stringContaining('第 1 行')]);
  await client.maintenance.lock();
  writeFileSync(struckOff, `${fingerprintOf(LOST)}\n`);
});

const run = promisify(execFile);
async function command(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  const cli = path.join(ROOT, 'main/core/remote/client/remote-cli.ts');
  const all = [
    cli,
    `127.0.0.1:${port}`,
    '--cert',
    LI.certificate,
    '--key',
    LI.key,
    '--ca',
    authority.ca,
    ...words,
  ];
  try {
    const { stdout, stderr } = await run(process.execPath, all);
    return { code: 0, out: stdout, said: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, said: stderr };
  }
}

it('the command says in words what the kiosk says', async () => {
  const status = await command('status');
  expect(status).toMatchObject({ code: 0, said: '' });
  expect(status.out).toContain('终端 LY001');
  expect(status.out).toContain('回执打印机：正常');
  expect((await command('network')).out).toContain('5 平台签名应答　正常');
  expect((await command('notice', 'no-slips', '2')).out).toBe('已保存\n');
  expect((await command('duty')).out).toContain('回执打印机检修');
  expect((await command('notice', 'none')).out).toBe('已保存\n');
  expect((await command('set', 'session.idleSeconds=9999')).out).toContain('session.idleSeconds：');
  expect(await command('test-print')).toMatchObject({
    code: 1,
    said: expect.stringContaining('要在机器前做'),
  });
  expect(await command('notice', 'rain', '2')).toMatchObject({ code: 2 });
  expect(await command('dance')).toMatchObject({ code: 2, said: expect.stringContaining('用法') });
  chmodSync(LI.key, 0o644);
  expect((await command('status')).said).toContain('0600');
  chmodSync(LI.key, 0o600);
});

it('waits for no request that comes a byte at a time', async () => {
  expect(await slow).toMatch(/^$|408/);
});

it('restarts the core, is told so, and is there again afterwards', async () => {
  const { coreStartedAt } = await overviewAs(LI);
  expect(await command('restart', 'core')).toMatchObject({ code: 0, out: '已重启\n' });
  await expect
    .poll(async () => (await overviewAs(LI).catch(() => null))?.coreStartedAt ?? coreStartedAt)
    .not.toBe(coreStartedAt);
  expect(trail()).toContainEqual(
    expect.objectContaining({ act: 'restart-core', technician: '10023', way: 'afar' }),
  );
});
