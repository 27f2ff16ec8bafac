/** Time as delivery sees it, so that a simulated fleet runs the same code by a virtual clock. */
export type Timer = {
  /** Milliseconds since the epoch, as the clock on the wall says: it may be set at any time. */
  now(): number;
  /** Milliseconds since any moment before this process, on a clock that nobody sets. */
  monotonic(): number;
  /** Runs once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void;
  /** Runs once what has come in meanwhile was taken in. */
  soon(run: () => void): void;
};

/** setTimeout's longest wait, milliseconds; past it Node would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemTimer: Timer = {
  now: Date.now,
  monotonic: () => performance.timeOrigin + performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS));
    return () => clearTimeout(timer);
  },
  soon(run) {
    setImmediate(run);
  },
};
