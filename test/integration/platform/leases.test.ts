/** Places lent to a kiosk: nobody else's until its book says so, whatever is lost, late or said twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lease } from '../../../main/core/model/hall/lease.ts';
import type { LeaseRequest } from '../../../main/core/platform/answers.ts';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import { type Engine, engines } from '../../kit/engines.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { ITEM, keyOf, submissionFor } from '../../kit/filed.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const BOOK = '0198f000-0000-4000-8000-00000000000a';
const REBUILT = '0198f000-0000-4000-8000-00000000000b';
const WANTED = [{ itemCode: ITEM, count: 30 }];

let folder: string;
let sandbox: Sandbox;
let client: PlatformClient;

async function begin(engine: Engine): Promise<void> {
  folder = mkdtempSync(path.join(tmpdir(), 'platform-'));
  const now = Date.parse('2026-11-27T10:00:00+08:00');
  sandbox = await startSandbox({ folder, capacity: 1, now: () => now, ...(await engine.database()) });
  client = clientAt(sandbox.url, await enrolled(sandbox));
}

afterEach(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function lent(seq: number, more: Partial<LeaseRequest> = {}): Promise<Lease[]> {
  const answer = await client.leases({ book: BOOK, seq, free: [], used: [], wanted: WANTED, ...more });
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value.leases;
}

async function remainingAt({ date, start }: Pick<Lease, 'date' | 'start'>): Promise<number | undefined> {
  const answer = await client.slots(ITEM);
  if (answer.kind !== 'ok') throw new Error(answer.kind);
  return answer.value.days.find((day) => day.date === date)?.slots.find((slot) => slot.start === start)
    ?.remaining;
}

const idsOf = (leases: readonly Lease[]) => leases.map(({ id }) => id).sort();

async function firstLent(): Promise<[Lease, Lease[]]> {
  const leases = await lent(1);
  const [one] = leases;
  if (!one) throw new Error('nothing was lent');
  return [one, leases];
}

function places() {
  it('is nobody else’s, and its kiosk’s booking confirms it', async () => {
    const [lease, all] = await firstLent();
    expect(all).toHaveLength(6);
    expect(await remainingAt(lease)).toBe(0);
    const { id, date, start, end } = lease;
    const appointment = { firm: true, date, start, end, lease: id };
    const { key, body } = await submissionFor(await keyOf(client), { appointment });
    const submit = () => client.submit({ idempotencyKey: key, kind: 'booking', body });
    expect(await submit()).toMatchObject({ kind: 'ok', value: { state: 'confirmed' } });
    expect(await submit()).toMatchObject({ kind: 'ok', value: { state: 'confirmed' } });
    expect(await remainingAt(lease)).toBe(0);
    const free = idsOf(all).filter((each) => each !== id);
    const next = await client.leases({ book: BOOK, seq: 2, free, used: [id], wanted: WANTED });
    expect(next).toMatchObject({ kind: 'ok', value: { settled: [id] } });
  });

  it('of another kiosk confirms nothing', async () => {
    const [{ id, date, start, end }] = await firstLent();
    const other = clientAt(sandbox.url, await enrolled(sandbox, 'LY002'));
    const { key, body } = await submissionFor(await keyOf(other), {
      appointment: { firm: true, date, start, end, lease: id },
      receiptNo: 'LY002-20261124-0001-4',
    });
    const answer = await other.submit({
      idempotencyKey: key,
      kind: 'booking',
      body: { ...body, kioskId: 'LY002' },
    });
    expect(answer).toMatchObject({ kind: 'ok', value: { state: 'unconfirmed' } });
  });
}

function words() {
  it('gives back what it does not name, and keeps what it names free or used', async () => {
    const [lease, all] = await firstLent();
    const [kept, used] = idsOf(all).filter((id) => id !== lease.id);
    const next = await lent(2, { free: [kept ?? ''], used: [used ?? ''], wanted: [] });
    expect(idsOf(next)).toEqual([kept]);
    expect(await remainingAt(lease)).toBe(1);
    const usedPlace = all.find(({ id }) => id === used);
    expect(usedPlace && (await remainingAt(usedPlace))).toBe(0);
  });

  it('that is late or said twice changes nothing', async () => {
    const [, all] = await firstLent();
    await lent(3, { free: idsOf(all) });
    for (const seq of [3, 2]) {
      const answer = await client.leases({ book: BOOK, seq, free: [], used: [], wanted: [] });
      expect(answer).toEqual({ kind: 'refused', status: 409, code: 'stale-word' });
    }
    expect(idsOf(await lent(4, { free: idsOf(all) }))).toEqual(idsOf(all));
  });

  it('of a rebuilt book leaves what the old one had taken, and the old one is not heard any more', async () => {
    const [lease, all] = await firstLent();
    const rebuilt = await client.leases({ book: REBUILT, seq: 1, free: [], used: [], wanted: [] });
    expect(rebuilt).toEqual({ kind: 'ok', value: { leases: [], settled: [] } });
    expect(await remainingAt(lease)).toBe(0);
    const late = await client.leases({ book: BOOK, seq: 2, free: idsOf(all), used: [], wanted: [] });
    expect(late).toEqual({ kind: 'refused', status: 409, code: 'stale-word' });
  });
}

function share() {
  it('all kiosks together are lent no more than their share of a day', async () => {
    for (let kiosk = 1; kiosk <= 5; kiosk++) {
      const id = `LY10${kiosk}`;
      const each = clientAt(sandbox.url, await enrolled(sandbox, id));
      await each.leases({ book: BOOK, seq: 1, free: [], used: [], wanted: [{ itemCode: ITEM, count: 300 }] });
    }
    const answer = await client.slots(ITEM);
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    const [, second] = answer.value.days;
    const taken = second?.slots.filter(({ remaining }) => remaining === 0).length ?? 0;
    expect([taken, second?.slots.length]).toEqual([3, 13]);
  });
}

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    beforeAll(() => engine.start());
    afterAll(() => engine.stop());
    beforeEach(() => begin(engine));
    describe('a place that is lent', () => places());
    describe('a book’s word', () => words());
    share();
  });
}

it('a day whose places are not given out yet is lent to nobody, and from its release on it is', async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'platform-'));
  let now = Date.parse('2026-11-27T07:00:00+08:00');
  sandbox = await startSandbox({ folder, capacity: 4, fair: true, now: () => now });
  client = clientAt(sandbox.url, await enrolled(sandbox));
  sandbox.hall.set((plan) => ({ ...plan, daysAhead: 3 }));
  const days = async (seq: number) => new Set((await lent(seq)).map(({ date }) => date));
  expect(await days(1)).toEqual(new Set(['2026-12-01']));
  now = Date.parse('2026-11-27T08:00:00+08:00');
  expect(await days(2)).toEqual(new Set(['2026-12-01', '2026-12-02']));
});
