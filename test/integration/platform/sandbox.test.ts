/** The client and the sandbox together keep the promise: one submission, one case, one seat. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlatformClient, type PlatformClient } from '../../../main/core/platform/client.ts';
import type { Appointment } from '../../../main/core/session/draft.ts';
import { luhnCheckDigit } from '../../platform-sandbox/case-number.ts';
import { openDatabase } from '../../platform-sandbox/database.ts';
import { type Sandbox, startSandbox } from '../../platform-sandbox/server.ts';
import { ITEM, keyOf, sealedPhoto, submissionFor } from './filed.ts';

let folder: string;
let sandbox: Sandbox;
let client: PlatformClient;
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platform-'));
  // A Friday: the five working days begin on Monday.
  now = Date.parse('2026-11-27T10:00:00+08:00');
  sandbox = await startSandbox({ folder, capacity: 2, now: () => now });
  client = clientOf(sandbox.url);
});

afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

function clientOf(baseUrl: string, timeoutMs = 5_000): PlatformClient {
  return createPlatformClient({ baseUrl, timeoutMs, kioskId: 'LY001' });
}

const monday = { date: '2026-11-30', start: '09:00' };
const appointment = (firm = true): Appointment => ({ firm, ...monday, end: '09:30' });

async function remaining(): Promise<number | undefined> {
  const answer = await client.slots(ITEM);
  if (answer.kind !== 'ok') throw new Error(answer.kind);
  return answer.value.days[0]?.slots[0]?.remaining;
}

describe('what the platform tells', () => {
  it('health, catalogue, key and the five working days', async () => {
    expect(await client.health()).toEqual({ kind: 'ok', value: { status: 'ok' } });
    expect(await client.catalogueVersion()).toMatchObject({ kind: 'ok' });
    expect(statSync(path.join(folder, 'key.json')).mode & 0o777).toBe(0o600);
    const slots = await client.slots(ITEM);
    if (slots.kind !== 'ok') throw new Error(slots.kind);
    expect(slots.value.days.map(({ date }) => date)).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
    ]);
    const starts = slots.value.days[0]?.slots.map(({ start }) => start);
    expect(starts).toHaveLength(13);
    expect([starts?.[0], starts?.[5], starts?.[6], starts?.[12]]).toEqual([
      '09:00',
      '11:30',
      '13:30',
      '16:30',
    ]);
    expect(await client.slots('XX-0001')).toEqual({ kind: 'refused', status: 422, code: 'unknown-item' });
  });
});

describe('seats', () => {
  it('a hold is idempotent, moves with another choice and lapses after 30 minutes', async () => {
    const submissionId = uuidv7();
    const hold = { submissionId, itemCode: ITEM, ...monday };
    expect(await client.hold(hold)).toMatchObject({ kind: 'ok', value: { ...monday, end: '09:30' } });
    expect(await client.hold(hold)).toMatchObject({ kind: 'ok' });
    expect(await remaining()).toBe(1);
    expect(await client.hold({ ...hold, start: '09:30' })).toMatchObject({
      kind: 'ok',
      value: { end: '10:00' },
    });
    expect(await remaining()).toBe(2);
    expect(await client.hold(hold)).toMatchObject({ kind: 'ok' });
    now += 30 * 60_000;
    expect(await remaining()).toBe(2);
  });

  it('the last seats are given once under parallel requests', async () => {
    const holds = await Promise.all(
      Array.from({ length: 20 }, () => client.hold({ submissionId: uuidv7(), itemCode: ITEM, ...monday })),
    );
    expect(holds.filter(({ kind }) => kind === 'ok')).toHaveLength(2);
    expect(holds.filter((answer) => answer.kind === 'refused' && answer.code === 'slot-taken')).toHaveLength(
      18,
    );
    expect(await remaining()).toBe(0);
  });

  it('a failed move keeps the seat one had', async () => {
    const mine = { submissionId: uuidv7(), itemCode: ITEM, date: monday.date, start: '10:00' };
    await client.hold(mine);
    for (let i = 0; i < 2; i++) await client.hold({ submissionId: uuidv7(), itemCode: ITEM, ...monday });
    expect(await client.hold({ ...mine, start: monday.start })).toMatchObject({ kind: 'refused' });
    const slots = await client.slots(ITEM);
    expect(slots.kind === 'ok' && slots.value.days[0]?.slots[2]).toMatchObject({
      start: '10:00',
      remaining: 1,
    });
  });
});

describe('filing', () => {
  it('a held booking is confirmed, numbered, and readable only by the platform', async () => {
    const { key, body, submission } = await submissionFor(await keyOf(client), {
      appointment: appointment(),
    });
    await client.hold({ submissionId: key, itemCode: ITEM, ...monday });
    const answer = await client.submit({ service: 'booking', idempotencyKey: key, body });
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    const { caseNo, state } = answer.value;
    expect(state).toBe('confirmed');
    expect(caseNo).toMatch(/^Y43018120261127RS00001\d$/);
    expect(luhnCheckDigit(caseNo.slice(0, -1))).toBe(Number(caseNo.at(-1)));
    expect(await sandbox.openCase(key)).toEqual(submission);
    expect(sandbox.cases()).toEqual([
      { caseNo, key, receiptNo: body.receiptNo, itemCode: ITEM, kind: 'booking', state, kioskId: 'LY001' },
    ]);
    now += 60 * 60_000;
    expect(await remaining()).toBe(1);
    expect(await client.progress(caseNo)).toMatchObject({
      kind: 'ok',
      value: { caseNo, itemCode: ITEM, state },
    });
    expect(await client.progress('Y43018120261127RS000999')).toEqual({ kind: 'ok', value: null });
  });

  it('the same key and body again is the same case; another body is refused', async () => {
    const { key, body } = await submissionFor(await keyOf(client), { appointment: appointment(false) });
    const request = { service: 'booking', idempotencyKey: key, body } as const;
    const all = await Promise.all([client.submit(request), client.submit(request), client.submit(request)]);
    all.push(await client.submit(request));
    expect(new Set(all.map((answer) => answer.kind === 'ok' && answer.value.caseNo)).size).toBe(1);
    expect(sandbox.cases()).toHaveLength(1);
    expect(
      await client.submit({ ...request, body: { ...body, committedAt: '2026-11-24T10:00:01+08:00' } }),
    ).toEqual({ kind: 'refused', status: 422, code: 'key-reused' });
  });

  it('a wish, or a firm booking whose seat is gone, is unconfirmed but never refused', async () => {
    const key = await keyOf(client);
    const late = await submissionFor(key, { appointment: appointment() });
    await client.hold({ submissionId: late.key, itemCode: ITEM, ...monday });
    now += 31 * 60_000;
    for (let i = 0; i < 2; i++) await client.hold({ submissionId: uuidv7(), itemCode: ITEM, ...monday });
    const wish = await submissionFor(key, { appointment: appointment(false) });
    for (const { key: idempotencyKey, body } of [late, wish]) {
      expect(await client.submit({ service: 'booking', idempotencyKey, body })).toMatchObject({
        kind: 'ok',
        value: { state: 'unconfirmed' },
      });
    }
  });

  it('refuses what is not whole: another key’s envelope, an item that is not offered', async () => {
    const key = await keyOf(client);
    const one = await submissionFor(key);
    const other = uuidv7();
    expect(await client.submit({ service: 'pre-review', idempotencyKey: other, body: one.body })).toEqual({
      kind: 'refused',
      status: 422,
      code: 'unreadable',
    });
    const body = { ...one.body, receiptNo: 'LY001-20261124-0002-X' };
    expect(await client.submit({ service: 'pre-review', idempotencyKey: one.key, body })).toEqual({
      kind: 'refused',
      status: 422,
      code: 'envelope-mismatch',
    });
    expect(sandbox.cases()).toEqual([]);
  });

  it('a lost answer is found again', async () => {
    const { key, body } = await submissionFor(await keyOf(client));
    expect(await client.findSubmission(key)).toEqual({ kind: 'ok', value: null });
    sandbox.faults.set({ loseResponse: { rate: 1 } });
    expect(await client.submit({ service: 'pre-review', idempotencyKey: key, body })).toMatchObject({
      kind: 'unreachable',
    });
    sandbox.faults.set({});
    const [filed] = sandbox.cases();
    expect(await client.findSubmission(key)).toEqual({
      kind: 'ok',
      value: { caseNo: filed?.caseNo, state: 'pending' },
    });
    expect(filed?.caseNo).toMatch(/^S/);
  });

  it('what was filed survives a restart', async () => {
    const { key, body, submission } = await submissionFor(await keyOf(client));
    await client.submit({ service: 'pre-review', idempotencyKey: key, body });
    await sandbox.close();
    sandbox = await startSandbox({ folder, now: () => now });
    expect(await sandbox.openCase(key)).toEqual(submission);
  });
});

describe('blobs', () => {
  it('a case waits for its photographs, and takes each once', async () => {
    const recipient = await keyOf(client);
    const key = uuidv7();
    const photo = await sealedPhoto(recipient, key, 700_000);
    const { body } = await submissionFor(recipient, {
      key,
      blobs: [{ sha256: photo.sha256, size: photo.size }],
    });
    const request = { service: 'pre-review', idempotencyKey: key, body } as const;
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
    await expect
      .poll(() => clientOf(url).uploadBlob(photo), { timeout: 20_000 })
      .toMatchObject({ kind: 'ok' });
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
    const db = openDatabase(folder);
    db.exec('DELETE FROM blob');
    db.close();
    sandbox = await startSandbox({ folder, now: () => now });
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
    await expect.poll(() => client.uploadBlob(photo), { timeout: 30_000 }).toMatchObject({ kind: 'ok' });
  });
});

describe('answers that are none', () => {
  const each = (): [string, Promise<{ kind: string }>][] => [
    ['health', client.health()],
    ['key', client.currentKey()],
    ['slots', client.slots(ITEM)],
    ['hold', client.hold({ submissionId: uuidv7(), itemCode: ITEM, ...monday })],
    ['find', client.findSubmission(uuidv7())],
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
      const answer = await through.submit({ service: 'pre-review', idempotencyKey: key, body });
      expect([status, answer.kind]).toEqual([status, 'nonsense']);
    }
    portal.close();
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

describe('the sandbox as a process', () => {
  it('says it is ready, is steered over HTTP, and ends with its stdin', async () => {
    const entry = path.join(import.meta.dirname, '../../platform-sandbox/server.ts');
    const child: ChildProcess = spawn(
      process.execPath,
      [entry, '--port', '0', '--folder', path.join(folder, 'own')],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    if (!child.stdout) throw new Error('stdout is a pipe');
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const { ready, url } = JSON.parse(line);
    expect(ready).toBe(true);
    const own = clientOf(url);
    const { key, body, submission } = await submissionFor(await keyOf(own));
    await own.submit({ service: 'pre-review', idempotencyKey: key, body });
    expect(await (await fetch(`${url}/_sandbox/cases`)).json()).toMatchObject([{ key, itemCode: ITEM }]);
    expect(await (await fetch(`${url}/_sandbox/cases/${key}`)).json()).toEqual(submission);
    await fetch(`${url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: { code: 500, rate: 1 } }),
    });
    expect(await own.health()).toMatchObject({ kind: 'busy', status: 500 });
    const ended = once(child, 'exit');
    child.stdin?.end();
    expect((await ended)[0]).toBe(0);
  });
});
