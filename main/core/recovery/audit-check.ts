/** Holds the audit trail against itself and against the queue: any edited, added or removed row of either is named. */
import { z } from 'zod';
import { auditBase, auditEntries, auditHead, lastOf } from '../audit/audit.ts';
import { type AuditEntry, anchorOf, auditFaults } from '../audit/audit-chain.ts';
import { bodyHash } from '../outbox/outbox.ts';
import type { Db } from '../store/db.ts';

export type AuditReport = { entries: number; head: string; faults: string[] };

type Row = {
  seq: number;
  receipt_no: string;
  item_code: string;
  state: string;
  case_no: string | null;
  body: Buffer;
};

const Detail = z.object({
  itemCode: z.string().optional(),
  body: z.string().optional(),
  caseNo: z.string().optional(),
});

/**
 * `anchors`: heads noted outside the kiosk earlier, `seq:hash` each. They find what the disk alone can't tell: a trail rewritten from
 * one of them back, and one that was cut off before it, its own head set back.
 */
export function checkAudit(db: Db, anchors: readonly string[] = []): AuditReport {
  const head = auditHead(db);
  const base = auditBase(db);
  const faults: string[] = [];
  if (!head) faults.push('审计链头缺失');
  let entries = 0;
  const committed = new Map<string, AuditEntry>();
  /** By delivery or by a technician's hand: what left the queue. */
  const delivered = new Map<string, AuditEntry>();
  // Before the first entry every trail is the same.
  const missing = new Set(anchors.filter((anchor) => !anchor.startsWith('0:')));
  missing.delete(`${base.seq}:${base.hash}`);
  function* seen(): Iterable<AuditEntry> {
    for (const entry of auditEntries(db)) {
      entries++;
      if (entry.step === 'committed') committed.set(entry.receiptNo, entry);
      if (entry.step === 'delivered' || entry.step === 'refiled' || entry.step === 'closed-by-technician')
        delivered.set(entry.receiptNo, entry);
      missing.delete(anchorOf(entry));
      yield entry;
    }
  }
  for (const { seq, what } of auditFaults(seen(), head, base)) {
    const say = { changed: '内容被改动', missing: '缺失', 'not-the-head': '与链头不符' }[what];
    faults.push(`第 ${seq} 条审计记录${say}`);
  }
  for (const anchor of missing) {
    const old = Number(anchor.split(':')[0]) < base.seq ? '（早于保留期，请用较新的登记核对）' : '';
    faults.push(`审计链不含已登记的 ${anchor}${old}`);
  }
  faults.push(...queueFaults(db, committed, delivered));
  return { entries, head: anchorOf(lastOf(db)), faults };
}

function queueFaults(
  db: Db,
  committed: ReadonlyMap<string, AuditEntry>,
  delivered: ReadonlyMap<string, AuditEntry>,
): string[] {
  const faults: string[] = [];
  const from = db.prepare<[], { n: number }>('SELECT outbox_from AS n FROM audit_head').get()?.n ?? 0;
  const known = new Set<string>();
  const rows = db
    .prepare<[], Row>('SELECT seq, receipt_no, item_code, state, case_no, body FROM submission')
    .iterate();
  for (const row of rows) {
    known.add(row.receipt_no);
    const commit = committed.get(row.receipt_no);
    const done = delivered.get(row.receipt_no);
    if (row.seq > from && !commit) faults.push(`${row.receipt_no} 没有提交记录`);
    if (commit) {
      const told = detailOf(commit);
      if (told.itemCode !== row.item_code) faults.push(`${row.receipt_no} 的事项编码与审计不符`);
      if (row.state !== 'delivered' && told.body !== bodyHash(row.body))
        faults.push(`${row.receipt_no} 的内容与审计不符`);
    }
    if (row.seq > from && (row.state === 'delivered') !== Boolean(done)) {
      faults.push(`${row.receipt_no} 的送达状态与审计不符`);
    }
    if (done && (detailOf(done).caseNo ?? '') !== row.case_no)
      faults.push(`${row.receipt_no} 的办件编号与审计不符`);
  }
  for (const receiptNo of committed.keys()) {
    if (!known.has(receiptNo)) faults.push(`${receiptNo} 已提交但不在队列中`);
  }
  return faults;
}

function detailOf(entry: AuditEntry): z.infer<typeof Detail> {
  try {
    return Detail.parse(JSON.parse(entry.detail));
  } catch {
    return {};
  }
}
