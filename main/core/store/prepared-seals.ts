/** Seals prepared while nobody waits, so that confirm itself only has to encrypt. */
import { type Prepared, prepare, type Recipient, type SealedEnvelope, seal } from './seal.ts';

/** One for the matter, one for a confirm that is tried again. */
const KEPT = 2;

export class PreparedSeals {
  #kid = '';
  #ready: Prepared[] = [];

  /** Fills up; call it when a matter begins. */
  prepareFor(recipient: Recipient, kept: number = KEPT): void {
    if (recipient.kid !== this.#kid) this.#ready = [];
    this.#kid = recipient.kid;
    while (this.#ready.length < kept) this.#ready.push(prepare(recipient));
  }

  /** Seals with one made ahead, or with a new one where none is left or the key has changed. */
  seal(recipient: Recipient, plaintext: Uint8Array, aad: Uint8Array): SealedEnvelope {
    const ready = recipient.kid === this.#kid ? this.#ready.pop() : undefined;
    return seal(recipient, plaintext, aad, ready);
  }
}
