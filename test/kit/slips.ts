/** The text of a slip's QR code, as its kiosk signs it: for tests that see the slip only as a picture. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { readDevice } from '../../main/core/signing/device.ts';
import { slipCode } from '../../main/core/slip-proof/slip-proof.ts';

type Row = { submissionId: string; itemCode: string; facts: string };

/** Of a slip that its kiosk has tried to print. */
export function slipTextOf(dataFolder: string, receiptNo: string): string {
  const identity = readDevice(dataFolder, null);
  if (identity.outcome !== 'enrolled') throw new Error(identity.outcome);
  const db = new Database(path.join(dataFolder, 'kiosk.db'), { readonly: true });
  const row = db
    .prepare<[string], Row>(
      `SELECT submission_id AS submissionId, item_code AS itemCode, facts
       FROM submission JOIN slip USING (receipt_no) WHERE receipt_no = ?`,
    )
    .get(receiptNo);
  db.close();
  if (!row) throw new Error(`no slip ${receiptNo}`);
  const { appointment } = JSON.parse(row.facts);
  const when = appointment && `${appointment.date} ${appointment.start}`;
  return slipCode(identity.device.key, { ...row, receiptNo, when });
}
