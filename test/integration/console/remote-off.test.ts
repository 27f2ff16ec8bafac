/** The way in for remote technicians where it is not to be used: off, misconfigured, about to end. Real files, a real core. */

import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { loadConfig } from '../../../kiosk-config/load.ts';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import { judgeCertificate } from '../../../main/core/remote/certificate.ts';
import { remoteClient } from '../../../main/core/remote/client/link.ts';
import { readRemoteFiles } from '../../../main/core/remote/files.ts';
import { ROOT } from '../../../scripts/setup/lib.mjs';
import { freePort } from '../../kit/free-port.ts';
import { startKiosk, type TestKiosk, untilReady } from '../../kit/kiosk.ts';
import { Authority } from '../../kit/technician-certificates.ts';

const PIN = '990011';
const folder = mkdtempSync(path.join(os.tmpdir(), 'remote-off-'));
const authority = new Authority(path.join(folder, 'ca'));
const own = authority.issue('kiosk', 'LY001', { use: 'serverAuth', days: 10 });
const other = authority.issue('other', 'LY002', { use: 'serverAuth' });
const at = { host: '127.0.0.1', port: 9443, ...own, ca: authority.ca };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let kiosk: TestKiosk | null = null;
afterEach(async () => {
  await kiosk?.close();
  kiosk = null;
});

/** Ports that a process listens on: its sockets among those of the kernel's tables in state 0A. */
function portsOf(pid: number): number[] {
  const links = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && links.includes(`socket:[${inode}]`))
      .map(([, local]) => Number.parseInt(local?.split(':')[1] ?? '', 16)),
  );
}

async function overview(maintenance: object) {
  kiosk = await startKiosk({ maintenance });
  installPin(kiosk.data, PIN);
  const client = kiosk.connect();
  await untilReady(client);
  await client.maintenance.unlock({ pin: PIN });
  return { pid: kiosk.core.pid ?? 0, remote: (await client.maintenance.overview()).remote };
}

it('is off where nobody wrote it: the core listens on no port at all', async () => {
  const { pid, remote } = await overview({});
  expect(remote).toBeNull();
  expect(portsOf(pid)).toEqual([]);
});

it('a key that others can read opens nothing, is named, and keeps no citizen out', async () => {
  const port = await freePort();
  chmodSync(other.key, 0o640);
  const { pid, remote } = await overview({ remote: { ...at, ...other, port } });
  expect(remote).toMatchObject({
    isListening: false,
    problems: [expect.stringContaining('权限须为 0600（现为 640）')],
  });
  expect(portsOf(pid)).toEqual([]);
  chmodSync(other.key, 0o600);
});

it('says weeks before that a certificate ends', async () => {
  const port = await freePort();
  const { pid, remote } = await overview({ remote: { ...at, port } });
  expect(remote).toMatchObject({
    isListening: true,
    problems: [expect.stringMatching(/kiosk\.pem 在 .* 到期，还有 9 天/)],
  });
  expect(portsOf(pid)).toEqual([port]);
});

it('is there too while nobody is served, with what a closed kiosk has', async () => {
  const port = await freePort();
  kiosk = await startKiosk({ maintenance: { remote: { ...at, port } }, env: { KIOSK_CATALOGUE: folder } });
  const li = authority.issue('li', '10023');
  const [cert = '', key = '', ca = ''] = [li.certificate, li.key, authority.ca].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const client = remoteClient({ host: '127.0.0.1', port, cert, key, ca });
  await expect
    .poll(async () => (await client.maintenance.overview().catch(() => null))?.closed)
    .toEqual(expect.arrayContaining([expect.any(String)]));
  const { entries } = await client.logBook.entries({ level: 'error', source: null, minutes: null });
  expect(entries.map(({ event }) => event)).toContain('out-of-service');
  await expect(client.duty.takeNotice()).rejects.toMatchObject({ code: 'NOT_HERE' });
  await expect(client.maintenance.testPrint()).rejects.toMatchObject({ code: 'AT_THE_MACHINE' });
});

it.each([
  [
    'a file that is not there',
    { ca: '/nowhere/ca.pem' },
    'maintenance.remote.ca：无法读取 /nowhere/ca.pem（ENOENT）',
  ],
  ['a key for a certificate', { certificate: own.key }, 'maintenance.remote.certificate'],
  ['another’s key', { key: other.key }, '不是'],
  ['a certificate that is no authority’s', { ca: other.certificate }, '不是签发机构的证书'],
])('names %s', (_, wrong, part) => {
  const read = readRemoteFiles({ ...at, ...wrong });
  expect(read).toEqual({ ok: false, problems: [expect.stringContaining(part)] });
});

it('names a wrong line of site.yaml as it names any other', () => {
  const site = path.join(folder, 'site.yaml');
  const lines = [
    'kiosk: { id: LY001 }',
    'maintenance:',
    '  remote:',
    '    host: kiosk.example',
    '    port: 443',
  ];
  writeFileSync(site, `${lines.join('\n')}\n`);
  const read = loadConfig([path.join(ROOT, 'kiosk-config/default.yaml'), site]);
  const problems = read.ok ? [] : read.problems;
  for (const part of [
    '第 4 行：maintenance.remote.host',
    '第 5 行：maintenance.remote.port',
    'maintenance.remote.certificate',
    'maintenance.remote.ca',
  ]) {
    expect(problems.join('\n')).toContain(part);
  }
});

it('a clock that was set back revives no certificate', () => {
  const { certificate } = authority.issue('technician', '10023', { days: 30 });
  const read = new X509Certificate(readFileSync(certificate));
  const struckOff = new Set<string>();
  expect(judgeCertificate(read, { struckOff, passed: Date.now() })).toMatchObject({
    who: { technician: '10023' },
  });
  const later = Date.now() + 31 * 24 * 3600_000;
  expect(judgeCertificate(read, { struckOff, passed: later })).toEqual({ outcome: 'expired' });
});
