/** A page that is blank at two looks in a row is ill. A fresh one between two citizens is blank while it loads, and has nothing of the last one's. */
const LIMIT = 2;

export class BlankLooks {
  #page = -1;
  #blank = 0;

  /** `page`: number of the page that was looked at. Whether it is ill. */
  isIll(page: number, isBlank: boolean): boolean {
    if (page !== this.#page) this.#blank = 0;
    this.#page = page;
    this.#blank = isBlank ? this.#blank + 1 : 0;
    return this.#blank >= LIMIT;
  }
}
