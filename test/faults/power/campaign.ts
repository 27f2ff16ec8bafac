/** Power cuts at random moments of a recorded run: the kiosk starts on what the disk kept, and every promise is looked up. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Outbox } from '../../../main/core/outbox/outbox.ts';
import { checkAudit } from '../../../main/core/recovery/audit-check.ts';
import { openDatabase, releaseLocks } from '../../../main/core/recovery/open.ts';
import { seeded } from '../../kit/random.ts';
import { RecordedDisk } from './disk.ts';
import { keepRecording, keptRecording, type Manner, operationsOf, recordWorker } from './recording.ts';
import type { DiskOp } from './trace.ts';

export type PowerFigures = {
  runs: number;
  seed: number;
  lost: number;
  /** Delivered, and after the cut waiting again without its content. */
  undone: number;
  /** Starts after which the audit trail did not verify. */
  auditFaults: number;
  /** Starts that had to rebuild the database: nothing may be lost by it. */
  rebuilt: number;
  /** Promises that were looked up, over all cuts. */
  lookedUp: number;
  operations: number;
  /** The first few losses: at which operation the cut came, and what the start said. */
  findings: string[];
};

export type PowerOptions = {
  runs: number;
  seed: number;
  submissions: number;
  manner?: Manner;
  /** A folder with a recording that is cut again, instead of a new one. */
  replay?: string;
  /** Where the recording goes when something is lost. */
  keep?: string;
};

const FINDINGS_KEPT = 5;
const RECEIPT = /^[A-Z]{2}\d{3}-\d{8}-/;

type Promised = {
  submissionId: string;
  body: Buffer;
  blobs: string[];
  delivering: boolean;
  delivered: boolean;
};

export function isFlawless({ lost, undone, auditFaults }: PowerFigures): boolean {
  return lost + undone + auditFaults === 0;
}

export function powerCampaign(options: PowerOptions): PowerFigures {
  const { runs, seed, submissions, manner = 'careful', replay, keep } = options;
  const place = mkdtempSync(path.join(os.tmpdir(), 'power-'));
  try {
    const recording = replay ? keptRecording(replay) : recordWorker(place, submissions, manner);
    const ops = operationsOf(recording);
    const random = seeded(seed);
    const cuts = Array.from({ length: runs }, () => random.below(ops.length + 1)).sort((a, b) => a - b);
    const figures: PowerFigures = {
      runs,
      seed,
      lost: 0,
      undone: 0,
      auditFaults: 0,
      rebuilt: 0,
      lookedUp: 0,
      operations: ops.length,
      findings: [],
    };
    const disk = new RecordedDisk();
    const promised = new Map<string, Promised>();
    let done = 0;
    for (const [run, cut] of cuts.entries()) {
      for (; done < cut; done++) step(disk, promised, ops[done]);
      const folder = path.join(place, `cut-${run}`);
      mkdirSync(folder);
      disk.cut(random, recording.root, folder);
      lookUp(folder, promised, figures, cut);
      rmSync(folder, { recursive: true });
    }
    if (keep && !isFlawless(figures)) keepRecording(keep, recording);
    return figures;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function step(disk: RecordedDisk, promised: Map<string, Promised>, op: DiskOp | undefined): void {
  if (!op) return;
  disk.apply(op);
  if (op.op !== 'say') return;
  const [word = '', json = '{}'] = op.line.split(/ (.*)/);
  const what: { submissionId: string; body?: string; blobs?: string[] } = JSON.parse(json);
  const known = promised.get(what.submissionId);
  if (word === 'promised' || word === 'was-delivered') {
    const body = Buffer.from(what.body ?? '', 'base64');
    const delivered = word === 'was-delivered';
    promised.set(what.submissionId, {
      ...what,
      body,
      blobs: what.blobs ?? [],
      delivering: delivered,
      delivered,
    });
  } else if (known) {
    known.delivering = true;
    known.delivered = word === 'delivered';
  }
}

function lookUp(
  folder: string,
  promised: ReadonlyMap<string, Promised>,
  figures: PowerFigures,
  cut: number,
): void {
  const note = (finding: string) => {
    if (figures.findings.length < FINDINGS_KEPT) figures.findings.push(`operation ${cut}: ${finding}`);
  };
  const opened = openDatabase(folder);
  if (opened.outcome !== 'open') {
    figures.lost += promised.size;
    note(JSON.stringify(opened));
    releaseLocks();
    return;
  }
  const { db, notices } = opened;
  const rebuilt = notices.some(({ code }) => code === 'store-recovered');
  if (rebuilt) figures.rebuilt++;
  const outbox = new Outbox(db, folder, () => undefined);
  for (const { submissionId, body, blobs, delivering, delivered } of promised.values()) {
    figures.lookedUp++;
    const row = outbox.bySubmission(submissionId);
    const whole = row?.body.equals(body) === true && blobs.every((sha256) => outbox.blobs.read(sha256));
    if (row?.state === 'delivered' && delivering) continue;
    if (!delivered && row?.state === 'waiting' && whole) continue;
    if (delivered) figures.undone++;
    else figures.lost++;
    note(`${row?.state ?? 'gone'} ${row?.last_problem ?? ''} ${notices.map(({ detail }) => detail).join()}`);
  }
  // What a cut tore before anybody was told of it may be kept as damaged, for a technician to see.
  const receipts = new Set([...promised.keys()].map((id) => outbox.bySubmission(id)?.receipt_no));
  const faults = checkAudit(db).faults.filter(
    (fault) => !RECEIPT.test(fault) || receipts.has(fault.split(' ')[0]),
  );
  if (faults.length > 0) {
    figures.auditFaults++;
    note(faults.slice(0, 3).join());
  }
  db.close();
  releaseLocks();
}
