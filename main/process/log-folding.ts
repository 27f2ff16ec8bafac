/**
 * Between a process's log and the system's journal: folds what repeats, and holds a day's lines to a number, so that no loose plug pushes
 * half a year of other events out of it (网络安全法 第二十一条: network logs are kept for six months at least). What was folded or left
 * out is counted and said.
 */

/** What differs from one time to the next of the same event. */
const VARIES = new Set([
  'time',
  'at',
  'pid',
  'port',
  'sessionId',
  'receiptNo',
  'submissionId',
  'caseNo',
  'attempt',
  'number',
  'count',
]);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** How often the same is written in its first minute, and how often in each later, longer window. */
const FIRST_TIMES = 5;
const LATER_TIMES = 1;
/** A window in which it still repeated gives the next twice its length, up to this. */
const WINDOW_MAX_MS = 64 * MINUTE_MS;
/** Kinds of events that are told apart; the one that began longest ago is forgotten first. */
const KINDS_MAX = 500;
/** pino's level of a warning; from here on a line has a day's number of its own. */
const WARN = 40;

/** At most so many lines in any 24 hours. At journald's 760 bytes a line half a year of both is 0.8 GB. */
export const LINES_A_DAY = { usual: 4_500, warnings: 1_000 } as const;

type Line = { level?: number; time?: number; process?: string; event?: string };
type Seen = { line: Line; from: number; windowMs: number; written: number; folded: number };

export type FoldedLog = { write: (line: string) => void; flush: () => void };

/** `out` gets whole lines. `now`: milliseconds on a clock that nobody sets. */
export function foldedLog(
  out: (line: string) => void,
  now: () => number = () => performance.now(),
): FoldedLog {
  const seen = new Map<string, Seen>();
  const budgets = {
    usual: new Budget(LINES_A_DAY.usual, now),
    warnings: new Budget(LINES_A_DAY.warnings, now),
  };
  const put = (line: Line, text: string) => {
    const budget = (line.level ?? 0) >= WARN ? budgets.warnings : budgets.usual;
    if (!budget.take()) return;
    const left = budget.takeLeftOut();
    if (left > 0) out(said(line, 'log.left-out', { times: left }));
    out(text);
  };
  /** Says what was folded of it, once its window is over. */
  const close = (one: Seen) => {
    if (one.folded === 0) return;
    const { line, folded, windowMs } = one;
    put(line, said(line, 'log.folded', { of: line.event, times: folded, seconds: windowMs / 1000 }));
    one.folded = 0;
  };
  const forget = () => {
    for (const [key, one] of seen) {
      const isOver = now() - one.from >= one.windowMs;
      if (!isOver && seen.size <= KINDS_MAX) continue;
      const repeats = one.folded > 0;
      close(one);
      if (repeats && isOver) Object.assign(one, longer(one, now()));
      else seen.delete(key);
    }
  };
  setInterval(forget, MINUTE_MS).unref();
  return {
    write(text) {
      const line = parsed(text);
      const key = kindOf(line, text);
      let one = seen.get(key);
      if (one && now() - one.from >= one.windowMs) {
        const repeats = one.folded > 0;
        close(one);
        if (repeats) Object.assign(one, longer(one, now()));
        else one = undefined;
      }
      if (!one) {
        one = { line, from: now(), windowMs: MINUTE_MS, written: 0, folded: 0 };
        seen.set(key, one);
        if (seen.size > KINDS_MAX) forget();
      }
      one.line = line;
      const most = one.windowMs > MINUTE_MS ? LATER_TIMES : FIRST_TIMES;
      if (one.written >= most) one.folded += 1;
      else {
        one.written += 1;
        put(line, text);
      }
    },
    flush: () => {
      for (const one of seen.values()) close(one);
    },
  };
}

function longer({ windowMs }: Seen, from: number): Partial<Seen> {
  return { from, windowMs: Math.min(WINDOW_MAX_MS, 2 * windowMs), written: 0, folded: 0 };
}

function said({ level, process }: Line, event: string, more: object): string {
  return `${JSON.stringify({ level, time: Date.now(), process, event, ...more })}\n`;
}

function parsed(text: string): Line {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** The same for each time of the same event. */
function kindOf(line: Line, text: string): string {
  const kept = Object.entries(line).filter(([key]) => !VARIES.has(key));
  return kept.length === 0 ? text : JSON.stringify(kept);
}

/** Half at once and the other half over the day: never more than `aDay` in any 24 hours. */
class Budget {
  readonly #half: number;
  readonly #now: () => number;
  #left: number;
  #at: number;
  #leftOut = 0;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(aDay: number, now: () => number) {
    this.#half = aDay / 2;
    this.#now = now;
    this.#left = this.#half;
    this.#at = now();
  }

  take(): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#half, this.#left + ((now - this.#at) / DAY_MS) * this.#half);
    this.#at = now;
    if (this.#left < 1) {
      this.#leftOut += 1;
      return false;
    }
    this.#left -= 1;
    return true;
  }

  /** How many found no room, to be said once an hour; 0 between. */
  takeLeftOut(): number {
    if (this.#now() - this.#saidAt < HOUR_MS) return 0;
    const leftOut = this.#leftOut;
    this.#leftOut = 0;
    if (leftOut > 0) this.#saidAt = this.#now();
    return leftOut;
  }
}
