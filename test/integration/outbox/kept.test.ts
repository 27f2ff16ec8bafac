/** What was delivered stays, sealed, until the platform was asked once more; what the platform lost it gets again. */
import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries } from '../../../main/core/audit/audit.ts';
import { Deliverer } from '../../../main/core/delivery/deliverer.ts';
import { Keeper } from '../../../main/core/delivery/keeper.ts';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { copyStore } from '../../../main/core/recovery/backup-copy.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import type { Db } from '../../../main/core/store/db.ts';
import { clientAt, enrolled, type Known } from '../../kit/enrolled.ts';
import { keyOf } from '../../kit/filed.ts';
import { close, enqueueOne, open, removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const DAY_MS = 24 * 3600_000;
let platform: string;
let sandbox: Sandbox;
let folder: string;
let db: Db;
let outbox: Outbox;
let recipient: Recipient;
let known: Known;

beforeEach(async () => {
  platform = temporaryFolder();
  sandbox = await startSandbox({ folder: platform });
  known = await enrolled(sandbox);
  recipient = await keyOf(clientAt(sandbox.url, known));
  folder = temporaryFolder();
  ({ db } = open(folder));
});
afterEach(async () => {
  close(db);
  await sandbox.close();
  removeFolders();
});

const log = pino({ level: 'silent' });

async function deliverAll(withPhoto: readonly boolean[], caseKey?: string) {
  outbox = new Outbox(db, folder, () => deliverer.wake());
  const deliverer = new Deliverer({ outbox, platform: clientAt(sandbox.url, known), log });
  const all = [];
  for (const photo of withPhoto) {
    all.push(await enqueueOne(outbox, recipient, photo, caseKey === undefined ? {} : { caseKey }));
  }
  deliverer.wake();
  await expect.poll(() => outbox.counts()).toEqual({ waiting: 0, parked: 0 });
  deliverer.stop();
  return all;
}

function keeper(over: { now?: number | null; keepBytes?: number; keepDays?: number; tight?: boolean } = {}) {
  const { now = Date.now(), keepBytes = 1e9, keepDays = 7, tight = false } = over;
  return new Keeper({
    kept: outbox.kept,
    blobs: outbox.blobs,
    platform: clientAt(sandbox.url, known),
    log,
    believed: () => now,
    isReachable: () => true,
    limits: () => ({ keepMs: keepDays * DAY_MS, keepBytes, tight }),
  });
}

const keptNow = () => db.prepare<[], number>('SELECT count(*) FROM kept').pluck().get();
const photographs = () => readdirSync(path.join(folder, 'blobs')).length;
const steps = () => [...auditEntries(db)].map(({ step }) => step);

async function platformAsOf(copy: string) {
  await sandbox.close();
  for (const name of ['platform.db', 'platform.db-wal']) {
    copyFileSync(path.join(copy, name), path.join(platform, name));
  }
  sandbox = await startSandbox({ folder: platform });
}

function yesterday(): string {
  const copy = temporaryFolder();
  for (const name of ['platform.db', 'platform.db-wal']) {
    copyFileSync(path.join(platform, name), path.join(copy, name));
  }
  return copy;
}

describe('what was delivered', () => {
  it.each(['1970-01-01', '2040-01-01'])('by a clock at %s is kept for as long as any other', async (day) => {
    await deliverAll([false]);
    db.prepare('UPDATE kept SET delivered_at = ?').run(Date.parse(day));
    const now = Date.now();
    await keeper({ now }).look();
    expect(keptNow()).toBe(1);
    await keeper({ now: now + 6 * DAY_MS }).look();
    expect(keptNow()).toBe(1);
    await keeper({ now: now + 8 * DAY_MS }).look();
    expect(keptNow()).toBe(0);
  });

  it('stays for its days, with its photographs, and goes once the platform says it holds it', async () => {
    await deliverAll([true, false]);
    expect([keptNow(), photographs()]).toEqual([2, 1]);
    expect(outbox.sweepBlobs()).toBe(0);
    // The newest is asked for once a day, and stays.
    expect(await keeper().look()).toBe(1);
    expect(await keeper({ now: Date.now() + 6 * DAY_MS }).look()).toBe(1);
    expect([keptNow(), photographs()]).toEqual([2, 1]);
    expect(await keeper({ now: null }).look()).toBe(0);
    expect(await keeper({ now: Date.now() + 8 * DAY_MS }).look()).toBe(2);
    expect([keptNow(), photographs()]).toEqual([0, 0]);
    expect(steps().filter((step) => step === 'released')).toHaveLength(2);
    expect(checkAudit(db).faults).toEqual([]);
    expect(await keeper({ now: Date.now() + 9 * DAY_MS }).look()).toBe(0);
  });

  it('stays while the platform can’t be asked, or says nothing of use', async () => {
    await deliverAll([true]);
    const late = Date.now() + 8 * DAY_MS;
    for (const plan of [
      { status: { code: 503, rate: 1 } },
      { nonsense: { rate: 1 } },
      { loseResponse: { rate: 1 } },
    ]) {
      sandbox.faults.set(plan);
      await keeper({ now: late }).look();
      db.exec('UPDATE kept SET asked_at = 0');
      expect([keptNow(), photographs()]).toEqual([1, 1]);
    }
    sandbox.faults.set({});
    await keeper({ now: late }).look();
    expect([keptNow(), photographs()]).toEqual([0, 0]);
  });

  it('is bounded: past a size, or where the disk has no room, the oldest is asked for at once', async () => {
    const all = await deliverAll([true, true, true]);
    const sizes = db.prepare<[], number>('SELECT bytes FROM kept ORDER BY delivered_at').pluck().all();
    await keeper({ keepBytes: (sizes.at(-1) ?? 0) * 2 + 100 }).look();
    expect([keptNow(), photographs()]).toEqual([2, 2]);
    expect(outbox.byReceipt(all[0]?.receiptNo ?? '')?.state).toBe('delivered');
    db.exec('UPDATE kept SET asked_at = 0');
    await keeper({ tight: true }).look();
    expect([keptNow(), photographs()]).toEqual([0, 0]);
  });

  it('is in the copy on the second disk as well, without being copied over and over', async () => {
    await deliverAll([true]);
    const target = path.join(temporaryFolder(), 'backup');
    const job = { dataFolder: folder, target, configFiles: [], sameDisk: true };
    expect(copyStore(job).problem).toBeNull();
    expect(readdirSync(path.join(target, 'blobs'))).toEqual(readdirSync(path.join(folder, 'blobs')));
  });
});

describe('a platform that went back to yesterday’s backup', () => {
  it('gets again what it lost, photographs too, in its order; once; and the case’s new number is known', async () => {
    const before = await deliverAll([false]);
    const copy = yesterday();
    const lost = await deliverAll([true, false]);
    const follower = await deliverAll([false], lost[1]?.submissionId ?? '');
    const numbers = new Map((await sandbox.cases()).map(({ receiptNo, caseNo }) => [receiptNo, caseNo]));
    await platformAsOf(copy);
    expect(await sandbox.cases()).toHaveLength(1);
    // Another kiosk took a number meanwhile, so that the same submissions get others.
    const other = clientAt(sandbox.url, await enrolled(sandbox, 'LY002'));
    await keyOf(other);
    const taken = await enqueuedAs('LY002');
    expect(await other.submit(taken)).toMatchObject({ kind: 'ok' });

    const own = keeper({ now: Date.now() + 2 * DAY_MS });
    // The newest, asked for once a day, is unknown: then all is asked for.
    expect(await own.look()).toBe(1);
    expect(await own.look()).toBe(4 - 1);
    const filed = (await sandbox.cases()).filter(({ kioskId }) => kioskId === 'LY001');
    const expected = [...before, ...lost, ...follower].map(({ receiptNo }) => receiptNo);
    expect(filed.map(({ receiptNo }) => receiptNo).sort()).toEqual(expected.sort());
    for (const { submissionId, receiptNo } of [...lost, ...follower]) {
      expect(await sandbox.openCase(submissionId)).toMatchObject({ receiptNo });
      const caseNo = filed.find((one) => one.receiptNo === receiptNo)?.caseNo;
      expect(outbox.bySubmission(submissionId)?.case_no).toBe(caseNo);
    }
    expect(filed.some(({ receiptNo, caseNo }) => numbers.get(receiptNo) !== caseNo)).toBe(true);
    expect(steps().filter((step) => step === 'refiled')).toHaveLength(3);
    expect(checkAudit(db).faults).toEqual([]);
    // It stays for its days from now on, and is filed no third time.
    expect(keptNow()).toBe(4);
    expect(await keeper({ now: Date.now() + 30 * DAY_MS }).look()).toBe(4);
    expect([keptNow(), (await sandbox.cases()).length]).toEqual([0, 5]);
  });
});

it('a new submission that is given a lost one’s number is delivered once the lost one was filed again', async () => {
  const copy = yesterday();
  const [lost] = await deliverAll([false]);
  await platformAsOf(copy);
  const own = keeper();
  let taken = 0;
  const deliverer = new Deliverer({
    outbox,
    platform: clientAt(sandbox.url, known),
    log,
    random: () => 0.01,
    onTakenCase: () => {
      taken++;
      own.suspect();
    },
  });
  const fresh = await enqueueOne(outbox, recipient, false);
  deliverer.wake();
  await expect.poll(() => taken).toBeGreaterThan(0);
  await expect.poll(() => outbox.counts().waiting).toBe(0);
  deliverer.stop();
  own.stop();
  const [first, second] = [lost, fresh].map((one) => outbox.bySubmission(one?.submissionId ?? '')?.case_no);
  expect(new Set([first, second]).size).toBe(2);
  expect((await sandbox.cases()).map(({ caseNo }) => caseNo).sort()).toEqual([first, second].sort());
  expect(checkAudit(db).faults).toEqual([]);
});

async function enqueuedAs(kioskId: string) {
  const { submissionFor } = await import('../../kit/filed.ts');
  const { key, body } = await submissionFor(recipient, { receiptNo: `${kioskId}-20261124-0001-K` });
  return { kind: 'pre-review', idempotencyKey: key, body: { ...body, kioskId } } as const;
}

describe('a case number', () => {
  it('known already for another matter is no answer: the only copy stays', async () => {
    const [first] = await deliverAll([false]);
    const given = outbox.bySubmission(first?.submissionId ?? '')?.case_no ?? '';
    const client = clientAt(sandbox.url, known);
    const second = await enqueueOne(outbox, recipient, false);
    const third = await enqueueOne(outbox, recipient, false);
    const deliverer = new Deliverer({
      outbox,
      platform: {
        ...client,
        submit: async () => ({ kind: 'ok', value: { caseNo: given, state: 'pending' } }),
      },
      log,
    });
    deliverer.wake();
    await expect.poll(() => outbox.bySubmission(second.submissionId)?.attempts).toBeGreaterThan(0);
    deliverer.stop();
    expect(outbox.bySubmission(second.submissionId)).toMatchObject({
      state: 'waiting',
      last_problem: expect.stringContaining('another submission'),
    });
    // Nor are two that came in together given one number.
    const fresh = 'S43018120261124RS999991';
    const both = new Deliverer({
      outbox,
      platform: {
        ...client,
        findSubmission: async () => ({ kind: 'ok', value: null }),
        submit: async () => ({ kind: 'ok', value: { caseNo: fresh, state: 'pending' } }),
      },
      log,
    });
    outbox.retryNow('all');
    both.wake();
    await expect.poll(() => outbox.counts().waiting).toBe(1);
    both.stop();
    const states = [second, third].map(({ submissionId }) => outbox.bySubmission(submissionId)?.state);
    expect(states.sort()).toEqual(['delivered', 'waiting']);
  });

  it('of what follows an earlier submission is that one’s, and no other', async () => {
    const [first] = await deliverAll([false]);
    const { submissionId = '' } = first ?? {};
    const given = outbox.bySubmission(submissionId)?.case_no ?? '';
    const about = (caseKey: string) =>
      ({ submission_id: 'own', case_key: caseKey, service: 'evaluation' }) as const;
    const fresh = 'S43018120261124RS999991';
    expect(outbox.belongs(about(submissionId), given)).toBe(true);
    expect(outbox.belongs(about(submissionId), fresh)).toBe(false);
    // Filed elsewhere, or before this store: its number is not known here.
    const elsewhere = about('01a20bc0-24b3-763f-bf95-4411339b60fa');
    expect(outbox.belongs(elsewhere, fresh)).toBe(true);
    expect(outbox.belongs(elsewhere, given)).toBe(false);
    // A correction of the same case has a number of its own.
    const own = { submission_id: 'own', case_key: submissionId, service: 'pre-review' } as const;
    expect(outbox.belongs(own, fresh)).toBe(true);
    expect(outbox.belongs(own, given)).toBe(false);
  });
});
