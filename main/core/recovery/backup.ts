/** Keeps a copy of the store on a second disk while the kiosk works: a dead disk then loses little. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { hallTime } from '../model/clock.ts';
import type { BackupJob } from './backup-copy.ts';

/** `problem`: for the technician, in Chinese; null when the last copy was made and read back. */
export type BackupState = { at: string; path: string; ok: boolean; problem: string | null };

/** Changes gather this long before they are copied, milliseconds. */
const GATHER_MS = 10_000;
/** A copy that takes longer hangs: its process is ended, milliseconds. */
const DEADLINE_MS = 5 * 60_000;
/** Beside the bundled core, and beside this file in a checkout. */
const ENTRY = path.join(import.meta.dirname, `backup-main${path.extname(import.meta.filename)}`);
const Answer = z.object({ problem: z.string().nullable() });

type Options = BackupJob & {
  log: Pick<Logger, 'warn'>;
  /** Its process was ended for taking too long. */
  onHung: () => void;
  deadlineMs?: number;
};

export class Backup {
  readonly #job: BackupJob;
  readonly #log: Options['log'];
  readonly #onHung: () => void;
  readonly #deadlineMs: number;
  #state: BackupState | null = null;
  #timer: NodeJS.Timeout | undefined;
  #child: ChildProcess | null = null;
  /** Waits no longer for the process that copies. */
  #giveUp: (problem: string) => void = () => undefined;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor({ log, onHung, deadlineMs = DEADLINE_MS, ...job }: Options) {
    this.#job = job;
    this.#onHung = onHung;
    this.#log = log;
    this.#deadlineMs = deadlineMs;
  }

  get state(): BackupState | null {
    return this.#state;
  }

  /** Something changed: it is copied a little later, with what else changes until then. */
  soon(): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.now();
    }, GATHER_MS);
  }

  /** Never throws: a second disk that fails must not stop the first. */
  now(): Promise<void> {
    this.#running ??= this.#copy().then((problem) => {
      if (problem) this.#log.warn({ event: 'backup.failed', problem });
      const { target } = this.#job;
      this.#state = { at: hallTime(Date.now()), path: target, ok: problem === null, problem };
      this.#running = null;
    });
    return this.#running;
  }

  /** A copy under way is ended: the one before it stays whole. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#child?.kill('SIGKILL');
    this.#giveUp('备份被中断');
    await this.#running;
  }

  /** Resolves to what is wrong, or null. */
  #copy(): Promise<string | null> {
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
      child.kill('SIGKILL');
      this.#giveUp('备份没有按时完成，备份盘可能已失去响应');
      this.#onHung();
    }, this.#deadlineMs);
    child.on('error', () => resolve('备份进程无法启动'));
    child.on('close', () => {
      clearTimeout(deadline);
      const answer = Answer.safeParse(readJson(said));
      resolve(answer.success ? answer.data.problem : '备份被中断');
    });
    return promise;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
