/**
 * Whether the platform refuses whatever comes. One submission may be wrong; many different ones, one after another, are not: then
 * it is the platform's fault, and nothing is parked for it.
 */

/** So many different submissions refused for good, and none taken in between, are the platform's fault. */
export const REFUSALS_OF_A_RUN = 5;

export class RefusalRun {
  readonly #refused = new Set<number>();

  /** `id`: the submission's in the queue. */
  refused(id: number): void {
    this.#refused.add(id);
  }

  taken(): void {
    this.#refused.clear();
  }

  get isPlatformsFault(): boolean {
    return this.#refused.size >= REFUSALS_OF_A_RUN;
  }
}
