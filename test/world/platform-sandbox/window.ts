/**
 * The page for a hall's window: whether a slip is true. The window's own computer does the same offline by `npm run verify-slip`; what it can't tell of
 * a key that ended, this page asks the platform.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { judgeSlip } from '../../../main/core/slip-proof/judge-slip.ts';
import { asPrinted, type SlipFacts } from '../../../main/core/slip-proof/slip-proof.ts';
import type { Db } from './db.ts';
import type { Kiosks } from './kiosks.ts';

type Deps = { kiosks: Pick<Kiosks, 'keys'>; db: Db };

export function mountWindow(app: FastifyInstance, { kiosks, db }: Deps): void {
  const page = readFileSync(path.join(import.meta.dirname, 'window.html'), 'utf8');
  app.get('/window/', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get('/window', (_request, reply) => reply.redirect('/window/'));
  app.get('/window/kiosk-keys.json', async () => ({ kiosks: await kiosks.keys() }));
  app.post<{ Body: { text?: string } }>('/window/verify', async (request) => {
    const text = asPrinted(String(request.body?.text ?? ''));
    const judged = judgeSlip(await kiosks.keys(), text);
    const { slip } = judged;
    if (!slip || !('until' in judged)) return { isTrue: judged.verdict === 'true', slip };
    // After its end no request by the key was taken: what the platform has is older than the theft, whatever day the slip says.
    const isKnown = await isOnRecord(db, slip, text);
    const why = judged.verdict === 'forged' ? 'key-ended' : 'not-on-record';
    return { isTrue: isKnown, slip, until: judged.until, ...(!isKnown && { why }) };
  });
}

/** Whether a submission with this slip arrived. Its time is compared where it was filed with its code. */
async function isOnRecord(
  db: Db,
  { name, receiptNo, itemCode, when }: SlipFacts,
  text: string,
): Promise<boolean> {
  const row = await db.one<{ receiptNo: string; itemCode: string | null }>(
    `SELECT receipt_no AS "receiptNo", item_code AS "itemCode" FROM submission WHERE slip_name = ?
     UNION ALL SELECT receipt_no, NULL FROM cancellation WHERE slip_name = ?
     UNION ALL SELECT receipt_no, NULL FROM rebooking WHERE slip_name = ?
     UNION ALL SELECT receipt_no, NULL FROM correction WHERE slip_name = ?`,
    ...[name, name, name, name],
  );
  if (row?.receiptNo !== receiptNo || (row.itemCode !== null && row.itemCode !== itemCode)) return false;
  const filed = await db.one<{ code: string | null }>(
    `SELECT slip_code AS code FROM booked_by WHERE receipt_no = ?
     UNION ALL SELECT slip_code FROM case_of JOIN submission ON key = case_of.submission WHERE receipt_no = ?`,
    ...[receiptNo, receiptNo],
  );
  return filed?.code ? filed.code === text : when === null;
}
