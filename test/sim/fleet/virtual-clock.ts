/** A clock that jumps from event to event: half a day of ten thousand kiosks passes in a minute or two. */
import type { Timer } from '../../../main/core/platform/timer.ts';

type Event = { at: number; run: (() => void) | null };

/** Rounds of microtasks after an event: more than the longest chain of awaits in what is simulated. */
const MICROTASK_ROUNDS = 10;

export class VirtualClock implements Timer {
  /** A binary heap, earliest first. */
  readonly #heap: Event[] = [];
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  now = (): number => this.#now;
  monotonic = (): number => this.#now;

  after = (ms: number, run: () => void): (() => void) => {
    const event: Event = { at: this.#now + Math.max(0, ms), run };
    this.#push(event);
    return () => {
      event.run = null;
    };
  };

  soon = (run: () => void): void => queueMicrotask(run);

  /** Resolves once `ms` of virtual time have passed. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets time pass until `until` (ms since the epoch), or earlier when `done`. */
  async run(until: number, done: () => boolean = () => false): Promise<void> {
    for (let next = this.#pop(); next; next = this.#pop()) {
      if (next.at > until) {
        this.#push(next);
        break;
      }
      if (!next.run) continue;
      this.#now = next.at;
      next.run();
      for (let round = 0; round < MICROTASK_ROUNDS; round++) await null;
      if (done()) return;
    }
    this.#now = Math.max(this.#now, until);
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (!above || above.at <= event.at) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = event;
  }

  #pop(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const smaller = (heap[right]?.at ?? Number.POSITIVE_INFINITY) < (heap[left]?.at ?? 0) ? right : left;
      const child = heap[smaller];
      if (!child || child.at >= last.at) break;
      heap[at] = child;
      at = smaller;
    }
    heap[at] = last;
    return first;
  }
}
