/** A campaign that is told to end, by timeout(1) or Ctrl-C, still closes what it opened: mounts, displays, processes, folders. */
import { constants } from 'node:os';

const closers = new Set<() => Promise<unknown>>();

/** For a campaign's program: from now on the two signals that ask for an end wait for all closers. */
export function closeOnTermination(): void {
  let isEnding = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      // timeout(1) asks the whole group, and test/run.ts passes it on.
      if (isEnding) return;
      isEnding = true;
      await Promise.allSettled([...closers].map((close) => close()));
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/** Registers what closes something that has been opened; returns the same, which does it once whoever calls it. */
export function closer(close: () => Promise<unknown>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const once = () => {
    closing ??= close().then(() => void closers.delete(once));
    return closing;
  };
  closers.add(once);
  return once;
}
