/** The far end of a reader's wire: answers real SAM_V frames about the card that lies on it. */
import type { ByteLink } from '../transport/link.ts';
import type { IdCard } from './id-card.ts';
import { COMMAND, encodeReply, joinCard, SamFramer } from './protocol.ts';
import { encodeText } from './text-block.ts';

export type EmulatedCard = { kind: 'id-card'; card: IdCard } | { kind: 'unreadable' } | { kind: 'bank-card' };

const PHOTO_BYTES = 1024;

export class ReaderEmulator {
  #card: EmulatedCard | null = null;
  #wasRead = false;
  /** Breaks off in the middle of the next full read, as a card pulled off the reader does. */
  pullDuringRead = false;
  authorised = true;

  place(card: EmulatedCard): void {
    this.#card = card;
    this.#wasRead = false;
  }

  remove(): void {
    this.#card = null;
  }

  attach(link: ByteLink): void {
    const framer = new SamFramer();
    link.onBytes((bytes) => {
      for (const body of framer.push(bytes)) {
        // Gone links are the bench's business, not the emulator's.
        link.write(this.#answer(body[0] ?? 0, body[1] ?? 0)).catch(() => undefined);
      }
    });
  }

  #answer(command: number, parameter: number): Uint8Array {
    const is = (name: keyof typeof COMMAND) => COMMAND[name][0] === command && COMMAND[name][1] === parameter;
    const card = this.#card;
    if (is('samStatus') || is('reset')) return encodeReply(this.authorised ? 0x90 : 0x66);
    if (is('samId')) return encodeReply(0x90, new Uint8Array(16));
    if (is('find')) {
      if (!card || this.#wasRead) return encodeReply(0x80);
      return card.kind === 'bank-card' ? encodeReply(0x40) : encodeReply(0x9f, new Uint8Array(4));
    }
    if (is('select')) return card ? encodeReply(0x90, new Uint8Array(8)) : encodeReply(0x81);
    if (is('readBase')) {
      if (card?.kind !== 'id-card') return encodeReply(0x41);
      const reply = encodeReply(
        0x90,
        joinCard({ text: encodeText(card.card), photo: new Uint8Array(PHOTO_BYTES) }),
      );
      if (this.pullDuringRead) {
        this.pullDuringRead = false;
        this.#card = null;
        return reply.slice(0, 400);
      }
      this.#wasRead = true;
      return reply;
    }
    if (is('readNewAddress')) return encodeReply(card ? 0x91 : 0x41);
    return encodeReply(0x21);
  }
}
