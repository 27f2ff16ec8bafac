/** Durable enqueue, sealing included, in turn with one bare insert of as many bytes under the same pragmas. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { PreparedSeals } from '../../main/core/store/prepared-seals.ts';
import { generateKeyPair } from '../../main/core/store/seal.ts';
import { closeOutbox, enqueueSealed, matter, median, openOutbox, round, temporary } from './outbox-kit.ts';

export type EnqueueFigures = {
  /** Microseconds, medians */
  enqueue: number;
  bareInsert: number;
  /** Preparing a seal, done when the matter begins. */
  prepare: number;
  ratio: number;
  ratioWithPrepare: number;
  bytes: number;
  n: number;
};

/** Both take turns, a few at a time, so that the disk's moods strike both. */
const TURN = 20;

export async function enqueueAgainstInsert(n: number): Promise<EnqueueFigures> {
  const ours = temporary();
  const theirs = temporary();
  const { db, outbox } = openOutbox(ours.folder);
  const { publicKey } = await generateKeyPair();
  const recipient = { kid: 'bench', publicKey };
  const seals = new PreparedSeals();
  seals.prepareFor(recipient);
  const bytes = enqueueSealed(outbox, seals, recipient) + rowBytes(db);

  const bare = new Database(path.join(theirs.folder, 'bare.db'));
  for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'temp_store']) {
    bare.pragma(`${name} = ${db.pragma(name, { simple: true })}`);
  }
  bare.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const insert = bare.prepare('INSERT INTO bare (bytes) VALUES (?)');
  const block = Buffer.alloc(bytes, 0x61);

  const times = { enqueue: [] as number[], bare: [] as number[], prepare: [] as number[] };
  const timed = (into: number[], work: () => void) => {
    const started = performance.now();
    work();
    into.push((performance.now() - started) * 1000);
  };
  for (let done = 0; done < n; done += TURN) {
    for (let turn = 0; turn < TURN; turn++) timed(times.bare, () => insert.run(block));
    const started = performance.now();
    seals.prepareFor(recipient, TURN);
    times.prepare.push(((performance.now() - started) * 1000) / TURN);
    const matters = Array.from({ length: TURN }, () => matter(outbox));
    for (const one of matters) timed(times.enqueue, () => enqueueSealed(outbox, seals, recipient, one));
  }
  bare.close();
  closeOutbox(db);
  ours.remove();
  theirs.remove();
  const [enqueue, bareInsert, prepare] = [median(times.enqueue), median(times.bare), median(times.prepare)];
  return {
    enqueue: round(enqueue, 1),
    bareInsert: round(bareInsert, 1),
    prepare: round(prepare, 1),
    ratio: round(enqueue / bareInsert),
    ratioWithPrepare: round((enqueue + prepare) / bareInsert),
    bytes,
    n,
  };
}

/** Bytes of the columns beside the body, the audit entry's among them. */
function rowBytes(db: Database.Database): number {
  const row = db
    .prepare<[], { n: number }>(
      `SELECT length(submission_id) + length(receipt_no) + length(service) + length(item_code)
         + length(committed_at) + length(state) + length(body_hash) + length(commit_hash) AS n FROM outbox`,
    )
    .get();
  return row?.n ?? 0;
}
