/** Looks over what was found at a start: photographs that are gone, bodies that changed, a clock that was moved. */
import { z } from 'zod';
import { hallTime } from '../model/clock.ts';
import { KINDS } from '../model/kinds.ts';
import { bodyHash, type Outbox } from '../outbox/outbox.ts';
import type { StoredRow } from '../outbox/row.ts';
import type { Db } from '../store/db.ts';
import type { Facts } from '../store/facts.ts';
import { notice, type StoreNotice } from '../store/notices.ts';
import { restoreBlobs } from './backup-copy.ts';

/** A clock behind its last sight by more than this was set back, milliseconds: NTP's steps are smaller. */
const BACK_MS = 10 * 60_000;
/** No kiosk sleeps longer than this, milliseconds. */
const FORWARD_MS = 200 * 24 * 3600_000;

const LastSeen = z.number();

/** Notices for the technician; what can be mended at once is. */
export function selfCheck(options: {
  db: Db;
  outbox: Outbox;
  facts: Facts;
  dataFolder: string;
  backupFolder: string | null;
  now: number;
}): StoreNotice[] {
  const { db, outbox, facts, dataFolder, backupFolder, now } = options;
  return [
    ...clockNotices(outbox, facts, now),
    ...blobNotices(db, outbox, dataFolder, backupFolder),
    ...bodyNotices(db, outbox),
  ];
}

function clockNotices(outbox: Outbox, facts: Facts, now: number): StoreNotice[] {
  const lastSeen = facts.read('clock-last-seen', LastSeen);
  const back = lastSeen !== null && now < lastSeen - BACK_MS;
  const forward = lastSeen !== null && now >= lastSeen + FORWARD_MS;
  // A time in doubt is not taken for one that has passed: the clock that was right before is right again later.
  if (!back && !forward) facts.write('clock-last-seen', Math.max(now, lastSeen ?? 0));
  if (lastSeen === null || (!back && !forward)) return [];
  outbox.noteClockMoved(hallTime(lastSeen), hallTime(now));
  const said = `上次运行时为 ${hallTime(lastSeen)}，现在为 ${hallTime(now)}`;
  return [notice(back ? 'clock-back' : 'clock-forward', said)];
}

function blobNotices(db: Db, outbox: Outbox, dataFolder: string, backupFolder: string | null): StoreNotice[] {
  const gone = db
    .prepare<[], { sha256: string; receipt_no: string }>(
      `SELECT b.sha256, o.receipt_no FROM outbox_blob AS b JOIN outbox AS o ON o.id = b.outbox_id
       WHERE b.uploaded = 0`,
    )
    .all()
    .filter(({ sha256 }) => !outbox.blobs.has(sha256));
  if (gone.length === 0) return [];
  const names = gone.map(({ sha256 }) => sha256);
  const restored = backupFolder ? restoreBlobs(dataFolder, backupFolder, names) : 0;
  const receipts = [...new Set(gone.map(({ receipt_no }) => receipt_no))].join('、');
  return [notice('blob-missing', `${receipts} 缺少 ${gone.length} 个材料文件，已从备份恢复 ${restored} 个`)];
}

/** A bit that flipped inside a row is seen by no check of SQLite's: the audit trail remembers what the body was. */
function bodyNotices(db: Db, outbox: Outbox): StoreNotice[] {
  const rows = db
    .prepare<[], Pick<StoredRow, 'receipt_no' | 'service' | 'body' | 'body_hash'>>(
      `SELECT receipt_no, service, body, body_hash FROM outbox WHERE state = 'waiting'`,
    )
    .iterate();
  const damaged: { receipt_no: string }[] = [];
  for (const row of rows) {
    const changed = row.body_hash !== null && bodyHash(row.body) !== row.body_hash;
    if (changed || !(row.service in KINDS)) damaged.push(row);
  }
  for (const { receipt_no } of damaged) {
    const row = outbox.byReceipt(receipt_no);
    if (row) outbox.markParked(row, '本机数据损坏，内容与提交时不符');
  }
  if (damaged.length === 0) return [];
  return [
    notice('body-damaged', `${damaged.map(({ receipt_no }) => receipt_no).join('、')} 内容损坏，已转人工`),
  ];
}
