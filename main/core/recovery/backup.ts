/** Keeps a copy of the store on a second disk while the kiosk works: a dead disk then loses little. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { hallTime } from '../model/clock.ts';
import { readJson } from '../store/read-json.ts';
import type { BackupJob } from './backup-copy.ts';

/** `problem`: for the technician, in Chinese; null when the last copy was made and read back. */
export type BackupState = { at: string; path: string; ok: boolean; problem: string | null };

/** Changes gather this long before they are copied, milliseconds. */
const GATHER_MS = 10_000;
/** A copy that failed is tried again although nothing changed: the disk may be there again. Milliseconds. */
const RETRY_MS = 10 * 60_000;
/** A copy that takes longer hangs: its process is ended, milliseconds. */
const DEADLINE_MS = 5 * 60_000;
const HUNG = '备份没有按时完成，备份盘可能已失去响应';
/** Beside the bundled core, and beside this file in a checkout. */
const ENTRY = path.join(import.meta.dirname, `backup-main${path.extname(import.meta.filename)}`);
const Answer = z.object({ problem: z.string().nullable() });

type Options = BackupJob & {
  log: Pick<Logger, 'warn'>;
  /** Its process was ended for taking too long. */
  onHung: () => void;
  deadlineMs?: number;
  retryMs?: number;
};

export class Backup {
  readonly #job: BackupJob;
  readonly #log: Options['log'];
  readonly #onHung: () => void;
  readonly #deadlineMs: number;
  readonly #retryMs: number;
  #state: BackupState | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer goes off, milliseconds of the monotonic clock. */
  #due = 0;
  #child: ChildProcess | null = null;
  /** Waits no longer for the process that copies. */
  #giveUp: (problem: string) => void = () => undefined;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  /** Was ended for hanging, and waits for its disk even so: until that answers, another would hang beside it. */
  #stuck: ChildProcess | null = null;
  #stopped = false;

  constructor({ log, onHung, deadlineMs = DEADLINE_MS, retryMs = RETRY_MS, ...job }: Options) {
    this.#job = job;
    this.#onHung = onHung;
    this.#log = log;
    this.#deadlineMs = deadlineMs;
    this.#retryMs = retryMs;
  }

  get state(): BackupState | null {
    return this.#state;
  }

  /** Something changed: it is copied a little later, with what else changes until then. */
  soon(): void {
    this.#within(GATHER_MS);
  }

  /**
   * Resolves once all that is in the store now was copied, or could not be. A copy under way may have begun before, so one more follows it.
   * Never throws: a second disk that fails must not stop the first.
   */
  now(): Promise<void> {
    if (!this.#running) return this.#run();
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#stopped ? undefined : this.#run();
    });
    return this.#next;
  }

  #within(ms: number): void {
    const due = performance.now() + ms;
    if (this.#stopped || (this.#timer && this.#due <= due)) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.now();
    }, ms);
  }

  #run(): Promise<void> {
    this.#running = this.#copy().then((problem) => {
      if (problem) this.#log.warn({ event: 'backup.failed', problem });
      const { target } = this.#job;
      this.#state = { at: hallTime(Date.now()), path: target, ok: problem === null, problem };
      this.#running = null;
      if (problem && !this.#stuck) this.#within(this.#retryMs);
    });
    return this.#running;
  }

  /** A copy under way is ended: the one before it stays whole. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#child?.kill('SIGKILL');
    this.#giveUp('备份被中断');
    await (this.#next ?? this.#running);
  }

  /** Resolves to what is wrong, or null. */
  #copy(): Promise<string | null> {
    if (this.#stuck) return Promise.resolve(HUNG);
    const { promise, resolve } = Promise.withResolvers<string | null>();
    const child = spawn(process.execPath, [ENTRY], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH ?? '', BACKUP_JOB: JSON.stringify(this.#job) },
    });
    this.#child = child;
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    // A process that waits for a dead disk may not end; nobody waits for it.
    this.#giveUp = (problem) => {
      clearTimeout(deadline);
      child.unref();
      resolve(problem);
    };
    const deadline = setTimeout(() => {
      this.#stuck = child;
      child.kill('SIGKILL');
      this.#giveUp(HUNG);
      this.#onHung();
    }, this.#deadlineMs);
    child.on('error', () => resolve('备份进程无法启动'));
    child.on('close', () => {
      clearTimeout(deadline);
      if (this.#stuck === child) {
        this.#stuck = null;
        this.#within(this.#retryMs);
      }
      const answer = readJson(said, Answer);
      resolve(answer ? answer.problem : '备份被中断');
    });
    return promise;
  }
}
