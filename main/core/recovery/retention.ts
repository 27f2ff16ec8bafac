/** What is kept how long, by kind: the audit trail with what was delivered, exports, and damaged files put aside. */
import { lstatSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { KioskConfig } from '../../../kiosk-config/schema.ts';
import { type Audit, auditBase, auditEntries, setAuditBase } from '../audit/audit.ts';
import { type AuditEntry, auditFaults } from '../audit/audit-chain.ts';
import { datedRight, type TrustedClock } from '../clock/trusted-clock.ts';
import { hallTime } from '../model/clock.ts';
import type { Db } from '../store/db.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';

const DAY_MS = 24 * 3600_000;
const MIB = 1024 * 1024;
/** No kiosk stood anywhere before: an entry that says so is of a clock that was wrong. Hall's time. */
const FIRST_KIOSK = '2025-01-01T00:00:00+08:00';

export type Keep = KioskConfig['storage']['keep'];

type Options = {
  db: Db;
  /** The one that all others append to. */
  audit: Audit;
  dataFolder: string;
  keep: Keep;
  /** By a clock in doubt nothing is too old; quotas are held all the same. */
  clock: Pick<TrustedClock, 'believed'>;
  log: Pick<Logger, 'info' | 'error'>;
};

/** Now, and once a day as long as the process and its database last. */
export function keepTidy(options: Options): void {
  tidy(options);
  setInterval(() => {
    if (options.db.open) tidy(options);
  }, DAY_MS).unref();
}

function tidy({ db, audit, dataFolder, keep, clock, log }: Options): void {
  const now = clock.believed;
  unlessDiskRefuses(() => {
    for (const [kind, days, mib] of [
      ['exports', keep.exportDays, keep.exportMiB],
      ['quarantine', keep.quarantineDays, keep.quarantineMiB],
    ] as const) {
      if (now !== null) dateAnew(path.join(dataFolder, kind), now);
      const since = now === null ? Number.NEGATIVE_INFINITY : now - days * DAY_MS;
      const removed = tidyFolder(path.join(dataFolder, kind), since, mib * MIB);
      if (removed > 0) log.info({ event: 'retention.removed', kind, removed });
    }
    if (now === null) return;
    const entries = shortenTrail(db, audit, { since: now - keep.auditDays * DAY_MS, now });
    if (entries === 'faulty') log.error({ event: 'retention.trail-faulty' });
    else if (entries > 0) log.info({ event: 'retention.removed', kind: 'audit', removed: entries });
  });
}

/** What was written by a clock that was wrong by more than a day: of what age it is, is not known, so it is kept as from now. */
function dateAnew(folder: string, nowMs: number): void {
  const { from, to } = datedRight(nowMs);
  for (const { file, at } of entriesOf(folder)) {
    if (at < from || at > to) utimesSync(file, nowMs / 1000, nowMs / 1000);
  }
}

/**
 * Removes entries that are older than `since`, then the oldest until all fit into `mostBytes`. The newest stays, whatever it is: it may
 * be the only copy of what somebody still looks for. Returns how many went.
 */
export function tidyFolder(folder: string, since: number, mostBytes: number): number {
  const found = entriesOf(folder).sort((one, other) => other.at - one.at);
  let bytes = 0;
  let removed = 0;
  for (const [place, { file, at, size }] of found.entries()) {
    bytes += size;
    if (place === 0 || (at >= since && bytes <= mostBytes)) continue;
    rmSync(file, { recursive: true, force: true });
    removed++;
  }
  return removed;
}

function entriesOf(folder: string): { file: string; at: number; size: number }[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
  return names.map((name) => {
    const file = path.join(folder, name);
    const { mtimeMs, size } = lstatSync(file);
    const inside = lstatSync(file).isDirectory() ? entriesOf(file) : [];
    return { file, at: mtimeMs, size: inside.reduce((sum, each) => sum + each.size, size) };
  });
}

/**
 * Drops the trail's oldest entries up to one that is older than `since`, with the delivered rows that are entries among them; the trail's
 * base says where it begins from then on, and an entry says that it was shortened. What is not delivered, or delivered and still kept, and all that follows it, stays. A
 * trail with a fault stays whole, so that the fault can be looked into. An entry by a clock that was wrong is as old as those before it: it
 * neither goes alone nor holds the others. Times in milliseconds since the epoch. Returns how many entries went.
 */
export function shortenTrail(
  db: Db,
  audit: Audit,
  { since, now }: { since: number; now: number },
): number | 'faulty' {
  const from = hallTime(since);
  const latest = hallTime(datedRight(now).to);
  const newer = db
    .prepare<[string, string, string, string], { seq: number | null }>(
      `SELECT min(seq) AS seq FROM (SELECT min(seq) AS seq FROM audit WHERE at BETWEEN ? AND ?
         UNION ALL SELECT min(seq) FROM outbox_done WHERE commit_hash IS NOT NULL AND committed_at BETWEEN ? AND ?
         UNION ALL SELECT min(seq) FROM outbox_done JOIN kept USING (id)
         UNION ALL SELECT min(seq) FROM outbox WHERE commit_hash IS NOT NULL)`,
    )
    .get(from, latest, from, latest)?.seq;
  const base = auditBase(db);
  if (!newer || newer - 1 <= base.seq) return 0;
  const before: AuditEntry[] = [];
  for (const entry of auditEntries(db)) {
    if (entry.seq >= newer) break;
    before.push(entry);
  }
  const old = before.slice(0, before.findLastIndex(({ at }) => at >= FIRST_KIOSK && at < from) + 1);
  if (before.length > 0 && old.length === 0) return 0;
  const last = old.at(-1);
  if (!last || auditFaults(old, last, base).length > 0) return 'faulty';
  audit.transaction(() => {
    setAuditBase(db, { seq: last.seq, hash: last.hash });
    const done = 'SELECT id FROM outbox_done WHERE seq <= ?';
    for (const table of ['case_word', 'outbox_closed', 'refiled']) {
      db.prepare(`DELETE FROM ${table} WHERE id IN (${done})`).run(last.seq);
    }
    db.prepare('DELETE FROM outbox_done WHERE seq <= ?').run(last.seq);
    db.prepare('DELETE FROM audit WHERE seq <= ?').run(last.seq);
    audit.append('', 'trail-shortened', { seq: last.seq, hash: last.hash });
  })();
  return old.length;
}
