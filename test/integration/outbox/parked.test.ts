/** What the platform refused comes home by itself: offered again, never parked by a platform that refuses everything, closed by hand. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Deliverer } from '../../../main/core/delivery/deliverer.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import type { Answer, CaseAnswer } from '../../../main/core/platform/answers.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { generateKeyPair, type Recipient } from '../../../main/core/sealing/seal.ts';
import type { Db } from '../../../main/core/store/db.ts';
import { close, type Enqueued, enqueueOne, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { seeded } from '../../kit/random.ts';
import { VirtualClock } from '../../sim/fleet/virtual-clock.ts';

const START = Date.parse('2026-11-24T10:00:00+08:00');
const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const REFUSED: Answer<never> = { kind: 'refused', status: 422, code: 'schema' };

let db: Db;
let folder: string;
let recipient: Recipient;
let outbox: Outbox;
let deliverer: Deliverer;
let clock: VirtualClock;
/** Keys in the order taken; whoever asks is answered by `answer`. */
let taken: string[];
let asked: { key: string; at: number }[];
let answer: (key: string) => Answer<CaseAnswer>;
/** A case of its own for each. */
const take = (): Answer<CaseAnswer> => ({
  kind: 'ok',
  value: { caseNo: `S43018120261124RS${String(taken.length).padStart(6, '0')}`, state: 'pending' },
});

beforeEach(async () => {
  folder = temporaryFolder();
  ({ db } = open(folder));
  recipient = { kid: 'k1', publicKey: (await generateKeyPair()).publicKey };
  clock = new VirtualClock(START);
  taken = [];
  asked = [];
  answer = take;
  start();
});
afterEach(() => {
  deliverer.stop();
  close(db);
  removeFolders();
});

function start(): void {
  const random = seeded(7).next;
  outbox = new Outbox(db, folder, () => deliverer.wake());
  deliverer = new Deliverer({
    outbox,
    platform: {
      findSubmission: async () => ({ kind: 'ok', value: null }),
      hasBlob: async () => ({ kind: 'ok', value: true }),
      uploadBlob: async () => ({ kind: 'ok', value: undefined }),
      submit: async ({ idempotencyKey: key }) => {
        asked.push({ key, at: clock.now() });
        const said = answer(key);
        if (said.kind === 'ok') taken.push(key);
        return said;
      },
    },
    log: pino({ level: 'silent' }),
    timer: clock,
    random,
  });
}

const add = (more: { caseKey?: string } = {}, withPhoto = false) =>
  enqueueOne(outbox, recipient, withPhoto, { committedAt: hallTime(clock.now()), ...more });

/** Lets time pass, with what was begun at this moment taken along. */
async function run(until: number, done?: () => boolean): Promise<void> {
  clock.after(0, () => deliverer.wake());
  await clock.run(until, done);
}

async function parkedOne(withPhoto = false): Promise<Enqueued> {
  answer = () => REFUSED;
  const one = await add({}, withPhoto);
  await run(clock.now() + 60_000, () => outbox.counts().parked > 0);
  expect(outbox.counts()).toEqual({ waiting: 0, parked: 1 });
  return one;
}

it('after an hour of 422 for everything all are delivered, once each, within a day and without a visit', async () => {
  answer = () => REFUSED;
  const all: Enqueued[] = [];
  for (let n = 0; n < 30; n++) all.push(await add());
  for (let minute = 1; minute <= 60; minute++) {
    await run(START + minute * 60_000);
    if (minute % 5 === 0) all.push(await add());
  }
  // The first few had to show that it is the platform's fault.
  expect(outbox.counts().parked).toBeLessThanOrEqual(8);
  expect(deliverer.trouble).toEqual({ trouble: 'all-refused', status: 422, code: 'schema' });
  expect(asked.length).toBeLessThan(40);

  answer = take;
  await run(START + HOUR_MS + DAY_MS, () => outbox.counts().waiting + outbox.counts().parked === 0);
  expect(outbox.counts()).toEqual({ waiting: 0, parked: 0 });
  expect(taken.toSorted()).toEqual(all.map(({ submissionId }) => submissionId).toSorted());
  expect(deliverer.trouble).toBeNull();
  expect(checkAudit(db).faults).toEqual([]);
});

it('one that is refused again and again is offered more and more rarely for some days, then stays', async () => {
  await parkedOne();
  await run(START + 60 * DAY_MS);
  const waits = asked.slice(1).map(({ at }, n) => at - (asked[n]?.at ?? 0));
  expect(waits).toHaveLength(10);
  expect(Math.max(...waits.slice(0, 2))).toBeLessThan(Math.min(...waits.slice(-2)));
  expect(Math.max(...waits)).toBeLessThanOrEqual(1.5 * DAY_MS);
  expect((asked.at(-1)?.at ?? 0) - START).toBeGreaterThan(3 * DAY_MS);
  expect(outbox.counts()).toEqual({ waiting: 0, parked: 1 });
  // The trail tells that it was parked, not each offer in vain.
  const entries = db.prepare("SELECT count(*) FROM audit WHERE step = 'parked'").pluck().get();
  expect(entries).toBe(1);
});

it('a healthy one is taken between refused ones, and ends the suspicion', async () => {
  const bad = new Set<string>();
  answer = (key) => (bad.has(key) ? REFUSED : take());
  deliverer.stop();
  outbox = new Outbox(db, folder, () => undefined);
  for (let n = 0; n < 12; n++) {
    const one = await add();
    if (n % 3 !== 2) bad.add(one.submissionId);
  }
  start();
  await run(START + HOUR_MS / 2);
  expect(taken).toHaveLength(4);
  expect(outbox.counts()).toEqual({ waiting: 0, parked: 8 });
});

it('an offer outlives a restart, an outage and a clock that was a year ahead', async () => {
  const one = await parkedOne();
  const planned = outbox.byReceipt(one.receiptNo)?.next_attempt_at ?? 0;
  deliverer.stop();
  start();
  expect(outbox.nextDueAt(START)).toBe(planned);
  outbox.replan((rows) => rows.map(() => START + 365 * DAY_MS), 'parked');
  answer = () => ({ kind: 'unreachable', cause: 'ECONNREFUSED' });
  deliverer.wake();
  await run(START + 2 * DAY_MS);
  // Why it was refused is still to be read.
  expect(outbox.byReceipt(one.receiptNo)).toMatchObject({
    state: 'parked',
    last_problem: expect.stringContaining('422'),
  });
  answer = take;
  await run(START + 4 * DAY_MS, () => taken.length > 0);
  expect(taken).toEqual([one.submissionId]);
});

it('a closed one leaves number and reason, nothing of its content, and is never sent again', async () => {
  const one = await parkedOne(true);
  const blob = path.join(folder, 'blobs', one.blobs[0] ?? '');
  expect(existsSync(blob)).toBe(true);
  expect(outbox.parked()).toEqual({
    count: 1,
    cases: [{ receiptNo: one.receiptNo, reason: expect.stringContaining('422'), since: expect.any(String) }],
  });
  expect(outbox.close('LY001-20261124-0001-K', 'A-1234', 'filed-by-hand')).toBe(false);
  expect(outbox.close(one.receiptNo, 'A-1234', 'filed-by-hand')).toBe(true);

  expect(outbox.close(one.receiptNo, 'A-1234', 'filed-by-hand')).toBe(false);
  expect(outbox.counts()).toEqual({ waiting: 0, parked: 0 });
  expect(outbox.retryNow('all')).toBe(0);
  expect(existsSync(blob)).toBe(false);
  const row = outbox.byReceipt(one.receiptNo);
  expect(row).toMatchObject({ closed_number: 'A-1234', closed_reason: 'filed-by-hand' });
  expect(row?.body).toHaveLength(0);
  expect(outbox.deliveredCount()).toBe(0);
  const before = asked.length;
  answer = take;
  await run(START + 30 * DAY_MS);
  expect(asked).toHaveLength(before);
  expect(checkAudit(db).faults).toEqual([]);
  const [detail] = db
    .prepare<[], string>("SELECT detail FROM audit WHERE step = 'closed-by-technician'")
    .pluck()
    .all();
  expect(JSON.parse(detail ?? '')).toEqual({ number: 'A-1234', reason: 'filed-by-hand' });
});

it('a recovery keeps a closed one closed, and offers a parked one again', async () => {
  const closed = await parkedOne();
  outbox.close(closed.receiptNo, 'A-1234', 'withdrawn');
  const parked = await parkedOne();
  deliverer.stop();
  db.pragma('wal_checkpoint(TRUNCATE)');
  close(db);
  // The first page is gone, and with it the schema.
  const file = path.join(folder, 'kiosk.db');
  const bytes = readFileSync(file).fill(0, 0, 100);
  rmSync(`${file}-wal`, { force: true });
  writeFileSync(file, bytes);
  ({ db } = open(folder));
  answer = take;
  start();
  expect(outbox.byReceipt(closed.receiptNo)).toMatchObject({ closed_number: 'A-1234' });
  expect(outbox.counts()).toEqual({ waiting: 0, parked: 1 });
  deliverer.wake();
  // The recovery planned by the clock on the wall.
  outbox.replan((rows) => rows.map(() => clock.now() + 1), 'parked');
  await run(clock.now() + HOUR_MS, () => taken.length > 0);
  expect(taken).toEqual([parked.submissionId]);
});
