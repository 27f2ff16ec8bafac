/**
 * The process that a power campaign records, and says on stdout what it has promised. careful: it enqueues and delivers. careless:
 * likewise, without fsync, which the campaign must find. earlier: it starts on what an earlier release left, and migrates it.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { openDatabase } from '../../../main/core/recovery/open.ts';
import { generateKeyPair } from '../../../main/core/sealing/seal.ts';
import { asEarlier } from '../../kit/earlier.ts';
import { type Enqueued, enqueueOne, filledFolder, removeFolders } from '../../kit/filled.ts';

const [, , folder = '', count = '0', manner] = process.argv;
const say = (word: string, what: object) => writeSync(1, `${word} ${JSON.stringify(what)}\n`);
const promise = ({ submissionId, body, blobs }: Enqueued) =>
  say('promised', { submissionId, body: body.toString('base64'), blobs });
const CASE_NO = 'S43018120261124RS000010';

if (manner === 'earlier') await leaveAsEarlier(Number(count));
const opened = openDatabase(folder);
if (opened.outcome !== 'open') throw new Error(JSON.stringify(opened));
const { db } = opened;
if (manner === 'careless') db.pragma('synchronous = OFF');
const outbox = new Outbox(db, folder, () => undefined);
const recipient = { kid: 'power', publicKey: (await generateKeyPair()).publicKey };

for (let n = 0; n < Number(count); n++) {
  const one = await enqueueOne(outbox, recipient, n % 3 === 0);
  promise(one);
  if (n % 4 === 3) {
    const { submissionId } = one;
    const row = outbox.bySubmission(submissionId);
    say('delivering', { submissionId });
    if (row) outbox.markDelivered(row, CASE_NO);
    say('delivered', { submissionId });
  }
}

async function leaveAsEarlier(submissions: number): Promise<void> {
  const filled = await filledFolder({ waiting: submissions, delivered: submissions });
  const earlier = asEarlier(filled, 2);
  mkdirSync(path.join(folder, 'blobs'));
  for (const sub of ['blobs', '.']) {
    const from = path.join(earlier, sub);
    for (const { name } of readdirSync(from, { withFileTypes: true }).filter((entry) => entry.isFile())) {
      const file = openSync(path.join(folder, sub, name), 'w');
      writeSync(file, readFileSync(path.join(from, name)));
      fsyncSync(file);
      closeSync(file);
    }
    const itself = openSync(path.join(folder, sub), 'r');
    fsyncSync(itself);
    closeSync(itself);
  }
  removeFolders();
  for (const one of filled.enqueued) promise(one);
  for (const { submissionId } of filled.delivered) say('was-delivered', { submissionId });
}
