/** TLS as a city has it: an authority of its own, a pinned key, a client's certificate, a proxy; JSON and uploads take the same way. */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../../kiosk-config/load.ts';
import { createPlatformClient } from '../../../main/core/platform/client.ts';
import type { TransportOptions } from '../../../main/core/platform/transport.ts';
import { readTransport } from '../../../main/core/platform/transport-files.ts';
import { enrolled, type Known } from '../../kit/enrolled.ts';
import { keyOf, sealedPhoto } from '../../kit/filed.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

let folder: string;
let sandbox: Sandbox;
let known: Known;
let gateway: https.Server;
let seen: { client: string | undefined }[];

const file = (name: string) => path.join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });

/** A certificate of the city's own authority. */
function certified(name: string, subject: string): void {
  openssl(
    ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', `/CN=${subject}`],
    ...['-keyout', file(`${name}-key.pem`), '-out', file(`${name}.csr`)],
  );
  writeFileSync(file('ext'), 'subjectAltName=IP:127.0.0.1\n');
  openssl(
    ...['x509', '-req', '-in', file(`${name}.csr`), '-CA', file('ca.pem'), '-CAkey', file('ca-key.pem')],
    ...['-CAcreateserial', '-days', '2', '-extfile', file('ext'), '-out', file(`${name}.pem`)],
  );
}

beforeAll(async () => {
  folder = temporaryFolder();
  openssl(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', '/CN=city', '-keyout', file('ca-key.pem'), '-out', file('ca.pem')],
  );
  certified('platform', 'platform');
  certified('kiosk', 'LY001');
  sandbox = await startSandbox({ folder: temporaryFolder() });
  known = await enrolled(sandbox);
  const { port } = sandbox;
  gateway = https
    .createServer(
      {
        key: readFileSync(file('platform-key.pem')),
        cert: readFileSync(file('platform.pem')),
        ca: readFileSync(file('ca.pem')),
        requestCert: true,
        rejectUnauthorized: false,
      },
      (request, response) => {
        const peer = (request.socket as TLSSocket).getPeerCertificate();
        seen.push({ client: String(peer.subject?.CN ?? '') || undefined });
        const { method, headers, url: target } = request;
        const onward = http.request({ port, method, headers, path: target }, (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(response);
        });
        request.pipe(onward);
      },
    )
    .listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  seen = [];
});
afterAll(async () => {
  gateway.closeAllConnections();
  gateway.close();
  await sandbox.close();
  removeFolders();
});

const url = () => `https://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
const clientOf = (transport: TransportOptions) =>
  createPlatformClient({ baseUrl: url(), timeoutMs: 5_000, ...known, transport });
const ca = () => readFileSync(file('ca.pem'), 'utf8');
const pinOf = (name: string) =>
  createHash('sha256')
    .update(
      new X509Certificate(readFileSync(file(`${name}.pem`))).publicKey.export({
        type: 'spki',
        format: 'der',
      }),
    )
    .digest('base64');

it('trusts the city’s own authority only where it is configured', async () => {
  expect(await clientOf({}).health()).toMatchObject({
    kind: 'unreachable',
    cause: expect.stringMatching(/CERT|VERIFY/),
  });
  expect(await clientOf({ ca: ca() }).health()).toMatchObject({ kind: 'ok' });
});

it('holds the platform to its pinned key, uploads too', async () => {
  const wrong = clientOf({ ca: ca(), pin: [pinOf('kiosk')] });
  expect(await wrong.health()).toEqual({ kind: 'unreachable', cause: 'PIN_MISMATCH' });
  const right = clientOf({ ca: ca(), pin: [pinOf('kiosk'), pinOf('platform')] });
  const photo = await sealedPhoto(await keyOf(right), '01a20bc0-24b3-763f-bf95-4411339b60fa', 400_000);
  expect(await right.uploadBlob(photo)).toEqual({ kind: 'ok', value: undefined });
  const spied = await sealedPhoto(await keyOf(right), '01a20bc0-24b3-763f-bf95-4411339b60fa', 1_000);
  const before = seen.length;
  expect(await wrong.uploadBlob(spied)).toMatchObject({ kind: 'unreachable' });
  expect(seen.length).toBe(before);
});

it('shows its certificate where one is asked for', async () => {
  const certificate = readFileSync(file('kiosk.pem'), 'utf8');
  const key = readFileSync(file('kiosk-key.pem'), 'utf8');
  const client = clientOf({ ca: ca(), clientCertificate: { certificate, key } });
  expect(await client.health()).toMatchObject({ kind: 'ok' });
  expect(seen.at(-1)).toEqual({ client: 'LY001' });
});

it('goes through a proxy, JSON and uploads alike', async () => {
  const tunnels: string[] = [];
  const proxy = http.createServer().listen(0, '127.0.0.1');
  proxy.on('connect', (request, near) => {
    tunnels.push(request.url ?? '');
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const far = connect(Number(port), host, () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      near.pipe(far).pipe(near);
    });
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy());
  });
  await once(proxy, 'listening');
  const client = clientOf({ ca: ca(), proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
  expect(await client.health()).toMatchObject({ kind: 'ok' });
  const jsonTunnels = tunnels.length;
  expect(jsonTunnels).toBeGreaterThan(0);
  const photo = await sealedPhoto(await keyOf(client), '01a20bc0-24b3-763f-bf95-4411339b60fa', 300_000);
  expect(await client.uploadBlob(photo)).toEqual({ kind: 'ok', value: undefined });
  expect(new Set(tunnels)).toEqual(new Set([new URL(url()).host]));
  proxy.closeAllConnections();
  proxy.close();
});

it('is configured by file names; what can’t be read is named', () => {
  const site = file('site.yaml');
  const configured = (platform: object) => {
    writeFileSync(
      site,
      JSON.stringify({ platform: { baseUrl: 'https://platform.example.gov.cn', ...platform } }),
    );
    return loadConfig([path.join(import.meta.dirname, '../../../kiosk-config/default.yaml'), site]);
  };
  const good = configured({
    ca: file('ca.pem'),
    pin: [pinOf('platform')],
    proxy: 'http://10.0.0.1:3128',
    clientCertificate: { certificate: file('kiosk.pem'), key: file('kiosk-key.pem') },
  });
  if (!good.ok) throw new Error(good.problems.join());
  expect(readTransport(good.config.platform)).toEqual({
    ok: true,
    transport: {
      ca: ca(),
      pin: [pinOf('platform')],
      proxy: 'http://10.0.0.1:3128',
      clientCertificate: {
        certificate: readFileSync(file('kiosk.pem'), 'utf8'),
        key: readFileSync(file('kiosk-key.pem'), 'utf8'),
      },
    },
  });
  const broken = configured({ ca: file('none.pem'), clientCertificate: { certificate: site, key: site } });
  if (!broken.ok) throw new Error(broken.problems.join());
  expect(readTransport(broken.config.platform)).toEqual({
    ok: false,
    problems: [
      expect.stringContaining('platform.ca：无法读取'),
      expect.stringContaining('platform.clientCertificate.certificate'),
      expect.stringContaining('platform.clientCertificate.key'),
    ],
  });
  for (const platform of [{ pin: ['abc'] }, { proxy: 'socks5://10.0.0.1' }, { ca: '' }]) {
    expect(configured(platform).ok).toBe(false);
  }
  // In the open to nobody but this machine itself.
  expect(configured({ baseUrl: 'http://platform.example.gov.cn' })).toMatchObject({
    ok: false,
    problems: [expect.stringContaining('https')],
  });
  expect(configured({ baseUrl: 'http://localhost:9180' }).ok).toBe(true);
});
