/** The web shell's door: one browser comes in by a ticket that is burnt, from this address alone, and one screen at a time. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChildHost } from '../../main/process/child-host.ts';
import { startWebShell, type WebShell } from '../../main/shell/web/server.ts';
import type { KioskClient } from '../kit/kiosk.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let core: ChildHost;
let shell: WebShell;
let url: URL;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-web-'));
  core = new ChildHost({
    node: process.execPath,
    entry: path.join(root, 'main/core/index.ts'),
    env: {
      KIOSK_DATA: path.join(folder, 'data'),
      KIOSK_CONFIG: path.join(root, 'kiosk-config/default.yaml'),
      KIOSK_CATALOGUE: path.join(root, 'kiosk-config/catalogue'),
      KIOSK_DEVICE_HOST: path.join(root, 'main/device-host/index.ts'),
      KIOSK_VERSION: 'test',
      KIOSK_LOG: 'fatal',
    },
  });
  core.start();
  shell = await startWebShell(core, path.join(root, 'renderer'), 0);
  url = new URL(shell.ticket());
  const entered = await ask({ path: `${url.pathname}${url.search}` });
  expect(entered.status).toBe(200);
  cookie = String(entered.cookie).split(';')[0] ?? '';
  expect(entered.cookie).toMatch(/HttpOnly; SameSite=Strict/);
});
afterAll(async () => {
  await shell.close();
  await core.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Answer = { status: number; location?: string; cookie?: string; policy?: string; permissions?: string };

function ask(options: { path: string; headers?: Record<string, string> }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.get(
      { host: '127.0.0.1', port: url.port, path: options.path, headers: options.headers ?? {} },
      (answer) => {
        answer.resume();
        resolve({
          status: answer.statusCode ?? 0,
          ...(answer.headers.location && { location: answer.headers.location }),
          ...(answer.headers['set-cookie']?.[0] && { cookie: answer.headers['set-cookie'][0] }),
          policy: String(answer.headers['content-security-policy']),
          permissions: String(answer.headers['permissions-policy']),
        });
      },
    );
    request.on('error', reject);
  });
}

/** The status of a WebSocket handshake. */
function upgrade(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get({
      host: '127.0.0.1',
      port: url.port,
      path: '/rpc',
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    request.on('upgrade', (_answer, socket) => {
      socket.destroy();
      resolve(101);
    });
    request.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    request.on('error', reject);
  });
}

const client = (websocket: WebSocket): KioskClient => createORPCClient(new RPCLink({ websocket }));

describe('the web shell', () => {
  const own = () => `http://127.0.0.1:${url.port}`;

  it('listens on loopback alone', async () => {
    const others = Object.values(os.networkInterfaces())
      .flat()
      .filter((each) => each?.family === 'IPv4' && !each.internal);
    for (const other of others) {
      await expect(fetch(`http://${other?.address}:${url.port}/`)).rejects.toThrow();
    }
    expect(url.hostname).toBe('127.0.0.1');
  });

  it.each([
    ['no ticket and no cookie', '/', () => ({})],
    ['a wrong ticket', '/?ticket=wrong', () => ({})],
    ['a wrong cookie', '/', () => ({ cookie: 'kiosk=wrong' })],
    ['another host name, as a rebound DNS name has', '/', () => ({ cookie, host: 'evil.example' })],
    ['a page of another origin', '/', () => ({ cookie, origin: 'http://evil.example' })],
  ])('turns away %s', async (_what, where, headers) => {
    expect((await ask({ path: where, headers: headers() })).status).toBe(403);
  });

  it('serves the page to the browser that came in, under the strict policy', async () => {
    const page = await ask({ path: '/', headers: { cookie, origin: own() } });
    expect(page.status).toBe(200);
    expect(page.policy).toContain("default-src 'none'");
    expect(page.policy).toContain("script-src 'self'");
    for (const device of ['usb', 'hid', 'serial', 'bluetooth'])
      expect(page.permissions).toContain(`${device}=()`);
  });

  it('does not lead out of the page folder', async () => {
    for (const where of ['/../package.json', '/..%2fpackage.json', '/%2e%2e/package.json']) {
      expect((await ask({ path: where, headers: { cookie } })).status).not.toBe(200);
    }
  });

  it('opens the RPC channel to its own page alone', async () => {
    expect(await upgrade({ cookie, origin: own() })).toBe(101);
    expect(await upgrade({ origin: own() })).toBe(403);
    expect(await upgrade({ cookie, origin: 'http://evil.example' })).toBe(403);
    expect(await upgrade({ cookie, origin: own(), host: 'evil.example' })).toBe(403);
  });

  it('burns a ticket at its first use, and an older one when a new one is made', async () => {
    expect((await ask({ path: `${url.pathname}${url.search}` })).status).toBe(403);
    const older = new URL(shell.ticket());
    shell.ticket();
    expect((await ask({ path: `${older.pathname}${older.search}` })).status).toBe(403);
    expect((await ask({ path: '/', headers: { cookie } })).status).toBe(200);
  });

  it('turns a second screen away, and the first one goes on', async () => {
    // Node's own takes headers in place of protocols; the types are a browser's.
    const how = { headers: { cookie, origin: own() } } as never;
    const open = () => new WebSocket(`ws://127.0.0.1:${url.port}/rpc`, how);
    const info = (socket: WebSocket) => client(socket).kiosk.info();
    const first = open();
    expect(await info(first)).toMatchObject({ version: 'test' });
    const [turnedAway] = await once(open(), 'close');
    expect(turnedAway).toMatchObject({ code: 4409 });
    expect(await info(first)).toMatchObject({ version: 'test' });
    const gone = once(first, 'close');
    first.close();
    await gone;
    const reloaded = open();
    expect(await info(reloaded)).toMatchObject({ version: 'test' });
    reloaded.close();
  });
});
