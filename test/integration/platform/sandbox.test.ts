/** The client and the sandbox together keep the promise: one submission, one case, one seat. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EnrolmentFile } from '../../../main/core/enrolment/enrol.ts';
import type { Appointment } from '../../../main/core/model/draft.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import { openHall } from '../../../main/core/platform/signed-hall.ts';
import { type Engine, engines } from '../../kit/engines.ts';
import { clientAt, enrolled, type Known } from '../../kit/enrolled.ts';
import { cancellationOf, evaluationOf, ITEM, keyOf, submissionFor } from '../../kit/filed.ts';
import { luhnCheckDigit } from '../../world/platform-sandbox/case-number.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../world/platform-sandbox/server.ts';

let folder: string;
let sandbox: Sandbox;
let client: PlatformClient;
let known: Known;
let now: number;
let options: SandboxOptions;

async function begin(engine: Pick<Engine, 'database'>): Promise<void> {
  folder = mkdtempSync(path.join(tmpdir(), 'platform-'));
  // A Friday: the five working days begin on Monday.
  now = Date.parse('2026-11-27T10:00:00+08:00');
  options = { folder, now: () => now, ...(await engine.database()) };
  sandbox = await startSandbox({ ...options, capacity: 2 });
  known = await enrolled(sandbox);
  client = clientOf(sandbox.url);
}

afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

function clientOf(baseUrl: string, timeoutMs = 5_000): PlatformClient {
  return clientAt(baseUrl, known, timeoutMs);
}

const monday = { date: '2026-11-30', start: '09:00' };
const appointment = (firm = true): Appointment => ({ firm, ...monday, end: '09:30' });

async function remaining(): Promise<number | undefined> {
  const answer = await client.slots(ITEM);
  if (answer.kind !== 'ok') throw new Error(answer.kind);
  return answer.value.days[0]?.slots[0]?.remaining;
}

function telling() {
  it('health, catalogue, key and the seven open days by its plan of the hall', async () => {
    expect(await client.health()).toEqual({ kind: 'ok', value: { status: 'ok' } });
    expect(await client.catalogueVersion()).toMatchObject({ kind: 'ok' });
    expect(statSync(path.join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
    const slots = await client.slots(ITEM);
    if (slots.kind !== 'ok') throw new Error(slots.kind);
    expect(slots.value.days.map(({ date }) => date)).toEqual([
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-07',
      '2026-12-08',
    ]);
    expect(slots.value.plan).toBe(sandbox.hall.plan.number);
    const hall = await client.hall();
    const opened = hall.kind === 'ok' && openHall(known.device.root, hall.value);
    expect(opened).toEqual({ ok: true, plan: sandbox.hall.plan });
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
}

function seats() {
  it('each place has its own, and a group of the plan those of its own', async () => {
    const first = async (item: string, place?: string) => {
      const answer = await client.slots(item, place);
      return answer.kind === 'ok' ? answer.value.days[0]?.slots[0] : answer;
    };
    const half = { start: '09:00', end: '09:30' };
    const there = { submissionId: uuidv7(), itemCode: ITEM, place: 'dayao', ...monday };
    expect(await client.hold(there)).toMatchObject({ kind: 'ok', value: monday });
    expect(await first(ITEM, 'dayao')).toEqual({ ...half, remaining: 1 });
    expect(await first(ITEM, 'hall')).toEqual({ ...half, remaining: 2 });
    expect(await first(ITEM)).toEqual({ ...half, remaining: 2 });
    expect(await first(ITEM, 'nowhere')).toMatchObject({ code: 'unknown-place' });
    expect(await first('SW-0003', 'dayao')).toMatchObject({ code: 'unknown-place' });
    expect(await first('BD-0004')).toEqual({ start: '09:00', end: '10:00', remaining: 2 });
    await client.hold({ submissionId: uuidv7(), itemCode: 'BD-0003', ...monday });
    expect(await first('BD-0004')).toMatchObject({ remaining: 1 });
    expect(await first('BD-0020')).toMatchObject({ ...half, remaining: 2 });
  });

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
}

function filing() {
  it('a held booking is confirmed, numbered, and readable only by the platform', async () => {
    const { key, body, submission } = await submissionFor(await keyOf(client), {
      appointment: appointment(),
    });
    await client.hold({ submissionId: key, itemCode: ITEM, ...monday });
    const answer = await client.submit({ kind: 'booking', idempotencyKey: key, body });
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    const { caseNo, state } = answer.value;
    expect(state).toBe('confirmed');
    expect(caseNo).toMatch(/^Y43018120261127RS00001\d$/);
    expect(luhnCheckDigit(caseNo.slice(0, -1))).toBe(Number(caseNo.at(-1)));
    expect(await sandbox.openCase(key)).toEqual(submission);
    expect(await sandbox.cases()).toEqual([
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
    const request = { kind: 'booking', idempotencyKey: key, body } as const;
    const all = await Promise.all([client.submit(request), client.submit(request), client.submit(request)]);
    all.push(await client.submit(request));
    expect(new Set(all.map((answer) => answer.kind === 'ok' && answer.value.caseNo)).size).toBe(1);
    expect(await sandbox.cases()).toHaveLength(1);
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
      expect(await client.submit({ kind: 'booking', idempotencyKey, body })).toMatchObject({
        kind: 'ok',
        value: { state: 'unconfirmed' },
      });
    }
  });

  it('takes an older form as long as the item says so, and says why it takes another not', async () => {
    const key = await keyOf(client);
    const filed = async (itemVersion?: number) => {
      const one = await submissionFor(key, { ...(itemVersion !== undefined && { itemVersion }) });
      return client.submit({ kind: 'pre-review', idempotencyKey: one.key, body: one.body });
    };
    expect((await filed()).kind).toBe('ok');
    expect((await filed(1)).kind).toBe('ok');
    expect(await filed(99)).toEqual({ kind: 'refused', status: 422, code: 'item-version-unknown' });
    // What stands outside must be what was sealed.
    const one = await submissionFor(key, { itemVersion: 1 });
    const { itemVersion: _, ...body } = one.body;
    expect(await client.submit({ kind: 'pre-review', idempotencyKey: one.key, body })).toMatchObject({
      code: 'envelope-mismatch',
    });
  });

  it('refuses what is not whole: another key’s envelope, an item that is not offered', async () => {
    const key = await keyOf(client);
    const one = await submissionFor(key);
    const other = uuidv7();
    expect(await client.submit({ kind: 'pre-review', idempotencyKey: other, body: one.body })).toEqual({
      kind: 'refused',
      status: 422,
      code: 'unreadable',
    });
    const body = { ...one.body, receiptNo: 'LY001-20261124-0002-X' };
    expect(await client.submit({ kind: 'pre-review', idempotencyKey: one.key, body })).toEqual({
      kind: 'refused',
      status: 422,
      code: 'envelope-mismatch',
    });
    expect(await sandbox.cases()).toEqual([]);
  });

  it('a lost answer is found again', async () => {
    const { key, body } = await submissionFor(await keyOf(client));
    expect(await client.findSubmission({ idempotencyKey: key, body })).toEqual({ kind: 'ok', value: null });
    sandbox.faults.set({ loseResponse: { rate: 1 } });
    expect(await client.submit({ kind: 'pre-review', idempotencyKey: key, body })).toMatchObject({
      kind: 'unreachable',
    });
    sandbox.faults.set({});
    const [filed] = await sandbox.cases();
    expect(await client.findSubmission({ idempotencyKey: key, body })).toEqual({
      kind: 'ok',
      value: { caseNo: filed?.caseNo, state: 'pending', arrivedAt: expect.stringContaining('2026-11-27T') },
    });
    expect(filed?.caseNo).toMatch(/^S/);
  });

  it('what was filed survives a restart', async () => {
    const { key, body, submission } = await submissionFor(await keyOf(client));
    await client.submit({ kind: 'pre-review', idempotencyKey: key, body });
    await sandbox.close();
    sandbox = await startSandbox(options);
    expect(await sandbox.openCase(key)).toEqual(submission);
  });
}

function cancelling() {
  /** A confirmed booking of Monday 9:00. */
  async function booked() {
    const filed = await submissionFor(await keyOf(client), { appointment: appointment() });
    await client.hold({ submissionId: filed.key, itemCode: ITEM, ...monday });
    const answer = await client.submit({ kind: 'booking', idempotencyKey: filed.key, body: filed.body });
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    return { filed, caseNo: answer.value.caseNo };
  }
  const refusal = (code: string) => ({ kind: 'refused', status: 422, code });

  it('is evaluated once, answers the same key with its case, and not before it has arrived', async () => {
    const key = await keyOf(client);
    const { filed, caseNo } = await booked();
    const request = await evaluationOf(key, filed);
    const answers = [
      ...(await Promise.all([client.submit(request), client.submit(request)])),
      await client.findSubmission(request),
    ];
    expect(answers).toEqual(
      answers.map(() => ({
        kind: 'ok',
        value: { caseNo, state: 'confirmed', arrivedAt: expect.stringContaining('2026-11-27T') },
      })),
    );
    expect(await client.submit(await evaluationOf(key, filed))).toEqual(refusal('already-evaluated'));
    const never = await submissionFor(key);
    expect(await client.submit(await evaluationOf(key, never))).toEqual({
      kind: 'refused',
      status: 404,
      code: 'unknown-submission',
    });
  });

  it('frees the seat, once, and answers the same key with the booking’s case', async () => {
    const { filed, caseNo } = await booked();
    expect(await remaining()).toBe(1);
    const request = await cancellationOf(await keyOf(client), filed);
    const answers = [
      ...(await Promise.all([client.submit(request), client.submit(request)])),
      await client.submit(request),
      await client.findSubmission(request),
    ];
    expect(answers).toEqual(
      answers.map(() => ({
        kind: 'ok',
        value: { caseNo, state: 'cancelled', arrivedAt: expect.stringContaining('2026-11-27T') },
      })),
    );
    expect(await remaining()).toBe(2);
    expect(await sandbox.cancellations()).toEqual([
      { key: request.idempotencyKey, cancels: filed.key, receiptNo: request.body.receiptNo },
    ]);
    const progress = await client.progress(caseNo);
    expect(progress.kind === 'ok' && progress.value?.steps.map(({ state }) => state)).toEqual([
      'confirmed',
      'cancelled',
    ]);
    // The kiosk may send the booking itself once more; that does not bring it back.
    const again = { kind: 'booking', idempotencyKey: filed.key, body: filed.body } as const;
    expect(await client.submit(again)).toMatchObject({ kind: 'ok', value: { caseNo, state: 'cancelled' } });
    expect(await remaining()).toBe(2);
  });

  it('is refused for good to another person, a second time, for no booking, and too late', async () => {
    const key = await keyOf(client);
    const { filed } = await booked();
    const stranger = await cancellationOf(key, filed, { idNumber: '990000199001010038' });
    expect(await client.submit(stranger)).toEqual(refusal('another-person'));
    const late = await cancellationOf(key, filed, { committedAt: '2026-11-30T07:00:01+08:00' });
    expect(await client.submit(late)).toEqual(refusal('too-late'));
    const nothing = await cancellationOf(key, filed, { cancels: uuidv7() });
    expect(await client.submit(nothing)).toEqual(refusal('unknown-booking'));
    const review = await submissionFor(key);
    await client.submit({ kind: 'pre-review', idempotencyKey: review.key, body: review.body });
    expect(await client.submit(await cancellationOf(key, review))).toEqual(refusal('unknown-booking'));
    expect(await remaining()).toBe(1);

    const mine = await cancellationOf(key, filed);
    const swapped = { ...mine, body: { ...mine.body, cancels: review.key } };
    expect(await client.submit(swapped)).toEqual(refusal('envelope-mismatch'));
    expect(await client.submit({ ...mine, idempotencyKey: filed.key })).toEqual(refusal('key-reused'));
    // In time is what was confirmed in time, however long the kiosk was offline.
    now = Date.parse('2026-12-02T10:00:00+08:00');
    expect(await client.submit(mine)).toMatchObject({ kind: 'ok', value: { state: 'cancelled' } });
    expect(await client.submit(await cancellationOf(key, filed))).toEqual(refusal('already-cancelled'));
  });
}

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    beforeAll(() => engine.start());
    afterAll(() => engine.stop());
    beforeEach(() => begin(engine));
    describe('what the platform tells', () => telling());
    describe('seats', () => seats());
    describe('filing', () => filing());
    describe('cancelling', () => cancelling());
  });
}

describe('the sandbox as a process', () => {
  beforeEach(() => begin({ database: async () => ({}) }));

  it('says it is ready, is steered over HTTP, and ends with its stdin', async () => {
    const entry = path.join(import.meta.dirname, '../../world/platform-sandbox/server.ts');
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
    const kioskId = 'LY001';
    const handedOut = await fetch(`${url}/_sandbox/enrolments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kioskId }),
    });
    const { code } = EnrolmentFile.parse(await handedOut.json());
    const own = clientAt(url, await enrolled({ url, enrolmentFor: () => ({ kioskId, code }) }));
    const { key, body, submission } = await submissionFor(await keyOf(own));
    await own.submit({ kind: 'pre-review', idempotencyKey: key, body });
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
