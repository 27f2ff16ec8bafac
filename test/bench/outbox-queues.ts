/**
 * Enqueue and drain against npm's SQLite queues, all at `synchronous=FULL` and WAL, with work that is done at once. The outbox
 * seals and audits, all counted; the others store the plain text.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { buildDBClient, Runner, SqliteQueue } from 'liteque';
import pino from 'pino';
import { better, defineQueue, defineWorker } from 'plainjob';
import { Deliverer } from '../../main/core/delivery/deliverer.ts';
import { generateKeyPair } from '../../main/core/sealing/seal.ts';
import {
  assertDurable,
  closeOutbox,
  enqueueSealed,
  matter,
  median,
  openOutbox,
  round,
  submission,
  temporary,
} from './outbox-kit.ts';

/** Jobs a second */
export type QueueFigures = Record<'outbox' | 'liteque' | 'plainjob', { enqueue: number; drain: number }>;

/** As many at once as the outbox has. */
const PARALLEL = 4;

/** They take turns, so that the machine's moods strike all alike. */
const ROUNDS = 3;

/** Medians of the rounds. */
export async function againstQueues(n: number): Promise<QueueFigures> {
  const each = Math.ceil(n / ROUNDS);
  const rounds: QueueFigures[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ outbox: await outbox(each), liteque: await liteque(each), plainjob: await plainjob(each) });
  }
  const of = (queue: keyof QueueFigures) => ({
    enqueue: median(rounds.map((figures) => figures[queue].enqueue)),
    drain: median(rounds.map((figures) => figures[queue].drain)),
  });
  return { outbox: of('outbox'), liteque: of('liteque'), plainjob: of('plainjob') };
}

async function rates(n: number, enqueue: () => Promise<void>, drain: () => Promise<void>) {
  const started = performance.now();
  await enqueue();
  const enqueued = performance.now();
  await drain();
  const drained = performance.now();
  const perSecond = (from: number, to: number) => round(n / ((to - from) / 1000), 0);
  return { enqueue: perSecond(started, enqueued), drain: perSecond(enqueued, drained) };
}

async function outbox(n: number) {
  const place = temporary();
  let onChange: () => void = () => undefined;
  const { db, outbox: queue } = openOutbox(place.folder, () => onChange());
  const { publicKey } = await generateKeyPair();
  assertDurable(db);
  const recipient = { kid: 'bench', publicKey };
  let filed = 0;
  const deliverer = new Deliverer({
    outbox: queue,
    platform: {
      findSubmission: async () => ({ kind: 'ok', value: null }),
      hasBlob: async () => ({ kind: 'ok', value: true }),
      uploadBlob: async () => ({ kind: 'ok', value: undefined }),
      submit: async () => {
        const serial = String(++filed).padStart(6, '0');
        return { kind: 'ok', value: { caseNo: `S43018120261124RS${serial}`, state: 'pending' } };
      },
    },
    log: pino({ level: 'silent' }),
  });
  const figures = await rates(
    n,
    async () => {
      for (let at = 0; at < n; at++) enqueueSealed(queue, matter(queue, recipient));
    },
    () =>
      new Promise((resolve) => {
        onChange = () => {
          if (queue.counts().waiting === 0) resolve();
        };
        deliverer.wake();
      }),
  );
  deliverer.stop();
  closeOutbox(db);
  place.remove();
  return figures;
}

async function liteque(n: number) {
  const place = temporary();
  const db = buildDBClient(path.join(place.folder, 'liteque.db'), { runMigrations: true });
  const client = Reflect.get(db, '$client') ?? Reflect.get(Reflect.get(db, 'session'), 'client');
  client.pragma('synchronous = FULL');
  assertDurable(client);
  // liteque 0.8 claims a job inside a transaction that awaits, which better-sqlite3 13 refuses. Its statements run alone.
  client.transaction = (steps: (...args: unknown[]) => unknown) => ({ deferred: steps });
  const queue = new SqliteQueue<string>('bench', db, {
    defaultJobArgs: { numRetries: 3 },
    keepFailedJobs: false,
  });
  const runner = new Runner(
    queue,
    { run: async () => undefined },
    { concurrency: PARALLEL, pollIntervalMs: 1, timeoutSecs: 60 },
  );
  const payload = JSON.stringify(submission('id', 'LY001-20261124-0001-K', '2026-11-24T10:00:00+08:00'));
  const figures = await rates(
    n,
    async () => {
      for (let at = 0; at < n; at++) await queue.enqueue(payload, { idempotencyKey: String(at) });
    },
    async () => {
      await runner.runUntilEmpty();
    },
  );
  client.close();
  place.remove();
  return figures;
}

async function plainjob(n: number) {
  const place = temporary();
  const database = new Database(path.join(place.folder, 'plainjob.db'));
  const silent = {
    error: () => undefined,
    warn: () => undefined,
    info: () => undefined,
    debug: () => undefined,
  };
  const queue = defineQueue({ connection: better(database), logger: silent });
  database.pragma('synchronous = FULL');
  assertDurable(database);
  const payload = submission('id', 'LY001-20261124-0001-K', '2026-11-24T10:00:00+08:00');
  let left = n;
  let allDone: () => void = () => undefined;
  const worker = defineWorker(
    'bench',
    async () => {
      if (--left === 0) allDone();
    },
    { queue, logger: silent, pollIntervall: 1 },
  );
  const figures = await rates(
    n,
    async () => {
      for (let at = 0; at < n; at++) queue.add('bench', payload);
    },
    () =>
      new Promise((resolve) => {
        allDone = resolve;
        void worker.start();
      }),
  );
  await worker.stop();
  queue.close();
  place.remove();
  return figures;
}
