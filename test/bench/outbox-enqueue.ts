/**
 * Durable enqueue, sealing included, against one bare insert of as many bytes: same file system, same pragmas, taking turns one by
 * one, both with their bytes at hand. `enqueue`: what a citizen waits for after the tap, which is seal, request body, hashes and
 * transaction; the key agreement was done when the matter began, as the product does. `everything`: the payload's JSON and the key
 * agreement are in the timed part, too.
 */
import { diffieHellman, generateKeyPairSync } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { generateKeyPair } from '../../main/core/sealing/seal.ts';
import {
  assertDurable,
  closeOutbox,
  enqueueSealed,
  matter,
  matterOf,
  mean,
  median,
  openOutbox,
  round,
  temporary,
} from './outbox-kit.ts';

type Side = 'bare' | 'enqueue' | 'everything';
const SIDES: readonly Side[] = ['bare', 'enqueue', 'everything'];

export type EnqueueFigures = {
  /** Microseconds a piece; `agreement` is X25519's key pair and shared secret alone, which no code around it can save. */
  median: Record<Side | 'agreement', number>;
  mean: Record<Side | 'agreement', number>;
  /** Pages that a commit writes to the log. */
  frames: { bare: number; outbox: number };
  bytes: number;
  n: number;
};

/** Matters are made ready for so many turns at once, so that neither side runs on what that leaves in the caches. */
const READY = 20;

export async function enqueueAgainstInsert(n: number): Promise<EnqueueFigures> {
  const ours = temporary();
  const theirs = temporary();
  const { db, outbox } = openOutbox(ours.folder);
  const { publicKey } = await generateKeyPair();
  const recipient = { kid: 'bench', publicKey };
  enqueueSealed(outbox, matter(outbox, recipient));
  const bytes = rowBytes(db);

  const bare = new Database(path.join(theirs.folder, 'kiosk.db'));
  for (const name of [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'secure_delete',
    'temp_store',
    'cache_size',
  ]) {
    bare.pragma(`${name} = ${db.pragma(name, { simple: true })}`);
  }
  bare.pragma(`journal_size_limit = ${db.pragma('journal_size_limit', { simple: true })}`);
  bare.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const insert = bare.prepare('INSERT INTO bare (bytes) VALUES (?)');
  const block = Buffer.alloc(bytes, 0x61);
  assertDurable(db);
  assertDurable(bare);
  if (statSync(ours.folder).dev !== statSync(theirs.folder).dev) throw new Error('two file systems');

  const times: Record<Side, number[]> = { bare: [], enqueue: [], everything: [] };
  const timed = (side: Side, work: () => void) => {
    const started = performance.now();
    work();
    times[side].push((performance.now() - started) * 1000);
  };
  for (let done = 0; done < n; done += READY) {
    const matters = Array.from({ length: READY * 2 }, () => matter(outbox, recipient));
    for (let turn = 0; turn < READY; turn++) {
      const [one, other] = matters.splice(0, 2);
      if (!one || !other) throw new Error('too few matters');
      const work: Record<Side, () => void> = {
        bare: () => insert.run(block),
        enqueue: () => enqueueSealed(outbox, one),
        everything: () => enqueueSealed(outbox, matterOf(other.payload, recipient)),
      };
      for (let at = 0; at < SIDES.length; at++) {
        const side = SIDES[(turn + at) % SIDES.length] ?? 'bare';
        timed(side, work[side]);
      }
    }
  }
  const agreement = agreementTimes();
  const frames = {
    bare: framesOf(bare, theirs.folder, () => insert.run(block)),
    outbox: framesOf(db, ours.folder, () => enqueueSealed(outbox, matter(outbox, recipient))),
  };
  bare.close();
  closeOutbox(db);
  ours.remove();
  theirs.remove();
  const all = { ...times, agreement };
  const each = (of: (values: number[]) => number) => ({
    bare: round(of(all.bare), 1),
    enqueue: round(of(all.enqueue), 1),
    everything: round(of(all.everything), 1),
    agreement: round(of(all.agreement), 1),
  });
  return { median: each(median), mean: each(mean), frames, bytes, n };
}

function agreementTimes(): number[] {
  const recipient = generateKeyPairSync('x25519').publicKey;
  return Array.from({ length: 500 }, () => {
    const started = performance.now();
    diffieHellman({ privateKey: generateKeyPairSync('x25519').privateKey, publicKey: recipient });
    return (performance.now() - started) * 1000;
  });
}

const FRAME_BYTES = 24 + 4096;

/** Mean of a few commits into an empty log. */
function framesOf(db: Database.Database, folder: string, commit: () => void): number {
  const commits = 50;
  db.pragma('wal_checkpoint(TRUNCATE)');
  for (let at = 0; at < commits; at++) commit();
  return round(statSync(path.join(folder, 'kiosk.db-wal')).size / FRAME_BYTES / commits, 1);
}

/** Bytes of the first row's columns, the audit's among them. */
function rowBytes(db: Database.Database): number {
  const row = db
    .prepare<[], Record<string, string | number | Buffer | null>>('SELECT * FROM outbox LIMIT 1')
    .get();
  return Object.values(row ?? {}).reduce<number>(
    (sum, value) => sum + (typeof value === 'number' || value === null ? 0 : value.length),
    0,
  );
}
