/**
 * Whether a card lies on the reader. While nobody reads, the reader is polled without selecting the card. A card that was
 * read is not found again until it left (GA/T 450), so it is watched by its new-address file instead.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Holds } from '../common/status.ts';
import type { IdCardReader, IdCardResult } from './driver.ts';

/** Between two looks at a card that was read, in milliseconds. */
const WATCH_MS = 700;
/** How many looks in a row must miss a card before it is gone: radio contact flickers. */
export const MISSES = 2;

/** The supervisor, as far as it is needed here. */
export type Reader = {
  use<T>(work: (reader: IdCardReader) => Promise<T>): Promise<T | null>;
  setHolds(holds: Holds): void;
};

/** `other`: no identity card; `read`: it can't be found until it left. */
type Card = 'unknown' | 'away' | 'other' | 'found' | 'read';

export type PresenceOptions = {
  /** How often an idle reader is asked, in milliseconds. */
  pollMs: number;
  /** An identity card was laid down while nobody read. */
  onArrival: () => void;
};

export class CardPresence {
  readonly #reader: Reader;
  readonly #options: PresenceOptions;
  readonly #stop = new AbortController();
  #card: Card = 'unknown';
  #misses = 0;
  /** Whether a card left from before this process was looked for since the reader was connected. */
  #lookedForOld = false;
  #reads = 0;

  constructor(reader: Reader, options: PresenceOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  async start(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const pause = this.#card === 'read' ? WATCH_MS : this.#options.pollMs;
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      if (this.#card === 'read') await this.#watchReadCard();
      else if (this.#reads === 0) await this.#poll();
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Nothing is known of a card while the reader is not connected. */
  readerLost(): void {
    this.#lookedForOld = false;
    this.#setCard('unknown');
  }

  /** Somebody reads now and looks for the card by itself, until the returned function is called. */
  readBegins(): () => void {
    this.#reads++;
    return () => {
      this.#reads--;
    };
  }

  /** A read found a card. */
  cardFound(): void {
    this.#setCard('found');
  }

  /** What a read's attempt came to. */
  afterRead(result: IdCardResult): void {
    if (result.outcome === 'read') this.#setCard('read');
    else if (result.outcome === 'refused') this.#setCard('found');
    else if (result.outcome !== 'lost') this.#cardMissed();
  }

  async #poll(): Promise<void> {
    const seen = await this.#reader.use((reader) => reader.findOnce());
    // A read that began in the meantime sees for itself.
    if (this.#reads > 0) return;
    if (seen === null) this.readerLost();
    else if (seen !== 'nothing') this.#cardSeen(seen);
    else if (this.#card === 'unknown') await this.#lookForOld();
    else this.#cardMissed();
  }

  #cardSeen(seen: 'id-card' | 'other-card'): void {
    const known = this.#card === 'found';
    this.#setCard(seen === 'id-card' || known ? 'found' : 'other');
    if (seen === 'id-card' && !known) this.#options.onArrival();
  }

  /** A card that was read before this process began can't be found, and yet it lies there. */
  async #lookForOld(): Promise<void> {
    if (this.#lookedForOld) return;
    this.#lookedForOld = true;
    const there = await this.#reader.use((reader) => reader.isCardStillThere());
    if (this.#reads > 0 || there === null) return;
    if (!there) return this.#setCard('away');
    // A card laid down since the last poll is found; one that was read before is not.
    const seen = await this.#reader.use((reader) => reader.findOnce());
    if (this.#reads > 0 || seen === null) return;
    if (seen === 'nothing') this.#setCard('read');
    else this.#cardSeen(seen);
  }

  async #watchReadCard(): Promise<void> {
    const there = await this.#reader.use((reader) => reader.isCardStillThere());
    // A read may have found another card.
    if (this.#card !== 'read') return;
    if (there === null) return this.readerLost();
    this.#misses = there ? 0 : this.#misses + 1;
    if (this.#misses >= MISSES) this.#setCard('away');
  }

  /** Says nothing of a card that was read: such a one can't be found while it lies there. */
  #cardMissed(): void {
    const layThere = this.#card === 'found' || this.#card === 'other';
    if (layThere && ++this.#misses >= MISSES) this.#setCard('away');
  }

  #setCard(card: Card): void {
    this.#card = card;
    this.#misses = 0;
    this.#reader.setHolds(card === 'unknown' ? null : card === 'away' ? 'nothing' : 'card');
  }
}
