/**
 * Whether a card lies on the reader. While nobody reads, the reader is asked gently; a card that was read is no longer
 * found until it left, so it is watched by its address file.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { IdCardReader, ReadAnswer } from '../../devices/id-card-reader/driver.ts';

/** Between two looks at a card that was read, in milliseconds. */
const WATCH_MS = 700;
/** How many looks in a row must miss a card before it is gone: radio contact flickers. */
const MISSES = 2;

type Reader = { use<T>(work: (reader: IdCardReader) => Promise<T>): Promise<T | null> };

/** `other`: no identity card; `read`: can't be found until it left. */
type Card = 'unknown' | 'away' | 'other' | 'found' | 'read';

export type PresenceOptions = {
  /** How often an idle reader is asked, in milliseconds. */
  pollMs: number;
  /** null: the reader can't tell. */
  onChange: (present: boolean | null) => void;
  /** An identity card was laid down while nobody read. */
  onArrival: () => void;
};

export class CardPresence {
  readonly #reader: Reader;
  readonly #options: PresenceOptions;
  readonly #stop = new AbortController();
  #card: Card = 'unknown';
  #present: boolean | null = null;
  #misses = 0;
  /** Whether a card left from before this process was looked for since the reader was connected. */
  #lookedForOld = false;
  #reads = 0;

  constructor(reader: Reader, options: PresenceOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  /** null: the reader can't tell. */
  get present(): boolean | null {
    return this.#present;
  }

  async start(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const pause = this.#card === 'read' ? WATCH_MS : this.#options.pollMs;
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      if (this.#card === 'read') await this.#watch();
      else if (this.#reads === 0) await this.#poll();
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Somebody reads now and looks for the card by itself, until the returned function is called. */
  readBegins(): () => void {
    this.#reads++;
    return () => {
      this.#reads--;
    };
  }

  /** A read found a card. */
  found(): void {
    this.#is('found', true);
  }

  /** What a read's round came to. */
  after(answer: ReadAnswer): void {
    if (answer.outcome === 'read') this.#is('read', true);
    else if (answer.outcome === 'refused') this.#is('found', true);
    else if (answer.outcome !== 'lost') this.#missed();
  }

  async #poll(): Promise<void> {
    const look = await this.#reader.use((reader) => reader.look());
    // A read that began in the meantime sees for itself.
    if (this.#reads > 0) return;
    if (look === null) {
      this.#lookedForOld = false;
      this.#is('unknown', null);
    } else if (look === 'nothing') {
      if (this.#card === 'unknown') await this.#lookForOld();
      else this.#missed();
    } else this.#lies(look);
  }

  #lies(look: 'id-card' | 'other-card'): void {
    const known = this.#card === 'found';
    this.#is(look === 'id-card' || known ? 'found' : 'other', true);
    if (look === 'id-card' && !known) this.#options.onArrival();
  }

  /** Not found and yet there: a card that was read before this process began. */
  async #lookForOld(): Promise<void> {
    if (this.#lookedForOld) return;
    this.#lookedForOld = true;
    const there = await this.#reader.use((reader) => reader.cardStillThere());
    if (this.#reads > 0 || there === null) return;
    if (!there) return this.#is('away', false);
    // Laid down since the look before, it is found; one that was read is not.
    const look = await this.#reader.use((reader) => reader.look());
    if (this.#reads > 0 || look === null) return;
    if (look === 'nothing') this.#is('read', true);
    else this.#lies(look);
  }

  async #watch(): Promise<void> {
    const there = await this.#reader.use((reader) => reader.cardStillThere());
    // A read may have found another card.
    if (this.#card !== 'read') return;
    if (there === null) return this.#is('unknown', null);
    this.#misses = there ? 0 : this.#misses + 1;
    if (this.#misses >= MISSES) this.#is('away', false);
  }

  /** A card that was read can't be found: nothing follows from missing it. */
  #missed(): void {
    const lay = this.#card === 'found' || this.#card === 'other';
    if (lay && ++this.#misses >= MISSES) this.#is('away', false);
  }

  #is(card: Card, present: boolean | null): void {
    this.#card = card;
    this.#misses = 0;
    if (present === this.#present) return;
    this.#present = present;
    this.#options.onChange(present);
  }
}
