/**
 * What a campaign's release runs in the core's place: the kiosk's own store and queue, and the core's part in updates. It says on standard
 * output what it has, files one submission at each start, and at `apply` on standard input ends with the wish, as the core does by night.
 * `program.json` beside it: `steps` of the schema, and its mood.
 */
import { readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { openDatabase } from '../../../main/core/recovery/open.ts';
import { generateKeyPair } from '../../../main/core/sealing/seal.ts';
import { Facts } from '../../../main/core/store/facts.ts';
import { migrate } from '../../../main/core/store/migrate.ts';
import { MIGRATIONS } from '../../../main/core/store/migrations/index.ts';
import { placesOf, Updates } from '../../../main/core/update/updates.ts';
import { enqueueOne } from '../../kit/filled.ts';

const read = (name: string) => JSON.parse(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
const say = (what: object) => writeSync(1, `${JSON.stringify(what)}\n`);
/** Steps that only add, as a release to come may have them. */
const LATER =
  'CREATE TABLE later (one INTEGER PRIMARY KEY) STRICT; ALTER TABLE outbox ADD COLUMN later TEXT;';

const { version } = read('release.json') as { version: string };
const { steps, mood } = read('program.json') as { steps: number; mood: 'well' | 'crashes' | 'never-well' };
const folder = process.env.KIOSK_DATA ?? '';
const opened = openDatabase(folder);
if (opened.outcome !== 'open') throw new Error(JSON.stringify(opened));
const { db } = opened;
if (steps > MIGRATIONS.length) migrate(db, steps, { steps: [...MIGRATIONS, LATER] });
const facts = new Facts(db);
const outbox = new Outbox(db, folder, () => undefined);
const recipient = { kid: 'update', publicKey: (await generateKeyPair()).publicKey };
const { submissionId } = await enqueueOne(outbox, recipient, false);
say({ promised: submissionId });
if (mood === 'crashes') process.exit(1);

const updates = new Updates(placesOf(process.env), version);
updates.start(
  () => mood === 'well',
  facts,
  () => undefined,
);
const waiting = db.prepare<[], string>('SELECT submission_id FROM outbox ORDER BY id').pluck().all();
say({
  ready: version,
  waiting,
  steps: db.pragma('user_version', { simple: true }),
  from: opened.notices.length,
});
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line !== 'apply') return;
  updates.wishApply(facts, Date.now());
  process.exit(0);
});
