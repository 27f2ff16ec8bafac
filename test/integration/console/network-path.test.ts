/** The way to the platform over real sockets: closed and silent ports, proxies, certificates of every wrong kind. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { PathResult } from '../../../main/core/model/network-path.ts';
import { type WayParts, walkPath } from '../../../main/core/network-path/path.ts';
import { keyPin, type TransportOptions } from '../../../main/core/platform/transport.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { freePort } from '../../kit/free-port.ts';

let folder: string;
const open: (Server | http.Server)[] = [];
const file = (name: string) => path.join(folder, name);
const read = (name: string) => readFileSync(file(name), 'utf8');
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });

beforeAll(() => {
  folder = temporaryFolder();
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-subj',
    '/CN=City',
    '-days',
    '3',
    '-keyout',
    file('ca-key'),
    '-out',
    file('ca'),
  );
  certified('good', 'IP:127.0.0.1', ['-days', '2']);
  certified('other', 'DNS:elsewhere.invalid', ['-days', '2']);
  certified('over', 'IP:127.0.0.1', ['-not_before', '20200101000000Z', '-not_after', '20200201000000Z']);
  certified('early', 'IP:127.0.0.1', ['-not_before', '20800101000000Z', '-not_after', '20810201000000Z']);
});
afterEach(() => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
});
afterAll(() => removeFolders());

/** Of the city's own authority. `x509 -not_before` is younger than Debian 12's openssl: `ca` knows the dates. */
function certified(name: string, names: string, dates: string[]): void {
  openssl(
    ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${name}`],
    ...['-keyout', file(`${name}-key`), '-out', file(`${name}.csr`)],
  );
  writeFileSync(file('ext'), `subjectAltName=${names}\n`);
  if (dates[0] === '-days') {
    openssl(
      ...['x509', '-req', '-in', file(`${name}.csr`), '-CA', file('ca'), '-CAkey', file('ca-key')],
      ...['-CAcreateserial', ...dates, '-extfile', file('ext'), '-out', file(name)],
    );
    return;
  }
  const [, from = '', , to = ''] = dates;
  for (const [each, text] of [
    ['index', ''],
    ['serial', `${Math.floor(Math.random() * 8999) + 1000}\n`],
    [
      'ca.conf',
      `[ca]\ndefault_ca=own\n[own]\ndatabase=${file('index')}\nserial=${file('serial')}\nnew_certs_dir=${folder}\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n`,
    ],
  ] as const) {
    writeFileSync(file(each), text);
  }
  openssl(
    ...['ca', '-batch', '-config', file('ca.conf'), '-cert', file('ca'), '-keyfile', file('ca-key')],
    ...['-in', file(`${name}.csr`), '-startdate', from, '-enddate', to],
    ...['-extfile', file('ext'), '-out', file(name), '-notext'],
  );
}

async function listening(server: Server | http.Server): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const secured = (name: string, more: https.ServerOptions = {}) =>
  listening(
    https.createServer({ cert: read(name), key: read(`${name}-key`), ...more }, (_, answer) =>
      answer.end('{}'),
    ),
  );

async function walked(url: string, transport: TransportOptions = {}, more: Partial<WayParts> = {}) {
  const steps: PathResult[] = [];
  const clock = () => ({ offsetMs: 400, doubt: null });
  const way = { url: new URL(url), transport, timeoutMs: 500, platform: null, clock, ...more };
  for await (const step of walkPath(way)) steps.push(step);
  return steps;
}

/** The step that is wrong, what is said of it, and how far it went. */
async function wrongAt(...args: Parameters<typeof walked>) {
  const steps = await walked(...args);
  const wrong = steps.filter(({ state }) => state === 'wrong');
  expect(wrong).toHaveLength(1);
  return `${wrong[0]?.step} ${wrong[0]?.problem}`;
}

it('the whole way with the city’s certificate: how many days it is good, and which key', async () => {
  const port = await secured('good');
  const steps = await walked(`https://127.0.0.1:${port}`, { ca: read('ca') });
  expect(steps.map(({ state }) => state)).toEqual(['none', 'none', 'ok', 'ok', 'none', 'ok']);
  const { facts } = steps[3] as PathResult;
  expect(facts.issuer).toBe('City');
  expect(Number(facts.daysLeft)).toBeGreaterThanOrEqual(1);
  expect(facts.pin).toMatch(/^[\w+/]{43}=$/);
  const pin = [String(facts.pin)];
  expect((await walked(`https://127.0.0.1:${port}`, { ca: read('ca'), pin }))[3]?.state).toBe('ok');
});

it.each([
  ['other', 'tls certificate-other-name'],
  ['over', 'tls certificate-expired'],
  ['early', 'tls certificate-not-yet'],
])('a certificate that is %s', async (name, said) => {
  const port = await secured(name);
  expect(await wrongAt(`https://127.0.0.1:${port}`, { ca: read('ca') })).toBe(said);
});

it('a certificate of nobody known, and a key that is not pinned', async () => {
  const port = await secured('good');
  expect(await wrongAt(`https://127.0.0.1:${port}`)).toBe('tls certificate-unknown');
  const pin = [keyPin(Buffer.from(read('ca').replace(/-----.*-----|\s/g, ''), 'base64'))];
  expect(await wrongAt(`https://127.0.0.1:${port}`, { ca: read('ca'), pin })).toBe('tls pin-mismatch');
});

it('a port without TLS, and one that is closed: what comes after is not reached', async () => {
  const plain = await listening(http.createServer((_, answer) => answer.end()));
  expect(await wrongAt(`https://127.0.0.1:${plain}`)).toBe('tls tls-broken');
  const steps = await walked(`https://127.0.0.1:${await freePort()}`);
  expect(steps.map(({ state }) => state)).toEqual([
    ...['none', 'none', 'wrong', 'not-reached', 'not-reached', 'ok'],
  ]);
  expect(steps[2]).toMatchObject({ problem: 'refused', facts: { code: 'ECONNREFUSED' } });
});

it('a port that is silent', async () => {
  const silent = await listening(createServer(() => undefined));
  expect(await wrongAt(`https://127.0.0.1:${silent}`)).toBe('tls tls-broken');
});

it('a name that nobody knows', async () => {
  const steps = await walked('https://no-such-host.invalid', {}, { root: '/nowhere' });
  expect(steps[1]).toMatchObject({ step: 'name', state: 'wrong', facts: { host: 'no-such-host.invalid' } });
  expect(['name-unknown', 'name-server-silent']).toContain(steps[1]?.problem);
});

it('no gateway is said, and does not stop the walk: the platform may be next door', async () => {
  const empty = temporaryFolder();
  const proc = path.join(empty, 'proc/net');
  execFileSync('mkdir', ['-p', proc]);
  writeFileSync(path.join(proc, 'route'), 'Iface\tDestination\n');
  const steps = await walked('https://no-such-host.invalid', {}, { root: empty });
  expect(steps[0]).toMatchObject({ step: 'gateway', state: 'wrong', problem: 'no-route' });
});

it('through a proxy: let through, denied, away', async () => {
  const port = await secured('good');
  const asked: string[] = [];
  const proxy = http.createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(String(request.url));
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  const way = { ca: read('ca'), proxy: `http://127.0.0.1:${await listening(proxy)}` };
  const steps = await walked(`https://127.0.0.1:${port}`, way);
  expect(steps.slice(2, 4).map(({ state }) => state)).toEqual(['ok', 'ok']);
  expect(asked).toEqual([`127.0.0.1:${port}`]);

  const deny = http.createServer();
  deny.on('connect', (_, socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const denied = { ...way, proxy: `http://127.0.0.1:${await listening(deny)}` };
  expect(await wrongAt(`https://127.0.0.1:${port}`, denied)).toBe('connect proxy-denies');
  for (const said of [
    'HTTP/1.1 101 On\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    'HTTP/1.1 999 No\r\n\r\n',
  ]) {
    const odd = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write(said));
    });
    const through = { ...way, proxy: `http://127.0.0.1:${await listening(odd)}` };
    expect(await wrongAt(`https://127.0.0.1:${port}`, through)).toBe('connect proxy-denies');
  }
  const away = { ...way, proxy: `http://127.0.0.1:${await freePort()}` };
  expect(await wrongAt(`https://127.0.0.1:${port}`, away)).toBe('connect proxy-refused');
});

it('a clock that is behind is said at the end, whatever else is well', async () => {
  const port = await secured('good');
  const clock = () => ({ offsetMs: -900_000, doubt: 'behind' as const });
  expect(await wrongAt(`https://127.0.0.1:${port}`, { ca: read('ca') }, { clock })).toBe(
    'clock clock-behind',
  );
});
