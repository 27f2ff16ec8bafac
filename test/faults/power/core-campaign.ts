/**
 * Power cuts through a recording of the whole core. After each the database is opened on what the disk kept and every receipt that
 * the screen was told is looked up; after some the real core is started on it, against the platform as it stood at that moment,
 * and every receipt must end there exactly once.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { bodyHash, Outbox } from '../../../main/core/outbox/outbox.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { openDatabase, releaseLocks } from '../../../main/core/recovery/open.ts';
import { clientOf, coreProcess, drain } from '../../kit/core-process.ts';
import { seeded } from '../../kit/random.ts';
import { startSandbox } from '../../world/platform-sandbox/server.ts';
import { type CoreRecording, keepCoreRecording, keptCoreRecording, recordCore } from './core-record.ts';
import { RecordedDisk } from './disk.ts';
import { operationsOf } from './recording.ts';
import { Wire } from './wire.ts';

export type CorePowerOptions = {
  runs: number;
  /** How many of the cuts the real core is started after. */
  restarts: number;
  seed: number;
  promises: number;
  replay?: string;
  keep?: string;
  /** As if the disk only said that it had flushed, to show that the campaign would find it. */
  lyingDisk?: boolean;
  onProgress?: (line: string) => void;
};

export type CorePowerFigures = {
  runs: number;
  restarts: number;
  seed: number;
  /** Receipts that the screen was told in the recording, and cases that it left on the platform. */
  promised: number;
  cases: number;
  operations: number;
  lookedUp: number;
  lost: number;
  twice: number;
  /** Under a receipt number the platform holds another matter's content. */
  mixed: number;
  parked: number;
  auditFaults: number;
  rebuilt: number;
  findings: string[];
};

const FINDINGS_KEPT = 5;
const RECEIPT = /^[A-Z]{2}\d{3}-\d{8}-/;
/** A core that has not sent all it has by then will not, milliseconds. */
const PATIENCE_MS = 90_000;

export function isFlawlessCore({
  lost,
  twice,
  mixed,
  parked,
  auditFaults,
  findings,
}: CorePowerFigures): boolean {
  return lost + twice + mixed + parked + auditFaults + findings.length === 0;
}

export async function corePowerCampaign(options: CorePowerOptions): Promise<CorePowerFigures> {
  const { runs, restarts, seed, promises, replay, keep, lyingDisk = false } = options;
  const { onProgress = () => undefined } = options;
  const place = mkdtempSync(path.join(os.tmpdir(), 'power-core-'));
  try {
    const recording = replay ? keptCoreRecording(replay) : await recordCore(place, seed, promises);
    const ops = operationsOf(recording).filter(({ op }) => !lyingDisk || !op.startsWith('sync'));
    onProgress(`recorded: ${ops.length} operations`);
    const random = seeded(seed);
    const cuts = Array.from({ length: runs }, () => random.below(ops.length + 1)).sort((a, b) => a - b);
    const wire = new Wire(recording.matters);
    const disk = new RecordedDisk();
    const figures = nothingYet(options, recording, ops.length);
    let done = 0;
    for (const [run, cut] of cuts.entries()) {
      for (; done < cut; done++) {
        const op = ops[done];
        if (!op) break;
        disk.apply(op);
        wire.hear(op);
      }
      const moment = path.join(place, `cut-${run}`);
      const data = path.join(moment, 'data');
      mkdirSync(data, { recursive: true });
      disk.cut(random, recording.root, data);
      const before = figures.findings.length;
      if (run % Math.ceil(runs / restarts) === 0) {
        await restartOn(moment, recording, wire, figures);
        onProgress(`operation ${cut}: ${wire.promised.size} receipts looked for on the platform`);
      } else lookUp(data, wire, figures);
      for (let at = before; at < figures.findings.length; at++) {
        figures.findings[at] = `operation ${cut}: ${figures.findings[at]}`;
      }
      rmSync(moment, { recursive: true });
    }
    if (keep && !isFlawlessCore(figures)) keepCoreRecording(keep, recording);
    return figures;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function nothingYet(
  options: CorePowerOptions,
  recording: CoreRecording,
  operations: number,
): CorePowerFigures {
  const { runs, restarts, seed } = options;
  const db = new Database(path.join(recording.platform, 'platform.db'));
  const cases = db.prepare<[], number>('SELECT count(*) FROM submission').pluck().get() ?? 0;
  db.close();
  const promised = recording.matters.filter(({ receiptNo }) => receiptNo !== null).length;
  const none = { lookedUp: 0, lost: 0, twice: 0, mixed: 0, parked: 0, auditFaults: 0, rebuilt: 0 };
  return { runs, restarts, seed, promised, cases, operations, ...none, findings: [] };
}

function note(figures: CorePowerFigures, finding: string): void {
  if (figures.findings.length < FINDINGS_KEPT) figures.findings.push(finding);
}

function lookUp(data: string, wire: Wire, figures: CorePowerFigures): void {
  const opened = openDatabase(data);
  if (opened.outcome !== 'open') {
    figures.lost += wire.promised.size;
    note(figures, JSON.stringify(opened));
    releaseLocks();
    return;
  }
  const { db, notices } = opened;
  figures.rebuilt += notices.some(({ code }) => code === 'store-recovered') ? 1 : 0;
  const outbox = new Outbox(db, data, () => undefined);
  for (const receiptNo of wire.promised.keys()) {
    figures.lookedUp++;
    const row = outbox.byReceipt(receiptNo);
    const sent = row !== null && wire.keys.has(row.submission_id);
    const whole = row?.state === 'waiting' && bodyHash(row.body) === row.body_hash;
    const blobs = row ? outbox.pendingBlobs(row).every(({ sha256 }) => outbox.blobs.read(sha256)) : false;
    if ((row?.state === 'delivered' && sent) || (whole && blobs)) continue;
    figures.lost++;
    note(figures, `${receiptNo} ${row?.state ?? 'gone'}`);
  }
  auditOf(db, wire, figures);
  db.close();
  releaseLocks();
}

function auditOf(db: Database.Database, wire: Wire, figures: CorePowerFigures): void {
  // What a cut tore before anybody was told of it may be kept as damaged, for a technician to see.
  const untold = (fault: string) => RECEIPT.test(fault) && !wire.promised.has(fault.split(' ')[0] ?? '');
  const faults = checkAudit(db).faults.filter((fault) => !untold(fault));
  if (faults.length === 0) return;
  figures.auditFaults++;
  note(figures, faults.slice(0, 3).join());
}

/** The real core on what the disk kept, and the platform as it was: without what it had not been sent by then. */
async function restartOn(
  moment: string,
  recording: CoreRecording,
  wire: Wire,
  figures: CorePowerFigures,
): Promise<void> {
  const data = path.join(moment, 'data');
  const platform = path.join(moment, 'platform');
  cpSync(recording.platform, platform, { recursive: true });
  forget(platform, wire);
  const sandbox = await startSandbox({ folder: platform, capacity: 100_000 });
  const core = coreProcess({ data, device: recording.device, platformUrl: sandbox.url });
  core.start();
  try {
    const timeout = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('the core did not drain')), PATIENCE_MS).unref();
    });
    const { parked } = await Promise.race([drain(clientOf(core)), timeout]);
    figures.parked += parked;
  } catch (error) {
    note(figures, (error as Error).message);
  } finally {
    await core.stop(10_000);
  }
  const byReceipt = Map.groupBy(await sandbox.cases(), ({ receiptNo }) => receiptNo);
  for (const [receiptNo, phone] of wire.promised) {
    figures.lookedUp++;
    const [filed] = byReceipt.get(receiptNo) ?? [];
    if (!filed) {
      figures.lost++;
      note(figures, `${receiptNo} is not on the platform`);
    } else if ((await sandbox.openCase(filed.key))?.phone !== phone) {
      figures.mixed++;
      note(figures, `${receiptNo} has another matter's content`);
    }
  }
  figures.twice += [...byReceipt.values()].filter((cases) => cases.length > 1).length;
  await sandbox.close();
  const db = new Database(path.join(data, 'kiosk.db'), { readonly: true });
  auditOf(db, wire, figures);
  db.close();
}

function forget(platform: string, wire: Wire): void {
  const db = new Database(path.join(platform, 'platform.db'));
  const all = (sql: string) => db.prepare<[], string>(sql).pluck().all();
  // Whatever table of the platform's says more of a submission goes with it.
  const more = db
    .prepare<[], { name: string; from: string }>(
      `SELECT m.name, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = 'submission'`,
    )
    .all()
    .map(({ name, from }) => db.prepare(`DELETE FROM ${name} WHERE ${from} = ?`));
  for (const key of all('SELECT key FROM submission')) {
    if (wire.keys.has(key)) continue;
    for (const each of more) each.run(key);
    db.prepare('DELETE FROM submission WHERE key = ?').run(key);
  }
  for (const sha256 of all('SELECT sha256 FROM blob')) {
    if (!wire.blobs.has(sha256)) db.prepare('DELETE FROM blob WHERE sha256 = ?').run(sha256);
  }
  db.close();
  const blobs = path.join(platform, 'blobs');
  for (const name of readdirSync(blobs)) {
    if (!wire.blobs.has(name.slice(0, 64))) rmSync(path.join(blobs, name));
  }
}
