/** A bit that flips inside a value passes every check of SQLite's: the next start goes on all the same, and so does what lies beside it. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { installPin } from '../../../main/core/maintenance/pin.ts';
import type { Receipt } from '../../../main/core/model/receipt.ts';
import { bookFirstSlot, identified, untilReady } from '../../kit/kiosk.ts';
import { client, kiosk, reconnect, withOneKiosk } from '../../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });
afterEach(() => kiosk.faults({}));

const ITEM = 'RS-0001';
const PIN = '907314';

/** A citizen's booking, its slip printed: it waits while the platform refuses to be asked. */
async function filed(): Promise<Receipt> {
  await identified(kiosk, client, 'booking', ITEM);
  const receipt = await bookFirstSlot(client);
  await client.slips.print({ receiptNo: receipt.receiptNo });
  await client.session.end({ reason: 'finished' });
  return receipt;
}

/** Ends the core, and changes its database before the next one is started. Resolves once that one serves and the platform is there. */
async function spoilt(changes: string[]): Promise<void> {
  const { pid } = kiosk.core;
  if (pid === undefined) throw new Error('no core');
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  process.kill(pid, 'SIGKILL');
  const db = new Database(path.join(kiosk.data, 'kiosk.db'), { timeout: 10_000 });
  const triggers = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  const changed = changes.map((sql) => db.prepare(sql).run().changes > 0);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
  expect(changed).not.toContain(false);
  await up;
  await kiosk.faults({});
  reconnect();
  await untilReady(client, 'id-card-reader', 'receipt-printer');
}

const arrived = async (receipts: Receipt[]) => {
  const cases = await kiosk.cases();
  return receipts.map(({ receiptNo }) => cases.filter((each) => each.receiptNo === receiptNo).length);
};

it('of one that waits: what can still be filed is, the rest is a person’s to look at, and the others are delivered', async () => {
  await kiosk.faults({ status: { code: 503, rate: 1 } });
  /** A column, what it is then, and how often its submission arrives. */
  const spoils: [column: string, value: string, arrives: number][] = [
    ['service', "'bookinc'", 0],
    ['submission_id', "'not-a-key'", 0],
    ['body', "x'00'", 0],
    ['committed_at', "'2026-11-30T1u:00:00+08:00'", 1],
  ];
  const receipts: Receipt[] = [];
  for (const _ of [...spoils, 'healthy']) receipts.push(await filed());
  await spoilt(
    spoils.map(([column, value], at) => {
      return `UPDATE outbox SET ${column} = ${value} WHERE receipt_no = '${receipts[at]?.receiptNo}'`;
    }),
  );
  installPin(kiosk.data, PIN);
  await client.maintenance.unlock({ pin: PIN });
  // A backlog of a busy machine would be spread over minutes.
  await client.maintenance.retryQueue();
  const expected = [...spoils.map(([, , arrives]) => arrives), 1];
  await expect.poll(() => arrived(receipts)).toEqual(expected);
  const { queue } = await client.maintenance.overview();
  expect(queue.map(({ receiptNo }) => receiptNo)).toEqual(
    receipts.slice(0, 3).map(({ receiptNo }) => receiptNo),
  );
});

it('of what lies beside the queue: the kiosk goes on', async () => {
  const receipt = await filed();
  await expect.poll(() => arrived([receipt])).toEqual([1]);
  await spoilt([
    "UPDATE fact SET value = substr(value, 2) || '{'",
    'UPDATE slip SET facts = substr(facts, 2)',
    'UPDATE kept SET blobs = substr(blobs, 2)',
    'UPDATE audit SET detail = substr(detail, 2)',
    "UPDATE outbox_done SET service = 'bookinc', case_no = 'q'",
    "UPDATE case_word SET state = 'q', arrived_at = 'q'",
  ]);
  await client.session.begin();
  expect(await client.slips.find({ code: receipt.code })).toMatchObject({ outcome: 'unknown' });
  await client.session.end({ reason: 'left' });
  const next = await filed();
  await expect.poll(() => arrived([next])).toEqual([1]);
});
