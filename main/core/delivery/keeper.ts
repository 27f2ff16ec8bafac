/**
 * Asks the platform once more for what was delivered, before its sealed body goes; and files again what the platform no longer knows,
 * as after the restore of an old backup. One lost submission says that there may be more: then all that is kept is asked for.
 */
import type { Logger } from 'pino';
import { unpackBody } from '../outbox/body.ts';
import type { Kept, KeptRow } from '../outbox/kept.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Answer } from '../platform/client.ts';
import { systemTimer, type Timer } from '../platform/timer.ts';
import { believable } from './outcome-of.ts';
import { type Sender, send } from './send.ts';

/** How often is looked whether something is to be asked, and after a start, milliseconds. */
const LOOK_MS = 10 * 60_000;
const FIRST_LOOK_MS = 60_000;
/** Where the platform lost something, the next look comes at once, milliseconds. */
const SOON_MS = 1_000;
/** What the platform did not say is asked again after this, milliseconds. */
const PAUSE_MS = 3600_000;
/** How often the newest is asked for, to see whether the platform lost what it had, milliseconds. */
const SAMPLE_MS = 24 * 3600_000;
/** Asked for at one look, one after the other. */
const AT_ONCE = 50;

type Deps = {
  kept: Pick<Kept, 'dateAnew' | 'due' | 'newest' | 'asked' | 'drop' | 'refiled'>;
  /** For the photographs. */
  blobs: Pick<Outbox['blobs'], 'read'>;
  platform: Sender;
  log: Pick<Logger, 'info' | 'warn'>;
  /** The time, milliseconds since the epoch, or null while it is in doubt: then nothing goes. */
  believed: () => number | null;
  isReachable: () => boolean;
  /** How long and how much is kept; `tight`: the disk has no room for it. */
  limits: () => { keepMs: number; keepBytes: number; tight: boolean };
  timer?: Timer;
};

export class Keeper {
  readonly #deps: Deps;
  readonly #timer: Timer;
  #cancel: () => void = () => undefined;
  #stopped = false;
  /** Since when the platform is known to have lost something, milliseconds since the epoch. */
  #doubtedSince: number | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#timer = deps.timer ?? systemTimer;
  }

  start(): void {
    this.#lookIn(FIRST_LOOK_MS);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Something says that the platform lost what it had: all that is kept is asked for, soon. */
  suspect(): void {
    if (this.#doubtedSince !== null) return;
    this.#doubtedSince = this.#deps.believed();
    this.#cancel();
    this.#lookIn(SOON_MS);
  }

  /** One look: asks for what is due, in the order of confirms. Returns how many were asked for. Throws what the disk throws. */
  async look(): Promise<number> {
    const { kept, believed, isReachable, limits } = this.#deps;
    const now = believed();
    if (now === null || !isReachable()) return 0;
    const { keepMs, keepBytes, tight } = limits();
    kept.dateAnew(now);
    const due = kept.due({
      deliveredBefore: now - keepMs,
      bytesMax: tight ? 0 : keepBytes,
      askedBefore: this.#doubtedSince,
      pauseSince: now - PAUSE_MS,
      limit: AT_ONCE,
    });
    const sample = due.length === 0 ? kept.newest(now - SAMPLE_MS) : null;
    const rows = sample ? [sample] : due;
    for (const row of rows) if (this.#stopped || !(await this.#ask(row, now))) break;
    if (rows.length === 0) this.#doubtedSince = null;
    return rows.length;
  }

  /** False: the platform can't be asked just now. */
  async #ask(row: KeptRow, now: number): Promise<boolean> {
    const { kept, platform, log } = this.#deps;
    const body = readOrNull(() => unpackBody(row.body));
    // What can't be read can't be filed again either: whether the platform has it no longer matters here.
    const found = body && (await platform.findSubmission({ idempotencyKey: row.submission_id, body }));
    if (this.#stopped) return false;
    if (found && found.kind !== 'ok') {
      kept.asked(row, now);
      return found.kind === 'refused';
    }
    if (found?.value === null) return this.#fileAgain(row, now);
    if (row.mayGo && (found === null || found.value.caseNo === row.case_no)) {
      kept.drop(row);
      log.info({ event: 'kept.released', receiptNo: row.receipt_no });
    } else kept.asked(row, now);
    return true;
  }

  async #fileAgain(row: KeptRow, now: number): Promise<boolean> {
    const { kept, platform, blobs, log } = this.#deps;
    this.#doubtedSince ??= now;
    log.warn({ event: 'kept.unknown-to-platform', receiptNo: row.receipt_no });
    const store = {
      pendingBlobs: () => row.blobs.map((blob) => ({ ...blob, uploaded: 0 })),
      markUploaded: () => undefined,
      blobs,
    };
    const sent = await send({ ...row, unsure: 0 }, store, platform);
    if (this.#stopped) return false;
    // A platform that went back gives numbers again that it gave before, perhaps to what it lost as well.
    const answer: Answer<{ caseNo: string }> | null =
      'answer' in sent ? believable(row, sent.answer, () => true) : null;
    if (answer?.kind === 'ok') {
      kept.refiled(row, answer.value.caseNo, now);
      log.warn({ event: 'kept.refiled', receiptNo: row.receipt_no, caseNo: answer.value.caseNo });
      return true;
    }
    kept.asked(row, now);
    log.warn({ event: 'kept.not-refiled', receiptNo: row.receipt_no, answer: answer?.kind ?? sent.stage });
    return answer === null || answer.kind === 'refused';
  }

  #lookIn(ms: number): void {
    this.#cancel = this.#timer.after(ms, () => {
      void this.#lookAgain();
    });
  }

  async #lookAgain(): Promise<void> {
    let asked = 0;
    try {
      asked = await this.look();
    } catch (error) {
      // A full disk, most likely: nothing is lost by looking later.
      this.#deps.log.warn({ event: 'kept.failed', code: String((error as { code?: string }).code) });
    }
    if (!this.#stopped) this.#lookIn(asked > 0 && this.#doubtedSince !== null ? SOON_MS : LOOK_MS);
  }
}

function readOrNull(read: () => ReturnType<typeof unpackBody>): ReturnType<typeof unpackBody> | null {
  try {
    return read();
  } catch {
    return null;
  }
}
