/** Delivery over real HTTP: order within a case, nothing held up by a stuck upload, answers lost and waits asked for. */
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Deliverer } from '../../../main/core/delivery/deliverer.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { exportParked } from '../../../main/core/outbox/export.ts';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { systemTimer } from '../../../main/core/platform/timer.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import type { Db } from '../../../main/core/store/db.ts';
import { clientAt, enrolled, type Known } from '../../kit/enrolled.ts';
import { keyOf } from '../../kit/filed.ts';
import { close, enqueueOne, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

let sandbox: Sandbox;
let folder: string;
let db: Db;
let outbox: Outbox;
let recipient: Recipient;
let known: Known;
const running: Deliverer[] = [];

beforeEach(async () => {
  // Roads between speak for it here; man-between.test.ts has what comes of that where it signs.
  sandbox = await startSandbox({ folder: temporaryFolder(), answersAreSigned: false });
  known = await enrolled(sandbox);
  recipient = await keyOf(clientOf(sandbox.url));
  folder = temporaryFolder();
  ({ db } = open(folder));
});

afterEach(async () => {
  for (const deliverer of running.splice(0)) deliverer.stop();
  close(db);
  await sandbox.close();
  removeFolders();
});

const clientOf = (baseUrl: string, timeoutMs = 2_000) => clientAt(baseUrl, known, timeoutMs);

function deliver(url: string, timeoutMs?: number, random: () => number = () => 0.01): Deliverer {
  outbox = new Outbox(db, folder, () => deliverer.wake());
  const deliverer = new Deliverer({
    outbox,
    platform: clientOf(url, timeoutMs),
    log: pino({ level: 'silent' }),
    random,
  });
  running.push(deliverer);
  return deliverer;
}

const waiting = () => outbox.counts().waiting;
const until = (done: () => boolean | Promise<boolean>) => expect.poll(done).toBe(true);

/** A stand-in for the road to the platform: sees each request first and may answer it itself. */
async function road(intercept: (request: IncomingMessage, response: ServerResponse) => boolean) {
  const server = createServer((request, response) => {
    if (intercept(request, response)) return;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const answer = await fetch(`${sandbox.url}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('order and parallelism', () => {
  it('keeps the order within a case, whatever fails in between, and lets other cases pass', async () => {
    const filed: string[] = [];
    let failures = 2;
    const way = await road((request, response) => {
      if (request.method !== 'POST' || request.url !== '/v1/cases') return false;
      filed.push(String(request.headers['idempotency-key']));
      if (failures-- <= 0) return false;
      response.writeHead(500).end();
      return true;
    });
    const deliverer = deliver(way.url);
    deliverer.stop();
    const seed = new Outbox(db, folder, () => undefined);
    const first = await enqueueOne(seed, recipient, false);
    const second = await enqueueOne(seed, recipient, false, { caseKey: first.submissionId });
    const other = await enqueueOne(seed, recipient, false);
    deliver(way.url).wake();
    await until(() => waiting() === 0);
    const mine = filed.filter((key) => key !== other.submissionId);
    expect(mine.at(-1)).toBe(second.submissionId);
    expect(mine.indexOf(second.submissionId)).toBeGreaterThan(mine.lastIndexOf(first.submissionId));
    expect(await sandbox.cases()).toHaveLength(3);
    way.close();
  });

  it('what stands behind a parked one of its case waits for the technician, without spinning', async () => {
    const seed = new Outbox(db, folder, () => undefined);
    const first = await enqueueOne(seed, recipient, false);
    const second = await enqueueOne(seed, recipient, false, { caseKey: first.submissionId });
    const row = seed.bySubmission(first.submissionId);
    if (row) seed.markParked(row, 'test');
    deliver(sandbox.url).wake();
    expect(outbox.nextDueAt(0)).toBeNull();
    outbox.retryNow({ receiptNo: first.receiptNo });
    await until(() => outbox.bySubmission(second.submissionId)?.state === 'delivered');
    expect((await sandbox.cases()).map(({ receiptNo }) => receiptNo)).toEqual([
      first.receiptNo,
      second.receiptNo,
    ]);
  });

  it('what follows one that was delivered long ago goes at once, and in the order of its confirms', async () => {
    const seed = new Outbox(db, folder, () => undefined);
    const first = await enqueueOne(seed, recipient, false);
    deliver(sandbox.url).wake();
    await until(() => waiting() === 0);
    const caseKey = first.submissionId;
    const more = [await enqueueOne(outbox, recipient, true, { caseKey })];
    more.push(await enqueueOne(outbox, recipient, false, { caseKey }));
    await until(() => waiting() === 0);
    expect((await sandbox.cases()).map(({ receiptNo }) => receiptNo)).toEqual(
      [first, ...more].map(({ receiptNo }) => receiptNo),
    );
    expect(outbox.bySubmission(more[1]?.submissionId ?? '')?.case_key).toBe(caseKey);
  });

  it('the same submission, or the same receipt number, is taken once, before and after its delivery', async () => {
    const seed = new Outbox(db, folder, () => undefined);
    const one = await enqueueOne(seed, recipient, false);
    const again = (change: { submissionId?: string; receiptNo?: string }) => () =>
      outbox.enqueue({
        submissionId: one.submissionId,
        receiptNo: one.receiptNo,
        service: 'pre-review',
        itemCode: 'RS-0001',
        committedAt: '2026-11-24T10:00:00+08:00',
        body: one.body,
        blobs: [],
        ...change,
      });
    const other = '01a20bc0-24b3-763f-bf95-4411339b60fa';
    const deliverer = deliver(sandbox.url);
    for (const state of ['waiting', 'delivered']) {
      expect(outbox.bySubmission(one.submissionId)?.state).toBe(state);
      expect(again({ receiptNo: 'LY001-20261124-9999-A' })).toThrow('already');
      expect(again({ submissionId: other })).toThrow();
      expect(outbox.byReceipt(one.receiptNo)?.submission_id).toBe(one.submissionId);
      deliverer.wake();
      await until(() => waiting() === 0);
    }
    expect(await sandbox.cases()).toHaveLength(1);
    expect(checkAudit(db).faults).toEqual([]);
  });

  it('photographs stuck on a dead line do not hold up a small submission', async () => {
    const way = await road((request) => request.url?.startsWith('/v1/blobs') === true);
    const seed = new Outbox(db, folder, () => undefined);
    for (let n = 0; n < 6; n++) await enqueueOne(seed, recipient, true);
    const small = await enqueueOne(seed, recipient, false);
    // Longer than the test waits: the dead line ends for nobody.
    const deliverer = deliver(way.url, 600_000);
    deliverer.wake();
    await until(() => outbox.bySubmission(small.submissionId)?.state === 'delivered');
    expect(waiting()).toBe(6);
    way.close();
  });
});

describe('waits', () => {
  it('a Retry-After is kept, as seconds and as a date, by everything that waits', async () => {
    for (const form of ['seconds', 'date']) {
      const header = form === 'seconds' ? '2' : new Date(Date.now() + 3_000).toUTCString();
      const times: number[] = [];
      let refused = false;
      const way = await road((request, response) => {
        if (request.method !== 'POST') return false;
        times.push(Date.now());
        if (refused) return false;
        refused = true;
        response.writeHead(503, { 'retry-after': header }).end();
        return true;
      });
      const seed = new Outbox(db, folder, () => undefined);
      await enqueueOne(seed, recipient, false);
      const deliverer = deliver(way.url);
      deliverer.wake();
      await until(() => times.length === 1);
      await enqueueOne(outbox, recipient, false);
      await until(() => waiting() === 0);
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(form === 'seconds' ? 2_000 : 1_000);
      deliverer.stop();
      way.close();
    }
  });

  it('a dead platform is left alone after three failures; then one submission tries the way alone', async () => {
    let dead = true;
    let underWay = 0;
    let mostAtOnce = 0;
    let asked = 0;
    const way = await road((request, response) => {
      if (request.method !== 'POST') return false;
      asked++;
      underWay++;
      response.on('close', () => underWay--);
      if (dead) {
        response.writeHead(500).end();
        return true;
      }
      mostAtOnce = Math.max(mostAtOnce, asked === firstAlive ? underWay : 0);
      return false;
    });
    let firstAlive = 0;
    const seed = new Outbox(db, folder, () => undefined);
    const committedAt = hallTime(Date.now() - 4 * 3600_000);
    for (let n = 0; n < 12; n++) await enqueueOne(seed, recipient, false, { committedAt });
    const deliverer = deliver(way.url, 2_000, () => 0.9);
    deliverer.wake();
    await until(() => asked >= 3 && underWay === 0);
    // What it would send now is on the road before these questions are answered.
    for (let n = 0; n < 5; n++) {
      deliverer.wake();
      await fetch(`${way.url}/health`);
    }
    // Beside the three that failed, those that were under way when the third did.
    expect(asked).toBeLessThanOrEqual(6);
    dead = false;
    firstAlive = asked + 1;
    outbox.retryNow('all');
    const now = systemTimer.monotonic();
    deliverer.platformIsBack({ since: now - 4 * 3600_000, lastMissedAt: now });
    outbox.retryNow('all');
    // The one that found the way spread the others out over hours; the technician can't wait.
    await until(() => waiting() === 11);
    expect(outbox.due(Date.now(), 'small', 20).length).toBeLessThan(11);
    outbox.retryNow('all');
    await until(() => waiting() === 0);
    expect(mostAtOnce).toBe(1);
    expect(await sandbox.cases()).toHaveLength(12);
    way.close();
  });
});

describe('the technician’s wish', () => {
  it('sends all that waits at once, whatever the outage’s length would spread it over', async () => {
    let dead = true;
    let asked = 0;
    const way = await road((request, response) => {
      if (request.method !== 'POST' || !dead) return false;
      asked++;
      response.writeHead(503).end();
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    const committedAt = hallTime(Date.now() - 4 * 3600_000);
    for (let n = 0; n < 8; n++) await enqueueOne(seed, recipient, false, { committedAt });
    const deliverer = deliver(way.url, 2_000, () => 0.9);
    deliverer.wake();
    await until(() => asked >= 3);
    dead = false;
    outbox.retryNow('all');
    deliverer.tryNow();
    await until(() => waiting() === 0);
    expect(await sandbox.cases()).toHaveLength(8);
    way.close();
  });

  it('is not used up by what was under way before it', async () => {
    const held: (() => void)[] = [];
    let dead = true;
    const way = await road((request, response) => {
      if (request.method !== 'POST' || !dead) return false;
      held.push(() => response.writeHead(503).end());
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    const committedAt = hallTime(Date.now() - 4 * 3600_000);
    for (let n = 0; n < 8; n++) await enqueueOne(seed, recipient, false, { committedAt });
    const deliverer = deliver(way.url, 20_000, () => 0.9);
    deliverer.wake();
    await until(() => held.length === 4);
    outbox.retryNow('all');
    deliverer.tryNow();
    dead = false;
    for (const refuse of held) refuse();
    await until(() => waiting() === 0);
    expect(await sandbox.cases()).toHaveLength(8);
    way.close();
  });
});

describe('lost answers and refusals', () => {
  it('asks for the key before it sends again', async () => {
    const seen: string[] = [];
    let lose = true;
    const way = await road((request, response) => {
      seen.push(`${request.method} ${request.url?.split('/')[2]}`);
      if (request.method !== 'POST' || !lose) return false;
      lose = false;
      request.on('data', () => undefined).on('end', () => response.destroy());
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    await enqueueOne(seed, recipient, false);
    deliver(way.url).wake();
    await until(() => waiting() === 0);
    expect(seen).toEqual(['POST cases', 'GET submissions', 'POST cases']);
    way.close();
  });

  it('waits for what the platform still works on, and finds it by its key', async () => {
    await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ inProgress: { rate: 1 } }),
    });
    const seed = new Outbox(db, folder, () => undefined);
    const one = await enqueueOne(seed, recipient, false);
    deliver(sandbox.url).wake();
    await until(() => outbox.counts().waiting === 0);
    expect(outbox.counts().parked).toBe(0);
    expect(await sandbox.cases()).toMatchObject([{ receiptNo: one.receiptNo }]);
  });

  it('parks a lasting refusal; a technician exports it sealed and sends it again', async () => {
    let refuse = true;
    const way = await road((request, response) => {
      if (request.method !== 'POST' || request.url !== '/v1/cases' || !refuse) return false;
      response.writeHead(422, { 'content-type': 'application/json' }).end('{"code":"unknown-key"}');
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    const one = await enqueueOne(seed, recipient, true);
    deliver(way.url).wake();
    await until(() => outbox.counts().parked === 1);
    expect(outbox.byReceipt(one.receiptNo)?.last_problem).toContain('unknown-key');
    const exported = exportParked(outbox, folder, one.receiptNo);
    expect(exported).toMatchObject({ outcome: 'exported', files: 2 });
    expect(exportParked(outbox, folder, 'LY001-20261124-9999-A')).toEqual({ outcome: 'not-parked' });
    if (exported.outcome === 'exported') {
      expect(path.dirname(exported.folder)).toBe(path.join(folder, 'exports'));
    }
    refuse = false;
    expect(outbox.retryNow({ receiptNo: one.receiptNo })).toBe(1);
    await until(() => outbox.counts().waiting === 0);
    expect(await sandbox.cases()).toMatchObject([{ receiptNo: one.receiptNo }]);
  });

  it('a refusal of the kiosk, not of the submission, parks nothing', async () => {
    let refused = 0;
    const way = await road((request, response) => {
      if (request.method !== 'POST' || refused > 1) return false;
      refused++;
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"code":"kiosk-unknown"}');
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    await enqueueOne(seed, recipient, false);
    const deliverer = deliver(way.url);
    deliverer.wake();
    await until(() => refused === 1);
    await until(() => deliverer.trouble?.code === 'kiosk-unknown');
    // By itself it asks again in a quarter of an hour; the technician does not wait.
    await until(async () => {
      outbox.retryNow('all');
      deliverer.tryNow();
      return (await sandbox.cases()).length === 1 && waiting() === 0;
    });
    expect(outbox.counts().parked).toBe(0);
    expect(deliverer.trouble).toBeNull();
    way.close();
  });

  it('a kiosk that is refused asks rarely, and the trail notes what changed, not each try', async () => {
    let asked = 0;
    const way = await road((request, response) => {
      if (request.method !== 'POST') return false;
      asked++;
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"code":"kiosk-unknown"}');
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    for (let n = 0; n < 12; n++) await enqueueOne(seed, recipient, false);
    const deliverer = deliver(way.url);
    deliverer.wake();
    await until(() => deliverer.trouble !== null);
    // What was under way together, and nothing more.
    const first = asked;
    expect(first).toBeLessThanOrEqual(6);
    for (let n = 1; n <= 3; n++) {
      outbox.retryNow('all');
      deliverer.tryNow();
      await until(() => asked > first + n - 1);
    }
    const retries = () =>
      db.prepare<[], number>("SELECT count(*) FROM audit WHERE step = 'retry'").pluck().get() ?? 0;
    await until(() => outbox.due(Date.now() + 3600_000, 'small', 99).length === 12);
    expect(retries()).toBeLessThanOrEqual(12);
    expect(checkAudit(db).faults).toEqual([]);
    way.close();
  });

  it('a Retry-After of thirty years holds nothing for longer than an hour, nor against the technician', async () => {
    let busy = true;
    const way = await road((request, response) => {
      if (request.method !== 'POST' || !busy) return false;
      response.writeHead(503, { 'retry-after': '999999999' }).end();
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    const one = await enqueueOne(seed, recipient, false);
    const deliverer = deliver(way.url);
    deliverer.wake();
    await until(() => (outbox.byReceipt(one.receiptNo)?.attempts ?? 0) === 1);
    const planned = outbox.byReceipt(one.receiptNo)?.next_attempt_at ?? 0;
    expect(planned).toBeLessThan(Date.now() + 2 * 3600_000);
    busy = false;
    outbox.retryNow('all');
    deliverer.tryNow();
    await until(() => waiting() === 0);
    expect(await sandbox.cases()).toHaveLength(1);
    way.close();
  });

  it('what can’t be read from the disk is its own row’s trouble: the others go, and it is parked in the end', async () => {
    const seed = new Outbox(db, folder, () => undefined);
    const sick = await enqueueOne(seed, recipient, true);
    const well = [];
    for (let n = 0; n < 5; n++) well.push(await enqueueOne(seed, recipient, true));
    // A folder in the photograph's place: reading it fails as a bad sector does, whoever asks.
    const file = path.join(folder, 'blobs', sick.blobs[0] ?? '');
    rmSync(file);
    mkdirSync(file);
    deliver(sandbox.url).wake();
    await until(async () => (await sandbox.cases()).length === 5);
    await until(() => outbox.counts().parked === 1);
    expect(outbox.byReceipt(sick.receiptNo)?.last_problem).toContain('读不出来');
    expect((await sandbox.cases()).map(({ receiptNo }) => receiptNo).sort()).toEqual(
      well.map(({ receiptNo }) => receiptNo).sort(),
    );
  });

  it('a photograph that the platform lost is sent again', async () => {
    let lost = true;
    const way = await road((request, response) => {
      if (request.method !== 'POST' || request.url !== '/v1/cases' || !lost) return false;
      lost = false;
      response.writeHead(409, { 'content-type': 'application/json' }).end('{"code":"blob-missing"}');
      return true;
    });
    const seed = new Outbox(db, folder, () => undefined);
    await enqueueOne(seed, recipient, true);
    deliver(way.url).wake();
    await until(() => waiting() === 0);
    expect(await sandbox.cases()).toHaveLength(1);
    way.close();
  });

  it.each(['gone', 'spoilt'])(
    'a photograph %s on the disk: parked, unless the platform has it',
    async (how) => {
      const seed = new Outbox(db, folder, () => undefined);
      const lost = await enqueueOne(seed, recipient, true);
      const arrived = await enqueueOne(seed, recipient, true);
      for (const { blobs } of [lost, arrived]) {
        const [sha256 = ''] = blobs;
        const bytes = seed.blobs.read(sha256);
        if (!bytes) throw new Error('not stored');
        if (blobs === arrived.blobs) {
          const sent = await clientOf(sandbox.url).uploadBlob({ sha256, size: bytes.length, bytes });
          expect(sent.kind).toBe('ok');
        }
        const file = path.join(folder, 'blobs', sha256);
        if (how === 'gone') rmSync(file);
        else writeFileSync(file, bytes.fill(7, 100, 200));
      }
      deliver(sandbox.url).wake();
      await until(() => outbox.counts().parked === 1 && waiting() === 0);
      expect(outbox.byReceipt(lost.receiptNo)).toMatchObject({ state: 'parked' });
      expect(outbox.byReceipt(lost.receiptNo)?.last_problem).toContain('缺失');
      expect((await sandbox.cases()).map(({ receiptNo }) => receiptNo)).toEqual([arrived.receiptNo]);
    },
  );
});
