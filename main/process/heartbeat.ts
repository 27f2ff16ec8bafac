/** Asks something once a second whether it still answers, and says when it no longer does. */

const BEAT_MS = 1_000;
/** Silent this many beats in a row is hung; one that is busy for a second or two is not. */
const SILENT_BEATS = 4;
/** The same for one that gets no processor: it is not to blame, but may hang as well. */
const STARVED_BEATS = 12;

export type HeartbeatOptions = {
  /** How many beats it may take to its first answer: it is still starting. */
  startBeats: number;
  send: () => void;
  /** Whether it has waited for a processor most of the time since its last answer. */
  isStarved?: () => boolean;
  /** Once; after it no more is asked. */
  onSilent: () => void;
};

/** Counts beats, not time: a machine that slept, or an asker that was stopped itself, blames nobody. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #timer: NodeJS.Timeout;
  #limit: number;
  #unanswered = 0;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#limit = options.startBeats;
    this.#timer = setInterval(() => this.#beat(), BEAT_MS);
    this.#timer.unref();
  }

  answered(): void {
    this.#limit = SILENT_BEATS;
    this.#unanswered = 0;
  }

  /** It starts anew, as it was meant to: it has `startBeats` to its next answer. */
  startsAnew(): void {
    this.#limit = this.#options.startBeats;
    this.#unanswered = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #isExcused(): boolean {
    return this.#unanswered < STARVED_BEATS && this.#options.isStarved?.() === true;
  }

  #beat(): void {
    if (this.#unanswered >= this.#limit && !this.#isExcused()) {
      this.stop();
      this.#options.onSilent();
      return;
    }
    this.#unanswered += 1;
    this.#options.send();
  }
}
