/** Which insertion was dealt with already: that card must be taken out before the next is read, it may be somebody else's. Pure. */
import type { Holds } from '../common/status.ts';
import type { ReaderState } from './smart-card-service.ts';

export class InsertedCard {
  #last: ReaderState | null = null;
  /** The insertion that needs no further attempt. */
  #done: number | null = null;
  /** The reader was lost with such a card in it; the service counts insertions anew after that. */
  #wasLostWhenDone = false;

  /** How the reader stood last; null before the first look at a reader that was just opened. */
  get last(): ReaderState | null {
    return this.#last;
  }

  get holds(): Holds {
    if (this.#last === null) return null;
    return this.#last.card === 'absent' ? 'nothing' : 'card';
  }

  seen(state: ReaderState): void {
    this.#last = state;
    if (state.card === 'absent') this.#done = null;
    if (this.#wasLostWhenDone && state.card !== 'absent') this.#done = state.turn;
    this.#wasLostWhenDone = false;
  }

  isDone({ turn }: ReaderState): boolean {
    return turn === this.#done;
  }

  setDone({ turn }: ReaderState): void {
    this.#done = turn;
  }

  readerLost(): void {
    const isDone = this.#last !== null && this.#last.card !== 'absent' && this.isDone(this.#last);
    this.#wasLostWhenDone ||= isDone;
    this.#last = null;
    this.#done = null;
  }
}
