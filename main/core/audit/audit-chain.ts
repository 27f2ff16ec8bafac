/** The arithmetic of the audit trail (电子监察): each entry's SM3 hash covers the entry and the hash before it. */
import { hash } from 'node:crypto';

/** What happened to one case, or to the store itself. Never holds personal data: ids, numbers, states and codes only. */
export type AuditEntry = {
  /** 1, 2, 3 … without a gap */
  seq: number;
  /** ISO 8601 with the hall's offset, by the machine's clock */
  at: string;
  /** Empty for what concerns the whole kiosk. */
  receiptNo: string;
  step: AuditStep;
  /** JSON object */
  detail: string;
  /** Lower-case hex, 64 characters */
  hash: string;
};

export type AuditStep =
  | 'committed'
  | 'retry'
  | 'delivered'
  /** The platform was asked once more and holds it: the body kept here went. */
  | 'released'
  /** The platform had lost it; filed again from what was kept. */
  | 'refiled'
  | 'parked'
  | 'retried-by-technician'
  | 'exported'
  | 'closed-by-technician'
  | 'store-recovered'
  | 'clock-moved'
  | 'maintenance'
  /** Its oldest entries were dropped: they were older than the trail is kept. */
  | 'trail-shortened'
  /** The device's key, first seen with this store. */
  | 'enrolled'
  /** The platform's key bundle, by number. */
  | 'keys-changed'
  | 'keys-refused'
  /** The configuration: a key that a technician changed, a version from afar that was taken or refused. */
  | 'configured';

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64);

/** SM3 (GB/T 32905) over the previous hash and the entry's fields, each on a line of its own. */
export function auditHash(previous: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, receiptNo, step, detail } = entry;
  return sm3(`${previous}\n${seq}\n${at}\n${receiptNo}\n${step}\n${detail}`);
}

/** Lower-case hex, 64 characters */
export function sm3(bytes: string | Uint8Array): string {
  return hash('sm3', bytes, 'hex');
}

/** What a `committed` entry tells: all of the submission that is not secret. `body`: its SHA-256, lower-case hex. */
export type Committed = {
  submissionId: string;
  caseKey: string | null;
  service: string;
  itemCode: string;
  blobs: number;
  body: string;
};

/** The same text each time, since the entry is not stored but read off the submission's own row. */
export function committedDetail({
  submissionId,
  caseKey,
  service,
  itemCode,
  blobs,
  body,
}: Committed): string {
  return JSON.stringify({ submissionId, caseKey, service, itemCode, blobs, body });
}

export type AuditHead = { seq: number; hash: string };

/** `seq:hash`, to be noted elsewhere. */
export function anchorOf({ seq, hash }: AuditHead): string {
  return `${seq}:${hash}`;
}

export type AuditFault = { seq: number; what: 'changed' | 'missing' | 'not-the-head' };

/**
 * Every place where the chain does not hold. An edited entry is `changed`, a removed one `missing`. `head` is kept apart
 * from the entries, so that a cut-off end is found too; only `committed` entries may follow it. `base`: the entry before the first one
 * that is still kept.
 */
export function auditFaults(
  entries: Iterable<AuditEntry>,
  head: AuditHead | null,
  base: AuditHead = { seq: 0, hash: GENESIS },
): AuditFault[] {
  const faults: AuditFault[] = [];
  let previous = base;
  for (const entry of entries) {
    for (let seq = previous.seq + 1; seq < entry.seq; seq++) faults.push({ seq, what: 'missing' });
    // Behind a gap the hash before is unknown: only the entries after this one can be checked.
    const checkable = entry.seq === previous.seq + 1;
    const repeated = entry.seq <= previous.seq;
    if (repeated || (checkable && auditHash(previous.hash, entry) !== entry.hash)) {
      faults.push({ seq: entry.seq, what: 'changed' });
    }
    const pastHead = head && entry.seq > head.seq && entry.step !== 'committed';
    if (pastHead || (head?.seq === entry.seq && head.hash !== entry.hash)) {
      faults.push({ seq: entry.seq, what: 'not-the-head' });
    }
    previous = entry;
  }
  for (let seq = previous.seq + 1; head && seq <= head.seq; seq++) faults.push({ seq, what: 'missing' });
  return faults;
}
