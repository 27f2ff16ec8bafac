/** Cut lines, portals, overload and silence: each becomes the answer that a caller can act on. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import { clientAt, enrolled, type Known } from '../../kit/enrolled.ts';
import { type Filed, ITEM, keyOf, sealedPhoto, submissionFor } from '../../kit/filed.ts';
import { openDatabase } from '../../world/platform-sandbox/database.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

let folder: string;
let sandbox: Sandbox;
let client: PlatformClient;
let known: Known;
let filed: Filed;
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platform-'));
  // A Friday: the five working days begin on Monday.
  now = Date.parse('2026-11-27T10:00:00+08:00');
  // What stands between speaks for it here; man-between.test.ts has what comes of that where it signs.
  sandbox = await startSandbox({ folder, capacity: 2, now: () => now, answersAreSigned: false });
  known = await enrolled(sandbox);
  client = clientOf(sandbox.url);
  filed = await submissionFor(await keyOf(client));
});

afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

function clientOf(baseUrl: string, timeoutMs = 5_000): PlatformClient {
  return clientAt(baseUrl, known, timeoutMs);
}

const monday = { date: '2026-11-30', start: '09:00' };
describe('blobs', () => {
  it('a case waits for its photographs, and takes each once', async () => {
    const recipient = await keyOf(client);
    const key = uuidv7();
    const photo = await sealedPhoto(recipient, key, 700_000);
    const { body } = await submissionFor(recipient, {
      key,
      blobs: [{ sha256: photo.sha256, size: photo.size }],
    });
    const request = { kind: 'pre-review', idempotencyKey: key, body } as const;
    expect(await client.submit(request)).toEqual({ kind: 'refused', status: 409, code: 'blob-missing' });
    expect(await client.uploadBlob(photo)).toEqual({ kind: 'ok', value: undefined });
    expect(await client.uploadBlob(photo)).toEqual({ kind: 'ok', value: undefined });
    expect(await client.submit(request)).toMatchObject({ kind: 'ok' });
  });

  it('goes on where a cut line stopped, from a fresh client', async () => {
    const photo = await sealedPhoto(await keyOf(client), uuidv7(), 1_500_000);
    let budget = 600_000;
    let carried = 0;
    const proxy = createTcpServer((near) => {
      const far = connect(sandbox.port, '127.0.0.1');
      far.pipe(near);
      near.on('data', (chunk) => {
        carried += chunk.length;
        if (carried > budget) near.destroy();
        else far.write(chunk);
      });
      near.on('close', () => far.destroy()).on('error', () => undefined);
      far.on('close', () => near.destroy()).on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    expect(await clientOf(url).uploadBlob(photo)).toMatchObject({ kind: 'unreachable' });
    const before = carried;
    budget = Number.POSITIVE_INFINITY;
    // The sandbox may still hold the cut upload for a moment; that answer is `busy`.
    await expect.poll(() => clientOf(url).uploadBlob(photo)).toMatchObject({ kind: 'ok' });
    expect(carried - before).toBeLessThan(photo.size - 200_000);
    proxy.close();
  });

  it('drops bytes that do not have the announced hash', async () => {
    const photo = await sealedPhoto(await keyOf(client), uuidv7(), 1000);
    const spoilt = { ...photo, bytes: photo.bytes.map((byte) => byte ^ 1) };
    expect(await client.uploadBlob(spoilt)).toEqual({ kind: 'busy', status: 460, retryAfterMs: null });
    expect(await client.uploadBlob(photo)).toMatchObject({ kind: 'ok' });
  });

  it('verifies an upload whose last byte came just before a crash', async () => {
    const photo = await sealedPhoto(await keyOf(client), uuidv7(), 1000);
    expect(await client.uploadBlob(photo)).toMatchObject({ kind: 'ok' });
    await sandbox.close();
    const db = await openDatabase(folder);
    await db.run('DELETE FROM blob');
    await db.close();
    sandbox = await startSandbox({ folder, now: () => now, answersAreSigned: false });
    expect(await clientOf(sandbox.url).uploadBlob(photo)).toMatchObject({ kind: 'ok' });
  });

  it('is not taken in by a portal that says 200', async () => {
    const photo = await sealedPhoto(await keyOf(client), uuidv7(), 1000);
    sandbox.faults.set({ nonsense: { rate: 1 } });
    expect(await client.uploadBlob(photo)).toMatchObject({ kind: 'nonsense' });
  });

  it('survives answers lost again and again', async () => {
    const photo = await sealedPhoto(await keyOf(client), uuidv7(), 900_000);
    sandbox.faults.set({ loseResponse: { rate: 0.4 } });
    await expect.poll(() => client.uploadBlob(photo)).toMatchObject({ kind: 'ok' });
  });
});

describe('answers that are none', () => {
  const each = (): [string, Promise<{ kind: string }>][] => [
    ['health', client.health()],
    ['keys', client.keys()],
    ['slots', client.slots(ITEM)],
    ['hold', client.hold({ submissionId: uuidv7(), itemCode: ITEM, ...monday })],
    ['find', client.findSubmission({ idempotencyKey: uuidv7(), body: filed.body })],
    ['progress', client.progress('Y43018120261127RS000999')],
    ['catalogue', client.catalogueVersion()],
  ];

  it('429 and 5xx are busy, with Retry-After where given', async () => {
    sandbox.faults.set({ status: { code: 429, rate: 1, retryAfterSeconds: 7 } });
    for (const [name, asked] of each()) {
      expect([name, await asked]).toEqual([name, { kind: 'busy', status: 429, retryAfterMs: 7000 }]);
    }
    const photo = { sha256: '0'.repeat(64), size: 3, bytes: new Uint8Array(3) };
    expect(await client.uploadBlob(photo)).toEqual({ kind: 'busy', status: 429, retryAfterMs: 7000 });
    sandbox.faults.set({ status: { code: 503, rate: 1 } });
    expect(await client.health()).toEqual({ kind: 'busy', status: 503, retryAfterMs: null });
  });

  it('nonsense is nonsense, whatever its form, and its content is not repeated', async () => {
    sandbox.faults.set({ nonsense: { rate: 1 } });
    for (let round = 0; round < 5; round++) {
      for (const [name, asked] of each()) {
        const answer = await asked;
        expect([name, answer.kind]).toEqual([name, 'nonsense']);
        expect(JSON.stringify(answer)).not.toContain('登录');
      }
    }
  });

  it('a portal’s pages, redirects and refusals never pass for the platform’s', async () => {
    let status = 403;
    const portal = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html', location: 'http://portal.invalid/' });
      response.end('<p>请先登录网络</p>');
    }).listen(0, '127.0.0.1');
    await once(portal, 'listening');
    const through = clientOf(`http://127.0.0.1:${(portal.address() as AddressInfo).port}`);
    const { key, body } = await submissionFor(await keyOf(client));
    for (status of [403, 404, 302, 200]) {
      const answer = await through.submit({ kind: 'pre-review', idempotencyKey: key, body });
      expect([status, answer.kind]).toEqual([status, 'nonsense']);
    }
    portal.close();
  });

  it('a case that another submission was given is no answer, however well it looks', async () => {
    const recipient = await keyOf(client);
    const first = await submissionFor(recipient);
    const { url: straight } = sandbox;
    let cached: string | null = null;
    let changed = (answer: string) => answer;
    const mixedUp = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray());
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
      const passedOn = headers.filter(([name]) => !['host', 'connection', 'content-length'].includes(name));
      if (!cached) {
        const answer = await fetch(`${straight}${request.url}`, {
          method: 'POST',
          headers: Object.fromEntries(passedOn),
          body,
        });
        if (answer.status === 401) {
          const told = ['date', 'www-authenticate'].map((name) => [name, answer.headers.get(name) ?? '']);
          return response.writeHead(401, Object.fromEntries(told)).end();
        }
        cached = await answer.text();
      }
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(changed(cached));
    }).listen(0, '127.0.0.1');
    await once(mixedUp, 'listening');
    const through = clientOf(`http://127.0.0.1:${(mixedUp.address() as AddressInfo).port}`);
    const file = ({ key, body }: typeof first) =>
      through.submit({ kind: 'pre-review', idempotencyKey: key, body });
    const second = await submissionFor(recipient);
    expect(await file(first)).toMatchObject({ kind: 'ok' });
    const another = { kind: 'nonsense', detail: 'the case of another submission' };
    expect(await file(second)).toEqual(another);
    expect(await through.findSubmission({ idempotencyKey: second.key, body: second.body })).toEqual(another);
    // What it holds for this key is another body: it never had the one that the kiosk would delete.
    expect(await file({ ...first, body: second.body })).toEqual({
      kind: 'nonsense',
      detail: 'the case of another body',
    });
    // Whoever can't sign for the platform makes up no case, however well it fits.
    for (const [from, to] of [
      [/S\d{14}RS\d{6}/, 'S43018120261127RS999991'],
      [/"pending"/, '"rejected"'],
      [/"signature":"../, '"signature":"AA'],
      [/"kid":"[^"]*"/, '"kid":"ed-0000000000000000"'],
    ] as const) {
      changed = (answer) => answer.replace(from, to);
      expect(await file(first)).toEqual({ kind: 'nonsense', detail: 'not signed by the platform' });
    }
    mixedUp.close();
  });

  it('an answer without an end is cut off, well or refused, and fills no memory', async () => {
    let status = 200;
    let sent = 0;
    const endless = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(256 * 1024, '['))) sent += 256 * 1024;
      };
      response.on('drain', more);
      more();
    }).listen(0, '127.0.0.1');
    await once(endless, 'listening');
    const through = clientOf(`http://127.0.0.1:${(endless.address() as AddressInfo).port}`);
    for (status of [200, 422]) {
      sent = 0;
      expect(await through.health()).toEqual({ kind: 'nonsense', detail: 'answer too long' });
      expect(sent).toBeLessThan(64 * 1024 * 1024);
    }
    endless.closeAllConnections();
    endless.close();
  });

  it.each([
    ['HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n', 'status 999'],
    ['HTTP/1.1 600 No\r\nContent-Length: 0\r\n\r\n', 'status 600'],
    ['HTTP/1.1 000 No\r\nContent-Length: 0\r\n\r\n', 'status 0'],
    ['HTTP/1.1 101 On\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n', 'another protocol'],
  ])('%j is no answer: it ends no process, and nothing waits for more', async (said, detail) => {
    const odd = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => socket.write(said));
    }).listen(0, '127.0.0.1');
    await once(odd, 'listening');
    const through = clientOf(`http://127.0.0.1:${(odd.address() as AddressInfo).port}`);
    expect(await through.health()).toEqual({ kind: 'nonsense', detail });
    expect(await through.hasBlob('0'.repeat(64))).toEqual({ kind: 'nonsense', detail });
    odd.close();
  });

  it('so is one to a piece of a photograph', async () => {
    let sent = 0;
    const endless = createServer((request, response) => {
      if (request.method === 'HEAD') {
        const known = !request.url?.includes('by-hash');
        return response.writeHead(known ? 200 : 404, { 'upload-offset': 0, 'upload-length': 1_000 }).end();
      }
      request.resume();
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(256 * 1024, '['))) sent += 256 * 1024;
      };
      response.on('drain', () => {
        sent += 256 * 1024;
        more();
      });
      more();
    }).listen(0, '127.0.0.1');
    await once(endless, 'listening');
    const through = clientOf(`http://127.0.0.1:${(endless.address() as AddressInfo).port}`);
    const photo = { sha256: '0'.repeat(64), size: 1_000, bytes: new Uint8Array(1_000) };
    expect(await through.uploadBlob(photo)).toEqual({ kind: 'nonsense', detail: 'answer too long' });
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    endless.closeAllConnections();
    endless.close();
  });

  it('nobody there, and nobody answering in time, are unreachable', async () => {
    sandbox.faults.set({ latencyMs: 60_000 });
    const hasty = clientOf(sandbox.url, 200);
    expect(await hasty.health()).toEqual({ kind: 'unreachable', cause: 'timeout' });
    const photo = { sha256: '0'.repeat(64), size: 3, bytes: new Uint8Array(3) };
    expect(await hasty.uploadBlob(photo)).toEqual({ kind: 'unreachable', cause: 'timeout' });
    expect(await clientOf('http://127.0.0.1:9').health()).toMatchObject({ kind: 'unreachable' });
  });
});
