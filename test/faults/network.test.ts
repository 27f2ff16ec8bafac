/** Networks as they are: names that don't resolve, certificates that don't fit, answers that trickle, lines that flap. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Deliverer } from '../../main/core/delivery/deliverer.ts';
import { Outbox } from '../../main/core/outbox/outbox.ts';
import { PlatformLink } from '../../main/core/platform/link.ts';
import { generateKeyPair } from '../../main/core/sealing/seal.ts';
import { Facts } from '../../main/core/store/facts.ts';
import { clientAt, enrolled, stranger } from '../kit/enrolled.ts';
import { keyOf, submissionFor } from '../kit/filed.ts';
import { close, enqueueOne, open, removeFolders, temporaryFolder } from '../kit/filled.ts';
import { seeded } from '../kit/random.ts';
import { startSandbox } from '../world/platform-sandbox/server.ts';

const ends: (() => unknown)[] = [];
beforeEach(() => ends.push(removeFolders));
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const clientOf = (baseUrl: string, timeoutMs = 400, known = stranger()) =>
  clientAt(baseUrl, known, timeoutMs);
const addressOf = (server: { address(): AddressInfo | string | null }) =>
  `127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Every question of the client, the upload among them. */
async function allAnswers(url: string) {
  const client = clientOf(url);
  const { publicKey } = await generateKeyPair();
  const { body } = await submissionFor({ kid: 'k', publicKey });
  const sha256 = '0'.repeat(64);
  const request = { idempotencyKey: '01a20bc0-24b3-763f-bf95-4411339b60fa', body };
  const id = request.idempotencyKey;
  return Promise.all([
    client.keys(),
    client.health(),
    client.hall(),
    client.catalogueVersion(),
    client.leases({ book: id, seq: 1, free: [], used: [], wanted: [] }),
    client.hold({ submissionId: id, itemCode: 'RS-0001', date: '2026-11-30', start: '09:00' }),
    client.releaseHold(id),
    client.reportParked({ count: 0, cases: [] }),
    client.slipProgress('A'.repeat(16)),
    client.checkIn('A'.repeat(16)),
    client.payment('A'.repeat(16)),
    client.phoneState(id, 'waiting'),
    client.takeDraft('a'.repeat(22), 'a'.repeat(43)),
    client.dropDraft('a'.repeat(22)),
    client.slots('RS-0001'),
    client.findSubmission(request),
    client.hasBlob(sha256),
    client.uploadBlob({ sha256, size: 3, bytes: new Uint8Array(3) }),
    client.submit({ ...request, kind: 'pre-review' }),
  ]);
}

describe('no way to the platform', () => {
  it('a name that does not resolve', async () => {
    for (const answer of await allAnswers('http://platform.invalid')) {
      expect(answer).toMatchObject({
        kind: 'unreachable',
        cause: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
      });
    }
  });

  it('a certificate that nobody signed: nothing of a submission is sent', async () => {
    const folder = temporaryFolder();
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-days', '2', '-keyout', key, '-out', cert];
    spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject]);
    let requests = 0;
    const server = createTlsServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (_request, response) => {
        requests++;
        response.end('{}');
      },
    ).listen(0, '127.0.0.1');
    ends.push(() => server.close());
    await once(server, 'listening');
    for (const answer of await allAnswers(`https://${addressOf(server)}`)) {
      expect(answer).toMatchObject({ kind: 'unreachable', cause: expect.stringMatching(/SELF_SIGNED|CERT/) });
    }
    expect(requests).toBe(0);
  });

  it('plain HTTP where TLS is expected, and the other way round', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    ends.push(() => server.close());
    await once(server, 'listening');
    for (const answer of await allAnswers(`https://${addressOf(server)}`)) {
      expect(answer.kind).toBe('unreachable');
    }
  });
});

describe('answers that trickle', () => {
  /** Sends `text` a byte at a time, for ever slower than any deadline. */
  async function trickle(text: string): Promise<string> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      let at = 0;
      const timer = setInterval(() => socket.write(text.charAt(at++ % text.length)), 50);
      socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
      socket.resume();
    }).listen(0, '127.0.0.1');
    ends.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    await once(server, 'listening');
    return `http://${addressOf(server)}`;
  }

  it.each([
    ['in the head', 'HTTP/1.1 200 OK\r\nX-Slow: '.padEnd(5000, 'x')],
    ['in the body', `HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n${' '.repeat(5000)}`],
    [
      'in a body without an end',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\nx\r\n'.repeat(1_000)}`,
    ],
    ['in the upload’s answer', `HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nX: ${'y'.repeat(5000)}`],
  ])('%s: each question ends by its deadline', async (_where, text) => {
    const url = await trickle(text);
    for (const answer of await allAnswers(url)) {
      expect(answer).toMatchObject({ kind: 'unreachable', cause: 'timeout' });
    }
  });
});

describe('a line that flaps', () => {
  it('everything arrives once, photographs included', async () => {
    const random = seeded(11);
    const sandbox = await startSandbox({ folder: temporaryFolder(), random: random.next });
    sandbox.faults.set({ loseResponse: { rate: 0.1 } });
    ends.push(() => sandbox.close());
    const lines = new Set<Socket>();
    let up = true;
    const proxy = createServer((near) => {
      if (!up) return near.destroy();
      const far = connect(sandbox.port, '127.0.0.1');
      lines.add(near);
      near.pipe(far).on('error', () => near.destroy());
      far.pipe(near).on('error', () => far.destroy());
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    }).listen(0, '127.0.0.1');
    ends.push(() => proxy.close());
    await once(proxy, 'listening');
    const flap = setInterval(() => {
      up = random.chance(0.6);
      if (up) return;
      for (const line of lines) line.destroy();
      lines.clear();
    }, 120);
    ends.push(() => clearInterval(flap));

    const folder = temporaryFolder();
    const { db } = open(folder);
    ends.push(() => close(db));
    const known = await enrolled(sandbox);
    const recipient = await keyOf(clientOf(sandbox.url, 5_000, known));
    const client = clientOf(`http://${addressOf(proxy)}`, 1_000, known);
    const outbox: Outbox = new Outbox(db, folder, () => deliverer.wake());
    const link: PlatformLink = new PlatformLink({
      client,
      keyring: known.keyring,
      facts: new Facts(db),
      probeMs: 100,
      onBack: (away) => deliverer.platformIsBack(away),
    });
    const deliverer = new Deliverer({
      outbox,
      platform: client,
      log: pino({ level: 'silent' }),
      isReachable: () => link.network.value === 'online',
      random: () => 0.05,
    });
    ends.push(
      () => deliverer.stop(),
      () => link.stop(),
    );
    const enqueued = [];
    for (let n = 0; n < 24; n++) enqueued.push(await enqueueOne(outbox, recipient, n % 2 === 0));
    void link.start();
    // What a technician does who does not want to wait for the spread.
    const makeDue = setInterval(() => outbox.retryNow('all'), 500);
    ends.push(() => clearInterval(makeDue));
    await expect.poll(() => outbox.counts()).toEqual({ waiting: 0, parked: 0 });
    const filed = (await sandbox.cases()).map(({ receiptNo }) => receiptNo);
    expect([...filed].sort()).toEqual(enqueued.map(({ receiptNo }) => receiptNo).sort());
  });
});
