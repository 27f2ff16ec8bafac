/** The far end of a reader's wire: answers real SAM_V frames, at the wire's pace, about the card that lies on it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ByteLink } from '../transport/byte-link.ts';
import type { IdCard } from './contract.ts';
import { COMMAND, encodeNewAddress, encodeReply, joinCard, SamFramer, STATUS } from './protocol.ts';
import { encodeText } from './text-block.ts';

/** `unreadable` has a broken chip or aerial; `unverifiable` is not accepted by the SAM. */
export type EmulatedCard =
  | { kind: 'id-card'; card: IdCard }
  | { kind: 'unreadable' }
  | { kind: 'unverifiable' }
  | { kind: 'bank-card' };

const PHOTO_BYTES = 1024;
const FINGERPRINT_BYTES = 1024;
/** 05.03-20180101-0001234567-0987654321 */
const SAM_ID = Uint8Array.from(Buffer.from('0500030085ec330187d61200b168de3a', 'hex'));
/** 115200 baud 8N1: bytes a millisecond. */
const BYTES_PER_MS = 11.52;
const CHUNK_BYTES = 64;
/** Where SW3 stands in a frame. */
const STATUS_AT = 9;
/** Where `pullDuringRead` breaks a full read off, in bytes. */
const PULLED_AT_BYTES = 400;

export class ReaderEmulator {
  #card: EmulatedCard | null = null;
  /** A card that was read is not found again before it left the field. */
  wasRead = false;
  /** Since the last find: a card is read only after it was selected. */
  #selected = false;
  /** Takes the card away in the middle of the next full read. */
  pullDuringRead = false;
  authorised = true;
  /** What the card's second address file holds. */
  newAddress: string | null = null;
  /** What the card's fingerprint file is: none in it, two fingers, or spoilt. */
  fingerprint: 'none' | 'good' | 'spoilt' = 'none';
  /** At 115200 baud; otherwise as fast as the link takes it. */
  paced = true;

  place(card: EmulatedCard): void {
    this.#card = card;
    this.wasRead = false;
    this.#selected = false;
  }

  remove(): void {
    this.#card = null;
  }

  attach(link: ByteLink): void {
    const framer = new SamFramer();
    let sending: Promise<void> = Promise.resolve();
    link.onBytes((bytes) => {
      for (const body of framer.push(bytes)) {
        // Gone links are the bench's business, not the emulator's.
        sending = sending.then(() => this.#reply(link, body)).catch(() => undefined);
      }
    });
  }

  async #reply(link: ByteLink, body: Uint8Array): Promise<void> {
    const reading = isCommand(body, 'readBase') || isCommand(body, 'readWithFingerprint');
    const card = this.#card;
    const reply = this.#answer(body);
    const began = performance.now();
    for (let at = 0; at < reply.length; at += CHUNK_BYTES) {
      const chunk = reply.subarray(at, at + CHUNK_BYTES);
      const wait = began + (at + chunk.length) / BYTES_PER_MS - performance.now();
      if (this.paced && wait > 1) await sleep(wait);
      if (reading && this.pullDuringRead && at >= PULLED_AT_BYTES) {
        this.pullDuringRead = false;
        this.#card = null;
      }
      if (reading && this.#card !== card) return;
      await link.write(chunk);
    }
    if (reading && reply[STATUS_AT] === STATUS.done) this.wasRead = true;
  }

  #answer(body: Uint8Array): Uint8Array {
    const card = this.#card;
    if (isCommand(body, 'samStatus') || isCommand(body, 'reset')) {
      return encodeReply(this.authorised ? 0x90 : 0x66);
    }
    if (isCommand(body, 'samId')) return encodeReply(0x90, SAM_ID);
    if (isCommand(body, 'find')) {
      this.#selected = false;
      if (!card || this.wasRead) return encodeReply(0x80);
      return card.kind === 'bank-card' ? encodeReply(0x40) : encodeReply(0x9f, new Uint8Array(4));
    }
    if (isCommand(body, 'select')) {
      this.#selected = card !== null && !this.wasRead;
      return this.#selected ? encodeReply(0x90, new Uint8Array(8)) : encodeReply(0x81);
    }
    const withFingerprint = isCommand(body, 'readWithFingerprint');
    if (withFingerprint || isCommand(body, 'readBase')) {
      if (card?.kind === 'unverifiable') return encodeReply(0x31);
      if (card?.kind !== 'id-card' || !this.#selected) return encodeReply(0x41);
      if (withFingerprint && this.fingerprint === 'spoilt') return encodeReply(0x37);
      const fingerprint = new Uint8Array(this.fingerprint === 'good' ? FINGERPRINT_BYTES : 0).fill(0xf1);
      const blocks = [encodeText(card.card), new Uint8Array(PHOTO_BYTES)];
      return encodeReply(0x90, joinCard(withFingerprint ? [...blocks, fingerprint] : blocks));
    }
    if (isCommand(body, 'readNewAddress')) {
      if (!card) return encodeReply(0x41);
      return this.newAddress === null
        ? encodeReply(0x91)
        : encodeReply(0x90, encodeNewAddress(this.newAddress));
    }
    return encodeReply(0x21);
  }
}

function isCommand(body: Uint8Array, name: keyof typeof COMMAND): boolean {
  return body[0] === COMMAND[name][0] && body[1] === COMMAND[name][1];
}
