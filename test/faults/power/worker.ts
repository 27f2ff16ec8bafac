/** The process that a power campaign records: enqueues and delivers, and says on stdout what it has promised. */
import { writeSync } from 'node:fs';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { openDatabase } from '../../../main/core/store/database.ts';
import { generateKeyPair } from '../../../main/core/store/seal.ts';
import { enqueueOne } from '../../integration/store/filled.ts';

const [, , folder = '', count = '0', manner] = process.argv;
const opened = openDatabase(folder);
if (opened.outcome !== 'open') throw new Error(JSON.stringify(opened));
const { db } = opened;
// What the campaign must find.
if (manner === 'careless') db.pragma('synchronous = OFF');
const outbox = new Outbox(db, folder, () => undefined);
const recipient = { kid: 'power', publicKey: (await generateKeyPair()).publicKey };
const say = (word: string, what: object) => writeSync(1, `${word} ${JSON.stringify(what)}\n`);

for (let n = 0; n < Number(count); n++) {
  const { submissionId, body, blobs } = await enqueueOne(outbox, recipient, n % 3 === 0);
  say('promised', { submissionId, body: body.toString('base64'), blobs });
  if (n % 4 === 3) {
    const row = outbox.bySubmission(submissionId);
    say('delivering', { submissionId });
    if (row) outbox.markDelivered(row, 'S43018120261124RS000010');
    say('delivered', { submissionId });
  }
}
