/** Drives a SAM_V reader: find, select, read; one request in flight, a deadline on each. */
import type { Driver } from '../device.ts';
import type { DeviceFault } from '../status.ts';
import type { ByteLink } from '../transport/link.ts';
import type { IdCard } from './id-card.ts';
import {
  type Command,
  decodeNewAddress,
  decodeReply,
  decodeSamId,
  encodeRequest,
  type Reply,
  SamFramer,
  splitCard,
} from './protocol.ts';
import { meaningOf, readerFault } from './status-codes.ts';
import { decodeText } from './text-block.ts';

/** Longest wait for an answer, in milliseconds (public drivers' values). */
const DEADLINE_MS: Record<Command, number> = {
  reset: 3_000,
  samStatus: 1_000,
  samId: 1_000,
  find: 800,
  select: 800,
  readBase: 3_000,
  readWithFingerprint: 4_500,
  readNewAddress: 2_000,
  readManagementNumber: 2_000,
  setMaxRf: 1_000,
};
/** Silence inside a frame after which its rest won't come, in milliseconds. */
const GAP_MS = 300;
/** Rounds of find → select → read, and their longest time in milliseconds, before the citizen must act. */
const ROUNDS = 3;
const ROUNDS_MS = 8_000;
const SELF_TEST_FAILED = 0x60;

export type ReadAnswer =
  | { outcome: 'no-card' }
  | { outcome: 'read'; card: IdCard }
  | { outcome: 'again'; reason: 'lifted' | 'unreadable' }
  | { outcome: 'refused'; reason: 'not-an-id-card' | 'verification-failed' }
  /** The reader does not answer, or answers with a fault of its own: its port should be opened anew. */
  | { outcome: 'lost' };

type Round =
  | Extract<ReadAnswer, { outcome: 'read' | 'refused' | 'lost' }>
  | 'lifted'
  | 'rejected'
  | 'garbled';

export class IdCardReader implements Driver {
  readonly #link: ByteLink;
  readonly #framer = new SamFramer();
  #answer: ((reply: Reply | null) => void) | null = null;
  #gap: NodeJS.Timeout | undefined;

  constructor(link: ByteLink) {
    this.#link = link;
    link.onBytes((bytes) => {
      clearTimeout(this.#gap);
      for (const body of this.#framer.push(bytes)) {
        const reply = decodeReply(body);
        // An answer that nobody waits for belongs to a command whose deadline passed.
        if (reply) this.#answer?.(reply);
      }
      if (this.#framer.holding) this.#gap = setTimeout(() => this.#answer?.(null), GAP_MS);
    });
  }

  async greet(): Promise<DeviceFault | null> {
    let reply = await this.#ask('samStatus');
    if (reply?.status === SELF_TEST_FAILED) {
      await this.#ask('reset');
      reply = await this.#ask('samStatus');
    }
    if (!reply) return { code: 'no-answer', technician: '身份证阅读器不应答：请检查电源、数据线和波特率' };
    return meaningOf(reply.status) === 'done' ? null : readerFault(reply.status);
  }

  async check() {
    const reply = await this.#ask('samStatus');
    if (!reply) return null;
    return { fault: meaningOf(reply.status) === 'done' ? null : readerFault(reply.status), warnings: [] };
  }

  /** The security module's number as printed on it; null when the reader does not say. The first answer after power-on may be wrong. */
  async samId(): Promise<string | null> {
    const reply = await this.#ask('samId', 3);
    return reply && decodeSamId(reply.data);
  }

  /** One look for a card, and its reading if there is one. `onFound` is called before each long read. */
  async readOnce(onFound: () => void): Promise<ReadAnswer> {
    const until = Date.now() + ROUNDS_MS;
    let before: Round | null = null;
    for (let round = 0; round < ROUNDS && Date.now() < until; round++) {
      const found = await this.#ask('find');
      if (!found) return { outcome: 'lost' };
      const meaning = meaningOf(found.status);
      if (meaning === 'not-an-id-card') return { outcome: 'refused', reason: 'not-an-id-card' };
      if (meaning === 'fault') return { outcome: 'lost' };
      if (meaning !== 'found')
        return before ? { outcome: 'again', reason: 'lifted' } : { outcome: 'no-card' };
      onFound();
      const answer = await this.#readFound();
      if (typeof answer === 'object') return answer;
      before = answer;
    }
    // It lay still in every round, and yet could not be read.
    return before === 'rejected'
      ? { outcome: 'refused', reason: 'verification-failed' }
      : { outcome: 'again', reason: 'unreadable' };
  }

  /** Whether a read card still lies there: the new-address file answers while it does. Null when the reader is silent. */
  async cardStillThere(): Promise<boolean | null> {
    const reply = await this.#ask('readNewAddress');
    if (!reply) return null;
    const meaning = meaningOf(reply.status);
    return meaning === 'done' || meaning === 'not-on-card';
  }

  async #readFound(): Promise<Round> {
    const selected = await this.#ask('select');
    const refusal = await this.#judge(selected);
    if (refusal) return refusal;
    const read = await this.#ask('readBase', 1);
    const broken = await this.#judge(read);
    if (broken || !read) return broken ?? 'lifted';
    const blocks = splitCard(read.data);
    const card = blocks && decodeText(blocks.text);
    return card ? { outcome: 'read', card: await this.#withNewAddress(card) } : 'garbled';
  }

  /** A card can hold a newer address than its text; a reader that can't say leaves the printed one. */
  async #withNewAddress(card: IdCard): Promise<IdCard> {
    if (!('address' in card)) return card;
    const reply = await this.#ask('readNewAddress', 1);
    const newer = reply && meaningOf(reply.status) === 'done' ? decodeNewAddress(reply.data) : '';
    return newer === '' ? card : { ...card, address: newer };
  }

  /** Null when the card's answer is good. */
  async #judge(reply: Reply | null): Promise<Round | null> {
    if (!reply) return 'lifted';
    const meaning = meaningOf(reply.status);
    switch (meaning) {
      case 'done':
        return null;
      case 'rejected':
        return 'rejected';
      case 'not-an-id-card':
        return { outcome: 'refused', reason: 'not-an-id-card' };
      case 'reset':
        await this.#ask('reset');
        return 'rejected';
      case 'fault':
        return { outcome: 'lost' };
      default:
        return 'lifted';
    }
  }

  /** Asked again after silence or noise, as often as `tries` allows. Null when nothing came in time. */
  async #ask(command: Command, tries = 2): Promise<Reply | null> {
    for (let attempt = 1; ; attempt++) {
      const reply = await this.#askOnce(command);
      const again = !reply || meaningOf(reply.status) === 'resend';
      if (!again || attempt >= tries) return reply;
    }
  }

  async #askOnce(command: Command): Promise<Reply | null> {
    this.#framer.reset();
    clearTimeout(this.#gap);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Reply | null>((resolve) => {
        this.#answer = resolve;
        timer = setTimeout(() => resolve(null), DEADLINE_MS[command]);
        this.#link.write(encodeRequest(command)).catch(() => resolve(null));
      });
    } finally {
      this.#answer = null;
      clearTimeout(timer);
    }
  }
}
