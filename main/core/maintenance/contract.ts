/** The technician's screen: behind the hidden gesture and a PIN or a badge (technicians/contract.ts). Never shows a citizen's data. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DeviceName } from '../../../devices/index.ts';
import { MatterKind } from '../model/draft.ts';
import { locked } from '../model/locked.ts';
import { PaperState } from '../model/paper.ts';
import { PrintAnswer } from '../model/print-answer.ts';
import { CloseReason, ClosingNumber } from '../model/receipt.ts';
import { RemoteState } from '../model/remote-state.ts';
import { Restarts } from '../model/restarts.ts';
import { Readiness } from '../model/self-test.ts';
import { UpdateAnswer, UpdateState } from '../model/update-state.ts';

/** One queued submission as a technician may see it: ids and states only. */
export const QueueRow = z.object({
  receiptNo: z.string(),
  submissionId: z.string(),
  /** Null: its row is spoilt. */
  kind: MatterKind.nullable(),
  itemCode: z.string(),
  committedAt: z.string(),
  state: z.enum(['waiting', 'parked']),
  attempts: z.number().int(),
  nextAttemptAt: z.string().nullable(),
  lastProblem: z.string().nullable(),
});
export type QueueRow = z.infer<typeof QueueRow>;

/** Something the kiosk noticed about its own store. `detail` names files and counts, never a person. */
export const Notice = z.object({ at: z.string(), code: z.string(), detail: z.string() });
export type Notice = z.infer<typeof Notice>;

/** How the kiosk's own store fares. */
export const StoreHealth = z.object({
  /** What it found and mended at its last starts, newest first: for the technician to follow up. */
  notices: z.array(Notice),
  /** The audit trail's head, `seq:hash`; noted elsewhere it anchors the trail. */
  auditHead: z.string(),
  /** The last copy on the second path; null when none is configured or none was made yet. `problem`: in Chinese. */
  backup: z
    .object({ at: z.string(), path: z.string(), ok: z.boolean(), problem: z.string().nullable() })
    .nullable(),
});
export type StoreHealth = z.infer<typeof StoreHealth>;

export const MaintenanceOverview = z.object({
  version: z.string(),
  kioskId: z.string(),
  platformUrl: z.string(),
  dataFolder: z.string(),
  freeDiskBytes: z.number(),
  coreStartedAt: z.string(),
  catalogue: z.object({ items: z.number().int(), booking: z.number().int(), preReview: z.number().int() }),
  /** What is wrong with the catalogue, a line each with file and place; the items concerned are not offered. */
  catalogueProblems: z.array(z.string()),
  delivered: z.number().int(),
  /** Slips that are not known to be on paper; each can be had by its QR code. */
  unprintedSlips: z.number().int(),
  /** What hung and was started anew, how often; null: not known while the store is closed. */
  restarts: Restarts.nullable(),
  /** What was wrong with the document camera when it was last opened; null: nothing. */
  camera: z.object({ technician: z.string(), at: z.string() }).nullable(),
  /** Whether what is in memory can end on a disk (maintenance/memory-traces.ts). */
  memory: z.object({
    coreDumps: z.enum(['off', 'on', 'unknown']),
    swap: z.enum(['off', 'encrypted', 'plain', 'unknown']),
  }),
  /** Why nobody is served, one line each: file, place, what is wrong, how to mend it; null: in service. */
  closed: z.array(z.string()).nullable(),
  /** What keeps everything from being sent: the platform refuses this kiosk itself, or whatever it sends; null: nothing. */
  trouble: z
    .object({ trouble: z.enum(['kiosk-refused', 'all-refused']), status: z.number().int(), code: z.string() })
    .nullable(),
  /** Null: releases are installed by hand. */
  update: UpdateState.nullable(),
  queue: z.array(QueueRow),
  /** Of the printers that are fitted. */
  paper: z.array(PaperState),
  /** The way in for a remote technician; null: it is off. */
  remote: RemoteState.nullable(),
  /** How the last self-test ended; null: there was none. */
  readiness: Readiness.nullable(),
  /** When the last inspection round was signed; null: none was. */
  inspectedAt: z.string().nullable(),
});
export type MaintenanceOverview = z.infer<typeof MaintenanceOverview>;

/** Opens for this connection only, until ten minutes after the last act or until `lock`. */
export const maintenanceContract = {
  unlock: oc.input(z.object({ pin: z.string().max(32) })).output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('unlocked') }),
      z.object({ outcome: z.literal('wrong-pin'), attemptsLeft: z.number().int() }),
      /** Five wrong ones, badges counted, lock it for thirty minutes, across restarts. */
      z.object({ outcome: z.literal('locked-out'), until: z.string() }),
      /** The disk that holds the PIN hangs. */
      z.object({ outcome: z.literal('disk-silent') }),
      /** No PIN file was installed on this machine. */
      z.object({ outcome: z.literal('no-pin-set'), howTo: z.string() }),
    ]),
  ),
  lock: oc.output(z.void()),
  overview: oc.errors(locked).output(MaintenanceOverview),
  testPrint: oc.errors(locked).output(PrintAnswer),
  /** Closes and reopens one device, or the whole device host. */
  restartDevice: oc
    .errors(locked)
    .input(z.object({ device: DeviceName.or(z.literal('all')) }))
    .output(z.void()),
  /** Ends the core; the shell starts it again. Undelivered submissions stay. */
  restartCore: oc.errors(locked).output(z.void()),
  /** Makes parked and waiting submissions due now. */
  retryQueue: oc.errors(locked).output(z.object({ rows: z.number().int() })),
  store: oc.errors(locked).output(StoreHealth),
  /** Asks the operator's repository now. */
  checkUpdate: oc.errors(locked).output(UpdateAnswer),
  /** Ends the core; it starts again on the staged release, or on the one before. The queue stays. */
  applyUpdate: oc.errors(locked).output(UpdateAnswer),
  rollBack: oc.errors(locked).output(UpdateAnswer),
  /** Makes one parked or waiting submission due now. */
  retryOne: oc
    .errors(locked)
    .input(z.object({ receiptNo: z.string() }))
    .output(z.object({ rows: z.number().int() })),
  /** Takes a parked submission that was settled by hand out of the queue; what was sealed of it is removed. */
  closeParked: oc
    .errors(locked)
    .input(z.object({ receiptNo: z.string(), number: ClosingNumber, reason: CloseReason }))
    .output(z.object({ outcome: z.enum(['closed', 'not-parked', 'cannot-save']) })),
  /** Writes a parked submission, still sealed, into a folder of the data folder. */
  exportParked: oc
    .errors(locked)
    .input(z.object({ receiptNo: z.string() }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('exported'), folder: z.string(), files: z.number().int() }),
        z.object({ outcome: z.literal('not-parked') }),
        z.object({ outcome: z.literal('cannot-save') }),
      ]),
    ),
};
