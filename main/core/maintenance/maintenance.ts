/** What the technician's screen shows and does, once a PIN or a badge opened it. */
import path from 'node:path';
import type { Logger } from 'pino';
import { CAMERA_FAULTS, type CameraFault } from '../../../devices/document-camera/contract.ts';
import type { Who } from '../audit/who-acts.ts';
import type { DeliveryTrouble } from '../delivery/deliverer.ts';
import type { KioskInfo } from '../kiosk/contract.ts';
import { hallTime } from '../model/clock.ts';
import type { ClosedReason } from '../model/closed-reason.ts';
import { KINDS } from '../model/kinds.ts';
import type { CloseReason } from '../model/receipt.ts';
import type { UpdateAnswer } from '../model/update-state.ts';
import { type ExportAnswer, type ExportSource, exportParked } from '../outbox/export.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { unlessDiskRefuses } from '../store/disk-error.ts';
import type { Space } from '../store/space.ts';
import type { Updates } from '../update/updates.ts';
import type { MaintenanceOverview, StoreHealth } from './contract.ts';
import { memoryTraces } from './memory-traces.ts';
import type { Pin } from './pin.ts';
import type { TryAnswer } from './tries.ts';

const QUEUE_ROWS_SHOWN = 50;
/** Beside the bundled core, and beside this file in a checkout. */
const SET_PIN = path.join(import.meta.dirname, `set-pin${path.extname(import.meta.filename)}`);

/** Why a kiosk serves nobody: for everybody, and for the technician. */
export type Closed = {
  reason: ClosedReason;
  details: string[];
};

/** Whose badge it was, or why none was let in. */
export type BadgeAnswer = { outcome: 'right'; number: string } | Exclude<TryAnswer, { outcome: 'right' }>;

/** What the technician may see and do about the queue. */
type TechnicianQueue = ExportSource &
  Pick<
    Outbox,
    'close' | 'deliveredCount' | 'noteAsked' | 'noteUnlock' | 'noteMaintenanceAct' | 'undelivered'
  >;

type Deps = {
  /** `unreadable`: the disk that holds it hangs. */
  pin: { check: (pin: string) => ReturnType<Pin['check']> | { outcome: 'unreadable' } };
  /** Null where the store can't be opened. */
  outbox: TechnicianQueue | null;
  trouble: () => DeliveryTrouble | null;
  space: Pick<Space, 'freeBytes'>;
  info: KioskInfo;
  platformUrl: string;
  dataFolder: string;
  counts: MaintenanceOverview['catalogue'];
  /** Null: in service. */
  closed: Closed | null;
  catalogueProblems: MaintenanceOverview['catalogueProblems'];
  unprintedSlips: () => number;
  /** Null: the store that keeps them is not to be had. */
  restarts: () => MaintenanceOverview['restarts'];
  log: Logger;
  storeHealth: () => StoreHealth;
  updates: Pick<Updates, 'state' | 'checkNow' | 'applyNow' | 'rollBack'>;
  remote: () => MaintenanceOverview['remote'];
  /** What of the technician's other rooms the overview shows; a kiosk that serves nobody has none. */
  also?: () => Pick<MaintenanceOverview, 'paper' | 'readiness' | 'inspectedAt'>;
};

const NOTHING_ELSE = { paper: [], readiness: null, inspectedAt: null };

export class Maintenance {
  readonly #deps: Deps;
  #camera: MaintenanceOverview['camera'] = null;
  readonly #startedAt = hallTime(Date.now());

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  unlock(pin: string) {
    const answer = this.#deps.pin.check(pin);
    this.#deps.log.info({ event: 'maintenance.unlock', outcome: answer.outcome });
    if (answer.outcome === 'unreadable') return { outcome: 'disk-silent' } as const;
    // A full disk keeps no technician out.
    unlessDiskRefuses(() => this.#deps.outbox?.noteUnlock(answer.outcome));
    switch (answer.outcome) {
      case 'right':
        return { outcome: 'unlocked' } as const;
      case 'wrong':
        return { outcome: 'wrong-pin', attemptsLeft: answer.attemptsLeft } as const;
      case 'locked-out':
        return { outcome: 'locked-out', until: hallTime(answer.until) } as const;
      case 'no-pin-set':
        return {
          outcome: 'no-pin-set',
          howTo: `在本机终端运行 ${process.execPath} ${SET_PIN} --data ${this.#deps.dataFolder}`,
        } as const;
    }
  }

  unlockByBadge(answer: BadgeAnswer) {
    const { outcome } = answer;
    this.#deps.log.info({ event: 'maintenance.unlock', by: 'badge', outcome });
    const whose = outcome === 'right' ? { technician: answer.number } : {};
    unlessDiskRefuses(() => this.#deps.outbox?.noteUnlock(outcome, { by: 'badge', ...whose }));
    switch (outcome) {
      case 'right':
        return { outcome: 'unlocked' } as const;
      case 'wrong':
        return { outcome: 'wrong-badge', attemptsLeft: answer.attemptsLeft } as const;
      case 'locked-out':
        return { outcome, until: hallTime(answer.until) } as const;
    }
  }

  /** Of a remote technician. False: it could not be entered in the trail. */
  noteAsked(who: Who, asked: string, outcome: string): boolean {
    const { outbox, log } = this.#deps;
    log.info({ event: 'maintenance.asked', asked, outcome });
    return outbox !== null && unlessDiskRefuses(() => outbox.noteAsked(who, asked, outcome));
  }

  /** A badge that was enrolled or struck off: whose, the trail says, and no log. */
  noteBadge(act: 'badge-enrolled' | 'badge-struck-off', number: string): void {
    this.#deps.log.info({ event: 'maintenance.act', act });
    unlessDiskRefuses(() => this.#deps.outbox?.noteMaintenanceAct(act, { number }));
  }

  /** The document camera as the screen found it last. */
  noteCamera(fault: CameraFault | null): void {
    if (fault) this.#deps.log.warn({ event: 'camera.fault', fault });
    this.#camera = fault && { technician: CAMERA_FAULTS[fault], at: hallTime(Date.now()) };
  }

  store(): StoreHealth {
    return this.#deps.storeHealth();
  }

  /** Into the trail and the log. `detail`: names and numbers of things, never of a person. */
  noteAct(act: string, detail: Record<string, string | number> = {}): void {
    this.#deps.log.info({ event: 'maintenance.act', act, ...detail });
    unlessDiskRefuses(() => this.#deps.outbox?.noteMaintenanceAct(act, detail));
  }

  /** Written into the trail, as every act of a technician. `restart`: ends the core for what its next start does. */
  update(act: 'checkNow' | 'applyNow' | 'rollBack', restart: () => void): UpdateAnswer {
    const answer = this.#deps.updates[act]();
    this.#deps.log.info({ event: 'maintenance.update', act, outcome: answer.outcome });
    if (answer.outcome !== 'asked') return answer;
    unlessDiskRefuses(() => this.#deps.outbox?.noteMaintenanceAct(`update-${act}`, {}));
    if (act !== 'checkNow') restart();
    return answer;
  }

  exportParked(receiptNo: string): ExportAnswer {
    const { outbox, dataFolder } = this.#deps;
    if (!outbox) return { outcome: 'not-parked' };
    const answer = exportParked(outbox, dataFolder, receiptNo);
    this.#deps.log.info({ event: 'maintenance.export', receiptNo, outcome: answer.outcome });
    return answer;
  }

  /** `number`: under which it was settled by hand. */
  closeParked(receiptNo: string, number: string, reason: CloseReason) {
    let closed = false;
    const saved = unlessDiskRefuses(() => {
      closed = this.#deps.outbox?.close(receiptNo, number, reason) ?? false;
    });
    const outcome = closed ? 'closed' : saved ? 'not-parked' : 'cannot-save';
    this.#deps.log.info({ event: 'maintenance.close', receiptNo, number, reason, outcome });
    return { outcome } as const;
  }

  overview(): MaintenanceOverview {
    const { outbox, space, info, platformUrl, dataFolder, counts } = this.#deps;
    return {
      version: info.version,
      kioskId: info.kioskId,
      platformUrl,
      dataFolder,
      freeDiskBytes: space.freeBytes(),
      coreStartedAt: this.#startedAt,
      catalogue: counts,
      catalogueProblems: this.#deps.catalogueProblems,
      delivered: outbox?.deliveredCount() ?? 0,
      unprintedSlips: this.#deps.unprintedSlips(),
      restarts: this.#deps.restarts(),
      camera: this.#camera,
      trouble: this.#deps.trouble(),
      memory: memoryTraces(),
      closed: this.#deps.closed?.details ?? null,
      update: this.#deps.updates.state(),
      remote: this.#deps.remote(),
      ...(this.#deps.also?.() ?? NOTHING_ELSE),
      queue: (outbox?.undelivered(QUEUE_ROWS_SHOWN) ?? []).map((row) => ({
        receiptNo: row.receipt_no,
        submissionId: row.submission_id,
        kind: row.service in KINDS ? row.service : null,
        itemCode: row.item_code,
        committedAt: row.committed_at,
        state: row.state === 'parked' ? 'parked' : 'waiting',
        attempts: row.attempts,
        nextAttemptAt:
          row.state === 'waiting' || row.next_attempt_at > 0 ? hallTime(row.next_attempt_at) : null,
        lastProblem: row.last_problem,
      })),
    };
  }
}
