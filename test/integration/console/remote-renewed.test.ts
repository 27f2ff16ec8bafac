/** Certificates that are put in place of others while the way in for remote technicians is open: taken at the next look, without a restart. */
import { X509Certificate } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { os } from '@orpc/server';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RemoteConsole } from '../../../main/core/remote/remote-console.ts';
import { freePort } from '../../kit/free-port.ts';
import { Authority, type Issued } from '../../kit/technician-certificates.ts';

let folder: string;
let remote: RemoteConsole;
let port: number;
const agents: Agent[] = [];
const file = (name: string) => path.join(folder, name);

/** Puts them where the kiosk's configuration names them. */
function install(authority: Authority, own: Issued): void {
  copyFileSync(own.certificate, file('own.pem'));
  copyFileSync(own.key, file('own.key'));
  copyFileSync(authority.ca, file('ca.pem'));
}

/** Comes in with this certificate, each request on the same connection as long as that is open; resolves to the certificate that the kiosk shows, or an error's code. */
function technician(issued: Issued): () => Promise<string> {
  const [cert, key] = [readFileSync(issued.certificate), readFileSync(issued.key)];
  const agent = new Agent({ keepAlive: true, maxSockets: 1, cert, key, rejectUnauthorized: false });
  agents.push(agent);
  let shown = '';
  return () =>
    new Promise((resolve) => {
      const headers = { 'content-type': 'application/json' };
      const at = { host: '127.0.0.1', port, path: '/paper/state', method: 'POST', headers };
      const asked = request({ ...at, agent }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode === 200 ? shown : `${answer.statusCode}`));
      });
      asked.on('socket', (socket: TLSSocket) =>
        socket.once('secureConnect', () => {
          shown = socket.getPeerX509Certificate()?.fingerprint256 ?? '';
        }),
      );
      asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
      asked.end('{}');
    });
}

const shownBy = ({ certificate }: Issued) => new X509Certificate(readFileSync(certificate)).fingerprint256;
const nextLook = () => vi.advanceTimersByTime(60_000);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  folder = mkdtempSync(path.join(tmpdir(), 'remote-renewed-'));
  port = await freePort();
  const names = { certificate: file('own.pem'), key: file('own.key'), ca: file('ca.pem') };
  const config = { host: '127.0.0.1', port, ...names };
  remote = new RemoteConsole({ config, log: pino({ level: 'silent' }), isAttended: () => false });
});
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  await remote.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

function open(): void {
  const router = { paper: { state: os.handler(() => []) } };
  remote.open({ router, note: () => true, count: () => undefined, passed: () => Date.now() });
}

it('the kiosk’s own: shown to whoever comes next; a half-finished exchange changes nothing', async () => {
  const authority = new Authority(file('one'));
  const before = authority.issue('before', 'LY001', { use: 'serverAuth' });
  const after = authority.issue('after', 'LY001', { use: 'serverAuth' });
  install(authority, before);
  open();
  const ask = technician(authority.issue('wang', '1001'));
  await expect.poll(ask).toBe(shownBy(before));
  copyFileSync(after.certificate, file('own.pem'));
  nextLook();
  expect(remote.state?.problems.join()).toContain('不是');
  expect(await ask()).toBe(shownBy(before));
  copyFileSync(after.key, file('own.key'));
  nextLook();
  expect(remote.state?.problems).toEqual([]);
  await expect.poll(ask).toBe(shownBy(after));
});

it('the technicians’ authority: whoever came in by the one before is out, also on a connection that is open', async () => {
  const [one, other] = [new Authority(file('one')), new Authority(file('other'))];
  const own = one.issue('own', 'LY001', { use: 'serverAuth' });
  install(one, own);
  open();
  const former = technician(one.issue('wang', '1001'));
  await expect.poll(former).toBe(shownBy(own));
  copyFileSync(other.ca, file('ca.pem'));
  nextLook();
  expect(await former()).not.toBe(shownBy(own));
  expect(await technician(other.issue('li', '1002'))()).toBe(shownBy(own));
});
