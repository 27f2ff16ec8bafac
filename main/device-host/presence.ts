/** Whether a card that was read still lies on the reader: watched from the read until it is taken. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IdCardReader } from '../../devices/id-card-reader/driver.ts';

/** Between two looks, in milliseconds, and how many looks in a row must miss it. */
const LOOK_EVERY_MS = 700;
const MISSES = 2;

type Reader = { use<T>(work: (reader: IdCardReader) => Promise<T>): Promise<T | null> };

export class CardPresence {
  readonly #reader: Reader;
  readonly #onChange: (present: boolean | null) => void;
  #present: boolean | null = null;
  #watching = false;

  constructor(reader: Reader, onChange: (present: boolean | null) => void) {
    this.#reader = reader;
    this.#onChange = onChange;
  }

  /** null: the reader can't tell. */
  get present(): boolean | null {
    return this.#present;
  }

  /** A card was read just now. */
  cardRead(): void {
    this.#set(true);
    if (!this.#watching) void this.#watch();
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    for (let misses = 0; misses < MISSES; ) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      const there = await this.#reader.use((reader) => reader.cardStillThere());
      if (there === null) {
        this.#watching = false;
        this.#set(null);
        return;
      }
      misses = there ? 0 : misses + 1;
    }
    this.#watching = false;
    this.#set(false);
  }

  #set(present: boolean | null): void {
    if (present === this.#present) return;
    this.#present = present;
    this.#onChange(present);
  }
}
