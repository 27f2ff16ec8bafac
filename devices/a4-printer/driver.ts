/** Prints a PDF over IPP: it counts as printed only when the printer counted pages and has no fault after them (RFC 8011). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrintOutcome } from '../common/contract.ts';
import type { DeviceFault, DeviceWarning } from '../common/status.ts';
import type { Checked } from '../common/supervisor.ts';
import { IppClient } from './client.ts';
import { type Endpoint, endpointOfUri } from './http.ts';
import { cancelOwnJobs, deleteKeptJobs } from './own-jobs.ts';
import { isBusy, isRefusal, type PrinterAttributes, readJob, readJobId } from './protocol.ts';
import { faultOf, isPaused, trueState, type Verdict, verdictOf, warningsOf } from './status.ts';
import { WORDS } from './words.ts';

/** All in milliseconds. */
export type Deadlines = {
  /** Between two looks at a job. */
  poll: number;
  /** How long a fault may last in the middle of a job before the job is cancelled. */
  fault: number;
  /** Longest job, and longest silence of the print system in the middle of one. */
  job: number;
  silence: number;
  /** How long a cancelled job may take to end. */
  cancel: number;
  request: number;
  upload: number;
};

export const DEADLINES: Deadlines = {
  poll: 500,
  fault: 5_000,
  job: 120_000,
  silence: 10_000,
  cancel: 10_000,
  request: 5_000,
  upload: 30_000,
};

/** Between two attempts to let a paused queue go on, in milliseconds. */
const RESUME_EVERY_MS = 30_000;

const {
  noAnswer: NO_ANSWER,
  elsewhere: ELSEWHERE,
  busy: BUSY,
  leftOver: LEFT_OVER,
  refused: REFUSED,
  tooLong: TOO_LONG,
  calledOff: CALLED_OFF,
} = WORDS.faults;

export type PrinterCondition = {
  fault: DeviceFault | null;
  warnings: DeviceWarning[];
  printer: PrinterAttributes;
  /** The fault is what the queue remembers of an earlier job: not to refuse a job for. */
  isRemembered: boolean;
};

export class A4Printer {
  readonly #client: IppClient;
  readonly #deadlines: Deadlines;
  /** Printer's time of the change whose reasons a technician declared done with. */
  #dismissedAt: number | null = null;
  /** Counts purges: a job that was being sent during one belongs to a session that is over. */
  #purges = 0;
  #isResumeDue = false;
  #resumedAt = Number.NEGATIVE_INFINITY;
  /** It ended a job and counted nothing: of such a printer nobody hears whether pages came out. */
  #neverCounts = false;

  constructor(endpoint: Endpoint, deadlines: Deadlines = DEADLINES) {
    this.#client = new IppClient(endpoint, deadlines);
    this.#deadlines = deadlines;
  }

  /** How the printer stands; null when the print system does not answer. */
  async condition(): Promise<PrinterCondition | null> {
    const queue = await this.#client.printer();
    if (!queue) return null;
    const behind = queue.isCups && queue.deviceUri ? endpointOfUri(queue.deviceUri) : null;
    const live = behind && ((await this.#client.printer(behind)) ?? 'unreachable');
    const { printer, isRemembered } = trueState(queue, live, this.#dismissedAt);
    return { fault: faultOf(printer), warnings: warningsOf(printer), printer, isRemembered };
  }

  /**
   * While idle: how it stands. A queue that is only paused is told to go on, and checked again at once. IPP keeps no
   * connection to lose, so a print system that does not answer is a fault like any other.
   */
  async check(): Promise<Checked> {
    if (this.#isResumeDue) {
      this.#resumedAt = performance.now();
      // An old job in the queue must not come out when it goes on.
      if (await this.purge()) await this.#client.resume();
    }
    const found = await this.condition();
    this.#isResumeDue =
      found !== null && isOnlyPaused(found) && performance.now() - this.#resumedAt > RESUME_EVERY_MS;
    if (!found) return { fault: this.#unanswered(), warnings: [] };
    const never: DeviceWarning[] = this.#neverCounts ? ['never-confirms'] : [];
    return { fault: found.fault, warnings: [...found.warnings, ...never], again: this.#isResumeDue };
  }

  #unanswered(): DeviceFault {
    const status = this.#client.httpRefusal;
    if (status === null) return NO_ANSWER;
    return { code: ELSEWHERE.code, technician: ELSEWHERE.technician.replace('{status}', String(status)) };
  }

  /** A technician has seen to the printer: what an idle queue remembers of it counts no more. */
  async dismissRemembered(): Promise<void> {
    this.#resumedAt = Number.NEGATIVE_INFINITY;
    this.#dismissedAt = (await this.#client.printer())?.changed?.at ?? null;
  }

  /** `jobName` shows in the print system's lists and logs. */
  async print(pdf: Uint8Array, jobName: string): Promise<PrintOutcome> {
    const purges = this.#purges;
    const unready = await this.#makeReady();
    if (unready) return { outcome: 'not-started', fault: unready };
    if (purges !== this.#purges) return { outcome: 'not-started', fault: CALLED_OFF };
    const sent = await this.#client.printJob(jobName, pdf);
    if (!sent.ok && !sent.sent) return { outcome: 'not-started', fault: NO_ANSWER };
    if (sent.ok && isRefusal(sent.message)) {
      return { outcome: 'not-started', fault: isBusy(sent.message) ? BUSY : REFUSED };
    }
    const jobId = sent.ok ? readJobId(sent.message) : null;
    if (jobId === null) {
      // It may lie there under a number that never reached us.
      await cancelOwnJobs(this.#client, this.#deadlines);
      return { outcome: 'unknown', fault: NO_ANSWER };
    }
    return purges === this.#purges ? this.#follow(jobId) : this.#giveUp(jobId, CALLED_OFF);
  }

  /** Cancels every job of ours and has CUPS delete what it kept of them; whether none is left that could still print. */
  async purge(): Promise<boolean> {
    this.#purges++;
    const cancelled = await cancelOwnJobs(this.#client, this.#deadlines);
    return (await deleteKeptJobs(this.#client, this.#deadlines)) && cancelled;
  }

  async #makeReady(): Promise<DeviceFault | null> {
    // What was left of a crashed process or an old session must not come out in front of this one.
    if (!(await cancelOwnJobs(this.#client, this.#deadlines)))
      return (await this.condition()) ? LEFT_OVER : this.#unanswered();
    const before = await this.condition();
    if (!before) return this.#unanswered();
    if (!isPaused(before.printer)) return before.isRemembered ? null : before.fault;
    if (before.fault && before.fault.code !== 'paused' && !before.isRemembered) return before.fault;
    await this.#client.resume();
    const after = await this.condition();
    if (!after) return NO_ANSWER;
    return after.isRemembered && !isPaused(after.printer) ? null : after.fault;
  }

  async #follow(jobId: number): Promise<PrintOutcome> {
    const { poll, fault: faultMs, job: jobMs, silence } = this.#deadlines;
    const began = performance.now();
    let heard = began;
    let wellSince = began;
    for (;;) {
      await sleep(poll);
      const [verdict, condition] = await this.#verdict(jobId);
      const now = performance.now();
      if (verdict) heard = now;
      if (verdict && verdict.outcome !== 'under-way') return verdict;
      // What an idle queue remembers of the job before is no reason to give this one up.
      const fault = condition && !condition.isRemembered ? condition.fault : null;
      if (!fault) wellSince = now;
      if (now - heard > silence) return this.#giveUp(jobId, NO_ANSWER);
      if (fault && now - wellSince > faultMs) return this.#giveUp(jobId, fault);
      if (now - began > jobMs) return this.#giveUp(jobId, TOO_LONG);
    }
  }

  /** Nulls where there was no answer. */
  async #verdict(jobId: number): Promise<[Verdict | null, PrinterCondition | null]> {
    const answer = await this.#client.job(jobId);
    // Asked after the job: a printer that ran dry with the last page says so by now.
    const condition = await this.condition();
    if (!answer.ok || !condition) return [null, condition];
    if (isRefusal(answer.message)) {
      return [{ outcome: 'unknown', fault: condition.fault ?? CALLED_OFF }, condition];
    }
    const job = readJob(answer.message);
    if (job.state === 'completed') this.#neverCounts = job.printed === null;
    return [verdictOf(job, condition.fault), condition];
  }

  /** Cancels the job and reports how it ended: it may have come out in the very last moment. */
  async #giveUp(jobId: number, fault: DeviceFault): Promise<PrintOutcome> {
    await this.#client.cancel(jobId);
    for (const until = performance.now() + this.#deadlines.cancel; performance.now() < until; ) {
      const [verdict] = await this.#verdict(jobId);
      if (verdict?.outcome === 'printed') return verdict;
      if (verdict && verdict.outcome !== 'under-way') return { outcome: verdict.outcome, fault };
      await sleep(this.#deadlines.poll);
    }
    return { outcome: 'unknown', fault };
  }
}

const isOnlyPaused = ({ printer, fault, isRemembered }: PrinterCondition) =>
  isPaused(printer) && (fault?.code === 'paused' || isRemembered);
