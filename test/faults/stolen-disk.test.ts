/** One who carries the disk away finds nobody on it: while a form is open, after confirm, after a crash, after delivery. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChildHost } from '../../main/process/child-host.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { clientOf, coreProcess } from '../kit/core-process.ts';
import { enrolled } from '../kit/enrolled.ts';
import { removeFolders, temporaryFolder } from '../kit/filled.ts';
import { jpegOf } from '../kit/jpeg.ts';
import { agree, type KioskClient, untilStatus } from '../kit/kiosk.ts';
import { findNeedles, needlesFor } from '../kit/needles.ts';
import { sign } from '../kit/signing.ts';
import { type Sandbox, startSandbox } from '../world/platform-sandbox/server.ts';

/** What one finds who carries the disk away: data folder, log and the system's temp folder. */
let disk: string;
let data: string;
let sandbox: Sandbox;
let core: ChildHost;
let client: KioskClient;

const NAME = '欧阳测试样例';
const ID_NUMBER = '990000199003071235';
const PHONE = '13900007788';
const ADDRESS = '测试省样例市示范区幸福路一百二十三号';
const PHOTO = 'the words on the photographed paper';

const needles = [
  ...needlesFor('name', NAME),
  ...needlesFor('number', ID_NUMBER),
  ...needlesFor('phone', PHONE),
  ...needlesFor('address', ADDRESS),
  ...needlesFor('photograph', PHOTO),
];

beforeAll(async () => {
  const place = temporaryFolder();
  disk = path.join(place, 'disk');
  data = path.join(disk, 'data');
  const temp = path.join(disk, 'temp');
  mkdirSync(temp, { recursive: true });
  sandbox = await startSandbox({ folder: path.join(place, 'platform') });
  const wrapper = path.join(place, 'logged-node');
  writeFileSync(wrapper, `#!/bin/sh\nexec ${process.execPath} "$@" >> ${disk}/core.log 2>&1\n`);
  chmodSync(wrapper, 0o700);
  const env = { TMPDIR: temp, KIOSK_LOG: 'trace' };
  const { device } = await enrolled(sandbox);
  core = coreProcess({ data, device, platformUrl: sandbox.url, wrapper, env });
  core.start();
  client = clientOf(core);
  await untilStatus(client, ({ network }) => network === 'online');
});
afterAll(async () => {
  await core.stop();
  await sandbox.close();
  removeFolders();
});

it('the search itself finds each of them in each form', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'deep'));
  for (const [at, { bytes }] of needles.entries()) {
    const around = () => randomBytes(3 * 50);
    writeFileSync(path.join(folder, 'deep', String(at)), Buffer.concat([around(), bytes, around()]));
  }
  const encoded = (text: string, shift: number) =>
    Buffer.from(Buffer.concat([randomBytes(shift), Buffer.from(text), randomBytes(9)]).toString('base64'));
  for (let shift = 0; shift < 6; shift++) writeFileSync(path.join(folder, `b${shift}`), encoded(NAME, shift));
  const found = findNeedles(folder, needles);
  expect(found.length).toBeGreaterThanOrEqual(needles.length);
  for (let shift = 0; shift < 6; shift++) expect(found.join()).toContain(`in b${shift}`);
});

it('finds none of them in data folder, log and temp folder at any time', async () => {
  const nobody = (when: string) => expect([when, findNeedles(disk, needles)]).toEqual([when, []]);
  const ticket = await client.session.begin();
  await client.filing.begin({ kind: 'pre-review', itemCode: 'RS-0001' });
  await agree(client);
  await client.identity.enter({ name: NAME, idNumber: ID_NUMBER });
  await client.session.setPhone({ phone: PHONE });
  const item = await client.catalogue.item({ code: 'RS-0001' });
  const answers = (item?.fields ?? []).map((field) => [
    field.key,
    field.kind === 'text' ? ADDRESS : fittingAnswer(field),
  ]);
  await client.preReview.answer({ answers: Object.fromEntries(answers) });
  for (const { archiveKey } of (item?.materials ?? []).filter(({ required }) => required)) {
    await client.preReview.addPage({ archiveKey, jpeg: new Blob([jpegOf(PHOTO.repeat(3000))]) });
  }
  await sign(client, 'RS-0001');
  nobody('while the form is open');

  sandbox.faults.set({ status: { code: 503, rate: 1 } });
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  nobody('after confirm');

  const up = new Promise<void>((resolve) => core.once('up', () => resolve()));
  core.kill();
  await up;
  nobody('after a crash');
  client = clientOf(core);
  await client.session.resume(ticket);
  expect((await client.filing.confirm()).outcome).toBe('committed');
  await client.session.end({ reason: 'finished' });
  nobody('after the session');

  sandbox.faults.set({});
  await untilStatus(client, ({ queue, network }) => network === 'online' && queue.waiting === 0);
  nobody('after delivery');
  // Sealed, until the platform was asked once more; nothing else stays.
  const db = new Database(path.join(data, 'kiosk.db'), { readonly: true });
  const kept = db.prepare<[], string>('SELECT json_each.value FROM kept, json_each(kept.blobs)').pluck();
  expect(readdirSync(path.join(data, 'blobs')).sort()).toEqual(kept.all().sort());
  db.close();
  expect(findNeedles(disk, needlesFor('session key', ticket.sessionKey))).toEqual([]);

  // The log was written, and all of it did reach the platform.
  expect(readFileSync(path.join(disk, 'core.log'), 'utf8')).toContain(answer.receipt.receiptNo);
  const [filed] = await sandbox.cases();
  const opened = await sandbox.openCase(filed?.key ?? '');
  expect(opened).toMatchObject({ phone: PHONE, applicant: { name: NAME, idNumber: ID_NUMBER } });
  expect(JSON.stringify(opened)).toContain(ADDRESS);
});
