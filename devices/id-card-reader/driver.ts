/** Drives a SAM_V reader: find, select, read. */

import type { DeviceFault } from '../common/status.ts';
import type { ByteDriver } from '../transport/byte-device.ts';
import type { ByteLink } from '../transport/byte-link.ts';
import type { IdCard } from './contract.ts';
import { type Heard, SamExchange } from './exchange.ts';
import { Opaque } from './opaque.ts';
import { type CardBlocks, decodeNewAddress, decodeSamId, splitCard } from './protocol.ts';
import { meaningOf, readerFault } from './status-codes.ts';
import { decodeText } from './text-block.ts';
import { WORDS } from './words.ts';

/** Rounds of find → select → read, and their longest time in milliseconds, before the citizen must act. */
const ROUNDS = 3;
const ROUNDS_MS = 8_000;
const SELF_TEST_FAILED = 0x60;

export type IdCardResult =
  | { outcome: 'no-card' }
  /** `photo` is WLT; `fingerprint` is null where none was asked for or the card holds none. */
  | { outcome: 'read'; card: IdCard; photo: Opaque; fingerprint: Opaque | null }
  | { outcome: 'again'; reason: 'lifted' | 'unreadable' }
  | { outcome: 'refused'; reason: 'not-an-id-card' | 'verification-failed' }
  /** The reader does not answer, or answers with a fault of its own: its port should be opened anew. */
  | { outcome: 'lost' };

export type ReadOptions = {
  /** Only where a fingerprint is really matched. */
  fingerprint?: boolean;
  /** Nobody waits any more: a card found after it is left as it lies, for it could not be read again before it left. */
  signal?: AbortSignal | undefined;
};

type Round =
  | Extract<IdCardResult, { outcome: 'read' | 'refused' | 'lost' }>
  | 'lifted'
  | 'rejected'
  | 'garbled';

/** What the reader finds when it is asked once. */
export type Found = 'id-card' | 'other-card' | 'nothing';

export class IdCardReader implements ByteDriver {
  readonly #sam: SamExchange;
  readonly #allowed: readonly string[];
  /** Undefined until it was asked for. */
  #number: string | null | undefined;

  /** `allowed`: numbers of the security modules that are believed; none: any. */
  constructor(link: ByteLink, allowed: readonly string[] = []) {
    this.#sam = new SamExchange(link);
    this.#allowed = allowed;
  }

  async greet(): Promise<DeviceFault | null> {
    let reply = await this.#sam.ask('samStatus');
    if (reply?.status === SELF_TEST_FAILED) {
      await this.#sam.ask('reset');
      reply = await this.#sam.ask('samStatus');
    }
    if (!reply) return WORDS.faults.noAnswer;
    return meaningOf(reply.status) === 'done' ? this.#stranger() : readerFault(reply.status);
  }

  async check() {
    const reply = await this.#sam.ask('samStatus');
    if (!reply) return null;
    const done = meaningOf(reply.status) === 'done';
    return { fault: done ? await this.#stranger() : readerFault(reply.status), warnings: [] };
  }

  /** A reader that is none of this kiosk's: whoever plugged it in could show it any person. */
  async #stranger(): Promise<DeviceFault | null> {
    if (this.#allowed.length === 0) return null;
    // The first answer after power-on may be wrong.
    const said = (await this.samId()) ?? '';
    const number = this.#allowed.includes(said) ? said : ((await this.samId()) ?? '');
    if (this.#allowed.includes(number)) return null;
    const { code, technician } = WORDS.faults.notAllowed;
    return { code, technician: technician.replace('{number}', number || '读不出') };
  }

  /** The security module's number as printed on it; null when the reader does not say. The first answer after power-on may be wrong. */
  async samId(): Promise<string | null> {
    const reply = await this.#sam.ask('samId', 3);
    return reply && decodeSamId(reply.data);
  }

  /** The same, asked for once and briefly: a reader that does not say it keeps nobody waiting twice. */
  async number(): Promise<string | null> {
    if (this.#number === undefined) {
      const reply = await this.#sam.ask('samId', 1);
      this.#number = reply && decodeSamId(reply.data);
    }
    return this.#number;
  }

  /** Asks once whether a card lies there. Selects nothing, so that a later read finds it as it lay. Null when the reader is silent. */
  async findOnce(): Promise<Found | null> {
    const reply = await this.#sam.ask('find', 1);
    if (!reply) return null;
    const meaning = meaningOf(reply.status);
    if (meaning === 'found') return 'id-card';
    return meaning === 'not-an-id-card' ? 'other-card' : 'nothing';
  }

  /** One look for a card, and its reading if there is one. `onFound` is called before each long read. */
  async readOnce(
    onFound: () => void,
    { fingerprint = false, signal }: ReadOptions = {},
  ): Promise<IdCardResult> {
    const until = performance.now() + ROUNDS_MS;
    let before: Round | null = null;
    for (let round = 0; round < ROUNDS && performance.now() < until; round++) {
      const found = await this.#sam.ask('find');
      if (!found) return { outcome: 'lost' };
      const meaning = meaningOf(found.status);
      if (meaning === 'not-an-id-card') return { outcome: 'refused', reason: 'not-an-id-card' };
      if (meaning === 'fault') return { outcome: 'lost' };
      if (meaning !== 'found')
        return before
          ? { outcome: 'again', reason: before === 'garbled' ? 'unreadable' : 'lifted' }
          : { outcome: 'no-card' };
      if (signal?.aborted) return { outcome: 'no-card' };
      // Exchanged behind the same port since the last check.
      if (await this.#stranger()) return { outcome: 'lost' };
      onFound();
      const answer = await this.#readFound(fingerprint);
      if (typeof answer === 'object') return answer;
      before = answer;
    }
    // It lay still in every round, and yet could not be read.
    return before === 'rejected'
      ? { outcome: 'refused', reason: 'verification-failed' }
      : { outcome: 'again', reason: 'unreadable' };
  }

  /** Whether a read card still lies there: the new-address file answers while it does. Null when the reader is silent. */
  async isCardStillThere(): Promise<boolean | null> {
    const reply = await this.#sam.ask('readNewAddress', 1);
    if (!reply) return null;
    const meaning = meaningOf(reply.status);
    return meaning === 'done' || meaning === 'not-on-card';
  }

  async #readFound(withFingerprint: boolean): Promise<Round> {
    const refusal = await this.#judge(await this.#sam.hear('select'));
    if (refusal) return refusal;
    const blocks = await this.#readBlocks(withFingerprint);
    if (typeof blocks === 'string' || 'outcome' in blocks) return blocks;
    const card = decodeText(blocks.text);
    blocks.text.fill(0);
    if (!card) return 'garbled';
    return {
      outcome: 'read',
      card: await this.#withNewAddress(card),
      photo: new Opaque(blocks.photo),
      fingerprint: blocks.fingerprint.length > 0 ? new Opaque(blocks.fingerprint) : null,
    };
  }

  /** A card whose fingerprint alone is wrong is read without it. */
  async #readBlocks(withFingerprint: boolean): Promise<CardBlocks | Round> {
    const heard = await this.#sam.hear(withFingerprint ? 'readWithFingerprint' : 'readBase', 1);
    if (typeof heard === 'string') return unheard(heard);
    if (withFingerprint && meaningOf(heard.status) === 'without-fingerprint') return this.#readBlocks(false);
    const broken = await this.#judge(heard);
    if (broken) return broken;
    const blocks = splitCard(heard.data, withFingerprint);
    heard.data.fill(0);
    return blocks ?? 'garbled';
  }

  /** A card can hold a newer address than its text; a reader that can't say leaves the printed one. */
  async #withNewAddress(card: IdCard): Promise<IdCard> {
    if (!('address' in card)) return card;
    const reply = await this.#sam.ask('readNewAddress', 1);
    const newer = reply && meaningOf(reply.status) === 'done' ? decodeNewAddress(reply.data) : '';
    return newer === '' ? card : { ...card, address: newer };
  }

  /** Null when the card's answer is good. */
  async #judge(heard: Heard): Promise<Round | null> {
    if (typeof heard === 'string') return unheard(heard);
    switch (meaningOf(heard.status)) {
      case 'done':
        return null;
      case 'rejected':
        return 'rejected';
      case 'not-an-id-card':
        return { outcome: 'refused', reason: 'not-an-id-card' };
      case 'reset':
        await this.#sam.ask('reset');
        return 'rejected';
      case 'fault':
        return { outcome: 'lost' };
      case 'resend':
        return 'garbled';
      default:
        return 'lifted';
    }
  }
}

/** A card that leaves the field takes the rest of the reply with it; a wrong sum is the line's doing. */
function unheard(heard: 'spoilt' | 'silent'): Round {
  return heard === 'spoilt' ? 'garbled' : 'lifted';
}
