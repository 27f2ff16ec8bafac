/**
 * Loaded into a process before anything else (`--import`): its clocks, the one on the wall and the one that nobody sets, are as many
 * milliseconds further as MOVED_CLOCK_FILE says, and follow the file; all processes that have the file agree. What waits for half a minute
 * and more (a probe, a nightly look over the disk, the day after which something goes) comes when these clocks say so; shorter timers run
 * as they do: a deadline of a request that is under way does not pass in a leap.
 */
import { openSync, readSync } from 'node:fs';
import { shiftDate } from './shifted-date.ts';

const LONG_MS = 30_000;
/** How often it is looked whether the clocks were moved, milliseconds. */
const LOOK_MS = 100;

const file = openSync(process.env.MOVED_CLOCK_FILE ?? '', 'r');
const bytes = Buffer.alloc(32);
const monotonic = performance.now.bind(performance);
let readAt = Number.NEGATIVE_INFINITY;
let moved = 0;

function movedMs(): number {
  const now = monotonic();
  if (now - readAt < 1) return moved;
  readAt = now;
  const length = readSync(file, bytes, 0, bytes.length, 0);
  moved = Number(bytes.toString('latin1', 0, length));
  return moved;
}

const movedBefore = movedMs();
const movedNow = () => monotonic() + movedMs() - movedBefore;
shiftDate(movedMs);
performance.now = movedNow;

/** A long timer: when it is due by the moved clock, its period where it is one of many. */
type Long = { due: number; every: number | null; run: () => void };

const long = new Map<NodeJS.Timeout, Long>();
const { setTimeout: once, setInterval: repeatedly, clearTimeout: clear } = globalThis;

function setMoved(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout {
  if (!(ms >= LONG_MS)) return once(run, ms, ...args);
  const ran = () => {
    long.delete(timer);
    run(...args);
  };
  const timer = once(ran, ms);
  long.set(timer, { due: movedNow() + ms, every: null, run: ran });
  return timer;
}

function repeatMoved(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout {
  if (!(ms >= LONG_MS)) return repeatedly(run, ms, ...args);
  const ran = () => {
    const known = long.get(timer);
    if (known) known.due = movedNow() + ms;
    run(...args);
  };
  const timer = repeatedly(ran, ms);
  long.set(timer, { due: movedNow() + ms, every: ms, run: ran });
  return timer;
}

function clearMoved(timer: NodeJS.Timeout | string | number | undefined): void {
  if (typeof timer === 'object') long.delete(timer);
  clear(timer);
}

Object.assign(globalThis, {
  setTimeout: Object.assign(setMoved, once),
  setInterval: repeatMoved,
  clearTimeout: clearMoved,
  clearInterval: clearMoved,
});

repeatedly(() => {
  const now = movedNow();
  for (const [timer, { due, every, run }] of long) {
    if (now < due) continue;
    if (every === null) clear(timer);
    else timer.refresh();
    run();
  }
}, LOOK_MS).unref();

export const MOVED_CLOCK = import.meta.url;
