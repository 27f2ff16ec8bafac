/**
 * Once each night the core restarts itself, in a minute in which nothing is under way: what a long life gathers in memory goes, and no
 * citizen waits for it. A release that is staged is put in place in such a minute, too.
 */
import type { HoursConfig } from '../../../kiosk-config/schema.ts';
import { hallTime } from '../model/clock.ts';
import { DAY_MINUTES, minutesOf } from '../model/hall/days.ts';

const LOOK_MS = 5_000;
/** Idle so long on end, milliseconds: nobody is just stepping up to it. */
const IDLE_MS = 60_000;
/** One that began in the night itself is young enough. Milliseconds. */
const UP_MIN_MS = 6 * 3_600_000;

type Deps = {
  /** Asked for at each look, since it may change. */
  config: () => HoursConfig['nightlyRestart'];
  /** Milliseconds since the epoch; null while the clock is in doubt, when no night is known. */
  believed: () => number | null;
  /** Whether somebody is at it, something prints or is being sent. */
  isBusy: () => boolean;
  /** Whether a release or a change of the configuration waits to be put in place. */
  isStaged?: () => boolean;
  restart: () => void;
  /** Milliseconds on a clock that nobody sets. */
  monotonic?: () => number;
};

export class Nightly {
  readonly #deps: Deps;
  readonly #monotonic: () => number;
  readonly #startedAt: number;
  #idleSince: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#monotonic = deps.monotonic ?? (() => performance.now());
    this.#startedAt = this.#monotonic();
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Restarts where it is time. Called every few seconds; a young core is never restarted, so it is once a night. */
  look(): void {
    const { believed, isBusy, restart, isStaged = () => false } = this.#deps;
    const now = this.#monotonic();
    if (isBusy()) {
      this.#idleSince = null;
      return;
    }
    this.#idleSince ??= now;
    const at = believed();
    if (at === null || now - this.#idleSince < IDLE_MS) return;
    const config = this.#deps.config();
    const from = minutesOf(config.from);
    const length = sinceThen(from, minutesOf(config.to));
    if (sinceThen(from, minutesOf(hallTime(at).slice(11, 16))) >= length) return;
    // Where the night is longer than that, it is younger than the night until this one is over.
    const isOld = config.enabled && now - this.#startedAt >= Math.max(UP_MIN_MS, length * 60_000);
    if (!isOld && !isStaged()) return;
    this.stop();
    restart();
  }
}

/** Minutes from one time of day to another, which may be the next day's. */
const sinceThen = (from: number, to: number): number => (to - from + DAY_MINUTES) % DAY_MINUTES;
