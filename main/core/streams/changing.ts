/** A value that changes and can be watched: now, and at each change, without missing the last one. */
export class Changing<T> {
  #value: T;
  readonly #wakers = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    for (const wake of [...this.#wakers]) wake();
  }

  update(change: (value: T) => T): void {
    this.set(change(this.#value));
  }

  /** Yields the value now and after each change (quick changes in a row may be seen as one). Ends with `signal`. */
  async *watch(signal?: AbortSignal): AsyncGenerator<T, void> {
    let pending = true;
    let wake: (() => void) | undefined;
    const onChange = () => {
      pending = true;
      wake?.();
    };
    this.#wakers.add(onChange);
    signal?.addEventListener('abort', onChange);
    try {
      while (!signal?.aborted) {
        if (pending) {
          pending = false;
          yield this.#value;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      this.#wakers.delete(onChange);
      signal?.removeEventListener('abort', onChange);
    }
  }
}
