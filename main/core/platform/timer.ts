/** Time as delivery sees it, so that a simulated fleet runs the same code by a virtual clock. */
export type Timer = {
  /** Milliseconds since the epoch */
  now(): number;
  /** Runs once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void;
};

/** setTimeout's longest wait, milliseconds; past it Node would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemTimer: Timer = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS));
    return () => clearTimeout(timer);
  },
};
