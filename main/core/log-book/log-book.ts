/**
 * Where the log is read: from the system's journal where this process writes there, with the lines of the kiosk's other units; else what
 * this process itself wrote since its start.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Kept of this process's own lines. */
const OWN_MAX = 1_000;
/** Read of the journal: some days of a kiosk that is well. */
const JOURNAL_MAX = 5_000;
const JOURNAL_MS = 5_000;
const JOURNAL_BYTES_MAX = 16 * 1024 * 1024;

/** This process's newest lines. */
export class OwnLines {
  #lines: string[] = [];

  take(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > 2 * OWN_MAX) this.#lines = this.#lines.slice(-OWN_MAX);
  }

  get newest(): readonly string[] {
    return this.#lines.slice(-OWN_MAX);
  }
}

type Deps = {
  own: OwnLines;
  /** systemd sets it for a unit whose output is the journal's. */
  isJournal?: boolean;
  /** For tests. */
  journalctl?: string;
};

export class LogBook {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Oldest first. A journal that can't be read leaves this process's own lines. */
  async lines(): Promise<readonly string[]> {
    const {
      own,
      isJournal = process.env.JOURNAL_STREAM !== undefined,
      journalctl = 'journalctl',
    } = this.#deps;
    if (!isJournal) return own.newest;
    const wanted = ['--unit=liuyang-kiosk-*', '--output=cat', '--no-pager', `--lines=${JOURNAL_MAX}`];
    try {
      const { stdout } = await run(journalctl, wanted, {
        timeout: JOURNAL_MS,
        maxBuffer: JOURNAL_BYTES_MAX,
      });
      const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
      return lines.length > 0 ? lines : own.newest;
    } catch {
      return own.newest;
    }
  }
}
