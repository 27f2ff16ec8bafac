/** Moves the clocks of all processes that load moved-clock.ts with the same file. */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const DIGITS = 20;
const PRELOADED = pathToFileURL(path.join(import.meta.dirname, 'moved-clock.ts')).href;

export class ClockMover {
  readonly #file: number;
  readonly env: Readonly<Record<string, string>>;
  #movedMs = 0;

  /** `file`: is made here; every process that is to follow gets `env`. */
  constructor(file: string) {
    this.#file = openSync(file, 'w');
    this.#write();
    this.env = { NODE_OPTIONS: `--import=${PRELOADED}`, MOVED_CLOCK_FILE: file };
  }

  /** The time that they have, milliseconds since the epoch. */
  get now(): number {
    return Date.now() + this.#movedMs;
  }

  advance(ms: number): void {
    this.#movedMs += Math.max(0, Math.round(ms));
    this.#write();
  }

  /** Never back: what is past stays. Milliseconds since the epoch. */
  advanceTo(at: number): void {
    this.advance(at - this.now);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** As wide as ever: who reads in the middle reads the number before or this one. */
  #write(): void {
    writeSync(this.#file, String(this.#movedMs).padStart(DIGITS, '0'), 0);
  }
}
