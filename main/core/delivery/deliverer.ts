/** Takes due submissions from the outbox to the platform, a few at a time, each until it is delivered or parked. */
import type { Logger } from 'pino';
import { hallTime } from '../model/clock.ts';
import { matterOf, type Outbox, type OutboxRow } from '../outbox/outbox.ts';
import type { Outcome } from '../outbox/row.ts';
import type { Lane } from '../outbox/schedule.ts';
import type { Answer } from '../platform/client.ts';
import type { Away } from '../platform/link.ts';
import { systemTimer, type Timer } from '../platform/timer.ts';
import { isDiskError } from '../store/disk-error.ts';
import { Backlog } from './backlog.ts';
import { Circuit } from './circuit.ts';
import { isKioskRefused, isOutage, KIOSK_REFUSED_WAIT_MS, REFUSES_ALL_WAIT_MS } from './delivery-policy.ts';
import { notItsFault, outcomeOf } from './outcome-of.ts';
import { RefusalRun } from './refusal-run.ts';
import { type Sender, type Sent, send } from './send.ts';

/** Submissions under way at once, by lane. */
const PARALLEL: Readonly<Record<Lane, number>> = { small: 4, photographs: 2 };
const LANES: readonly Lane[] = ['small', 'photographs'];
/** Shortest wait before looking again, milliseconds: a clock that stands still must not spin. */
const LOOK_AGAIN_MS = 20;
/** The clock may be set at any time, so no wait is longer than this, milliseconds. */
const LOOK_AGAIN_MAX_MS = 60_000;

/** A smaller step back is the clock being kept right, milliseconds. */
const CLOCK_BACK_MS = 60_000;
/** How long nothing is sent after the disk refused, milliseconds. */
const DISK_PAUSE_MS = 5_000;

/** A try that has ended. `wish`: the technician's last one when it began. */
type Ended = { row: OutboxRow; lane: Lane; sent: Sent; wish: number };

/** What delivery needs of the outbox: a simulated kiosk keeps its rows in memory. */
export type Queue = Pick<
  Outbox,
  'due' | 'nextDueAt' | 'pendingBlobs' | 'markUploaded' | 'record' | 'replan' | 'belongs'
> & { blobs: Pick<Outbox['blobs'], 'read'> };

type Deps = {
  outbox: Queue;
  platform: Sender;
  log: Pick<Logger, 'info' | 'warn'>;
  timer?: Timer;
  random?: () => number;
  /** False: nothing is tried until `platformIsBack`. */
  isReachable?: () => boolean;
  /** The platform answered with a case number that another submission has. */
  onTakenCase?: () => void;
  /** The disk refused to record what became of a submission. */
  onDiskError?: () => void;
  /** The platform has this one now, and it is recorded. */
  onDelivered?: (row: OutboxRow) => void;
};

/** What keeps everything from being sent, beside a platform that is away: for the technician. */
export type DeliveryTrouble =
  /** The platform or a gateway refuses this kiosk itself. */
  | { trouble: 'kiosk-refused'; status: number; code: string }
  /** The platform refuses one submission after another. */
  | { trouble: 'all-refused'; status: number; code: string };

export class Deliverer {
  readonly #outbox: Queue;
  readonly #platform: Deps['platform'];
  readonly #log: Deps['log'];
  readonly #timer: Timer;
  readonly #random: () => number;
  readonly #circuit: Circuit;
  readonly #backlog: Backlog;
  readonly #isReachable: () => boolean;
  readonly #onDiskError: () => void;
  readonly #onTakenCase: () => void;
  readonly #onDelivered: (row: OutboxRow) => void;
  /** Ids under way. */
  readonly #busy: Readonly<Record<Lane, Set<number>>> = { small: new Set(), photographs: new Set() };
  /** Tries that have ended and are not recorded yet. */
  readonly #ended: Ended[] = [];
  #cancel: () => void = () => undefined;
  #stopped = false;
  #trouble: DeliveryTrouble | null = null;
  readonly #run = new RefusalRun();
  /** A technician waits for the backlog: no way that is found spreads it out. */
  #isWished = false;
  /** Counts those wishes. */
  #wishes = 0;
  /** Infinity at first: the clock may have been set since an earlier process planned. */
  #lastLook = Number.POSITIVE_INFINITY;

  constructor(deps: Deps) {
    const { outbox, platform, log, timer = systemTimer, random = Math.random } = deps;
    this.#isReachable = deps.isReachable ?? (() => true);
    this.#onTakenCase = deps.onTakenCase ?? (() => undefined);
    this.#onDiskError = deps.onDiskError ?? (() => undefined);
    this.#onDelivered = deps.onDelivered ?? (() => undefined);
    this.#outbox = outbox;
    this.#platform = platform;
    this.#log = log;
    this.#timer = timer;
    this.#random = random;
    this.#circuit = new Circuit(random);
    this.#backlog = new Backlog({ outbox, circuit: this.#circuit, timer, random });
  }

  /** Looks for due work now, and again when the next is due. Safe to call at any time. */
  wake(): void {
    if (this.#stopped) return;
    this.#cancel();
    const now = this.#timer.now();
    const lastLook = this.#lastLook;
    this.#lastLook = now;
    if (now < lastLook - CLOCK_BACK_MS) this.#backlog.clockWentBack(now);
    if (!this.#isReachable()) return;
    const monotonic = this.#timer.monotonic();
    const state = this.#circuit.stateAt(monotonic);
    if (state === 'open') {
      this.#lookAgainIn(this.#circuit.openUntil - monotonic);
      return;
    }
    for (const lane of LANES) {
      const busy = this.#busy[lane];
      const free = PARALLEL[lane] - busy.size;
      if (free <= 0) continue;
      for (const row of this.#outbox.due(now, lane, free, busy)) {
        if (state === 'half-open' && this.underWay > 0) return;
        void this.#deliver(row, lane);
      }
    }
    const at = this.#outbox.nextDueAt(now);
    if (at !== null) this.#lookAgainIn(at - now);
  }

  /** The platform answers again: the way is tried, and what gathered is spread out. */
  platformIsBack(away: Away): void {
    this.#circuit.halfOpen(this.#timer.monotonic());
    this.#backlog.platformIsBack(away, this.#isWished);
    this.wake();
  }

  /** The platform answered a probe well. */
  platformAnswered(): void {
    const now = this.#timer.monotonic();
    if (this.#circuit.stateAt(now) !== 'open') return;
    this.#circuit.probed(now);
    this.wake();
  }

  /** The technician's wish: the next is tried now, even where the platform asked to wait; once it is taken, all that is due goes. */
  tryNow(): void {
    this.#isWished = true;
    this.#wishes++;
    this.#circuit.tryNow();
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  get trouble(): DeliveryTrouble | null {
    return this.#trouble;
  }

  /** Submissions that are being sent just now. */
  get underWay(): number {
    return this.#busy.small.size + this.#busy.photographs.size;
  }

  #lookAgainIn(ms: number): void {
    const wait = Math.min(LOOK_AGAIN_MAX_MS, Math.max(LOOK_AGAIN_MS, ms));
    this.#cancel = this.#timer.after(wait, () => this.wake());
  }

  async #deliver(row: OutboxRow, lane: Lane): Promise<void> {
    this.#busy[lane].add(row.id);
    const wish = this.#wishes;
    try {
      this.#end({ row, lane, wish, sent: await send(row, this.#outbox, this.#platform) });
    } catch (error) {
      // What is wrong with one row alone, a spoilt one most likely, holds up no other.
      if (!isDiskError(error)) return this.#end({ row, lane, wish, sent: { stage: 'unreadable' } });
      this.#notRecorded(error);
      this.#busy[lane].delete(row.id);
      this.wake();
    }
  }

  #end(ended: Ended): void {
    this.#ended.push(ended);
    if (this.#ended.length === 1) this.#timer.soon(() => this.#record());
  }

  #record(): void {
    const ended = this.#ended.splice(0);
    if (this.#stopped) return;
    try {
      /** Of this batch, which no row knows yet. */
      const given = new Map<string, string>();
      const outcomes = ended.map(({ row, sent, wish }) => {
        const now = this.#timer.now();
        const matter = matterOf(row);
        const outcome = outcomeOf(row, sent, now, this.#random, (caseNo) => {
          const own = (given.get(caseNo) ?? matter) === matter && this.#outbox.belongs(row, caseNo);
          if (!own) this.#onTakenCase();
          return own;
        });
        if (outcome.step === 'delivered') given.set(outcome.caseNo, matter);
        if (!('answer' in sent)) return outcome;
        // It began before the technician's wish, and says nothing about the way since.
        if (outcome.step === 'retry' && wish < this.#wishes)
          return { ...outcome, next: { ...outcome.next, at: now } };
        if (outcome.step === 'parked') this.#run.refused(row.id);
        if (outcome.step === 'delivered') this.#run.taken();
        this.#learn(sent.answer, sent.stage);
        return this.#run.isPlatformsFault ? notItsFault(outcome, now, this.#random) : outcome;
      });
      this.#outbox.record(outcomes);
      for (const outcome of outcomes) this.#say(outcome);
    } catch (error) {
      this.#notRecorded(error);
    }
    for (const { row, lane } of ended) this.#busy[lane].delete(row.id);
    this.wake();
  }

  /** It is sent again, by the same key: but not at once, and with the disk given a chance. */
  #notRecorded(error: unknown): void {
    if (this.#stopped) return;
    this.#log.warn({ event: 'delivery.not-recorded', code: String((error as { code?: string }).code) });
    this.#circuit.failed(this.#timer.monotonic(), DISK_PAUSE_MS);
    this.#onDiskError();
  }

  #say(outcome: Outcome): void {
    const { receipt_no: receiptNo, submission_id: submissionId, attempts } = outcome.row;
    const about = { receiptNo, submissionId, attempt: attempts + 1 };
    if (outcome.step === 'delivered') {
      this.#log.info({ event: 'delivery.done', ...about, caseNo: outcome.caseNo });
      this.#onDelivered(outcome.row);
    } else if (outcome.step === 'retry') {
      const { at, problem } = outcome.next;
      this.#log.info({ event: 'delivery.retry', ...about, at: hallTime(at), problem });
    } else this.#log.warn({ event: 'delivery.parked', ...about, problem: outcome.problem });
  }

  #learn(answer: Answer<unknown>, stage: 'asked' | 'uploading' | 'submitted'): void {
    const now = this.#timer.monotonic();
    const isWished = this.#isWished;
    this.#isWished = false;
    const refused = answer.kind === 'refused' ? { status: answer.status, code: answer.code } : null;
    if (refused && isKioskRefused(answer)) {
      this.#trouble = { trouble: 'kiosk-refused', ...refused };
      this.#circuit.failed(now, KIOSK_REFUSED_WAIT_MS);
      return;
    }
    if (isOutage(answer)) {
      // A stuck upload says nothing about the way that small submissions take.
      if (stage !== 'uploading')
        this.#circuit.failed(now, answer.kind === 'busy' ? answer.retryAfterMs : null);
      return;
    }
    if (refused && this.#run.isPlatformsFault) {
      this.#trouble = { trouble: 'all-refused', ...refused };
      this.#circuit.failed(now, REFUSES_ALL_WAIT_MS);
      return;
    }
    this.#trouble = null;
    const wasClosed = this.#circuit.stateAt(now) === 'closed';
    const failingSince = this.#circuit.failingSince ?? now;
    this.#circuit.succeeded();
    // Before anything else is sent: what gathered behind the open circuit would go all at once.
    if (!wasClosed && !isWished) this.#backlog.spread(failingSince);
  }
}
