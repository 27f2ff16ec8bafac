/** Work that many can share: what comes while one lot is under way goes together into the next, so that a busy hour pays for each commit once a lot. */
import { AsyncLocalStorage } from 'node:async_hooks';

type Waiting<In, Out> = { one: In; resolve: (out: Out) => void; reject: (error: unknown) => void };

export class Gathered<In, Out> {
  readonly #most: number;
  readonly #work: (lot: In[]) => Promise<Out[]>;
  #waiting: Waiting<In, Out>[] = [];
  #isBusy = false;
  /** A lot is nobody's own: it does not run within whatever the first of it was in. */
  readonly #outside = AsyncLocalStorage.snapshot();

  /** `most`: in one lot. `work` answers each in its order; where it throws, each of the lot is tried alone. */
  constructor(most: number, work: (lot: In[]) => Promise<Out[]>) {
    this.#most = most;
    this.#work = work;
  }

  add(one: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ one, resolve, reject });
      void this.#outside(() => this.#goOn());
    });
  }

  async #goOn(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#waiting.length > 0) await this.#do(this.#waiting.splice(0, this.#most));
    this.#isBusy = false;
  }

  async #do(lot: Waiting<In, Out>[]): Promise<void> {
    try {
      const answers = await this.#work(lot.map(({ one }) => one));
      for (const [at, { resolve }] of lot.entries()) resolve(answers[at] as Out);
    } catch (error) {
      if (lot.length === 1) lot[0]?.reject(error);
      // One of them may be at fault; the others are not.
      else for (const one of lot) await this.#do([one]);
    }
  }
}
