/** Drives a SAM_V reader: find, select, read; one request in flight, a deadline on each. */
import type { Driver } from '../device.ts';
import type { DeviceFault } from '../status.ts';
import type { ByteLink } from '../transport/link.ts';
import type { IdCard } from './id-card.ts';
import {
  type Command,
  decodeReply,
  encodeRequest,
  type Reply,
  SamFramer,
  STATUS,
  splitCard,
} from './protocol.ts';
import { decodeText } from './text-block.ts';

/** Longest wait for an answer, in milliseconds (public drivers' values, devices/README 1.7). */
const DEADLINE_MS: Record<Command, number> = {
  reset: 3_000,
  samStatus: 1_000,
  samId: 1_000,
  find: 800,
  select: 800,
  readBase: 3_000,
  readNewAddress: 2_000,
};
/** Rounds of find → select → read before the citizen is asked to lay the card down anew. */
const ROUNDS = 3;
/** SW3 after which the card may answer in another round. */
const AGAIN = new Set([0x31, 0x32, 0x33, 0x41, 0x47, 0x81]);

export type ReadAnswer =
  | { outcome: 'no-card' }
  | { outcome: 'read'; card: IdCard }
  | { outcome: 'again'; reason: 'lifted' | 'unreadable' }
  | { outcome: 'refused'; reason: 'not-an-id-card' | 'verification-failed' }
  | { outcome: 'silent' };

export class IdCardReader implements Driver {
  readonly #link: ByteLink;
  readonly #framer = new SamFramer();
  #waiting: ((reply: Reply) => void) | null = null;

  constructor(link: ByteLink) {
    this.#link = link;
    link.onBytes((bytes) => {
      for (const body of this.#framer.push(bytes)) {
        const reply = decodeReply(body);
        // An answer that nobody waits for belongs to a command whose deadline passed.
        if (reply) this.#waiting?.(reply);
      }
    });
  }

  async greet(): Promise<DeviceFault | null> {
    const reply = (await this.#ask('samStatus')) ?? (await this.#ask('samStatus'));
    if (!reply) return { code: 'no-answer', technician: '身份证阅读器不应答：请检查电源、数据线和波特率' };
    return statusFault(reply.status);
  }

  async check() {
    const reply = (await this.#ask('samStatus')) ?? (await this.#ask('samStatus'));
    return reply && { fault: statusFault(reply.status), warnings: [] };
  }

  /** One look for a card, and its reading if there is one. `onFound` is called before the long read. */
  async readOnce(onFound: () => void): Promise<ReadAnswer> {
    let last: ReadAnswer = { outcome: 'no-card' };
    for (let round = 0; round < ROUNDS; round++) {
      const found = await this.#ask('find');
      if (!found) return { outcome: 'silent' };
      if (found.status === 0x40) return { outcome: 'refused', reason: 'not-an-id-card' };
      if (found.status !== STATUS.found) return last;
      onFound();
      last = await this.#readFound();
      if (last.outcome !== 'again') return last;
    }
    return last;
  }

  /** Whether a read card still lies there: the new-address file answers (devices/README 1.7, strategy A). */
  async cardStillThere(): Promise<boolean | null> {
    const reply = await this.#ask('readNewAddress');
    return reply && (reply.status === STATUS.done || reply.status === STATUS.notOnCard);
  }

  async #readFound(): Promise<ReadAnswer> {
    for (const command of ['select', 'readBase'] as const) {
      const reply = await this.#ask(command);
      if (!reply) return { outcome: 'again', reason: 'lifted' };
      if (reply.status === 0x40) return { outcome: 'refused', reason: 'not-an-id-card' };
      if (AGAIN.has(reply.status) || reply.status === 0x80) {
        return {
          outcome: 'again',
          reason: reply.status === 0x41 || reply.status >= 0x80 ? 'lifted' : 'unreadable',
        };
      }
      if (reply.status !== STATUS.done) return { outcome: 'refused', reason: 'verification-failed' };
      if (command === 'readBase') {
        const blocks = splitCard(reply.data);
        const card = blocks && decodeText(blocks.text);
        return card ? { outcome: 'read', card } : { outcome: 'again', reason: 'unreadable' };
      }
    }
    return { outcome: 'again', reason: 'unreadable' };
  }

  /** Null when nothing came in time. */
  async #ask(command: Command): Promise<Reply | null> {
    this.#framer.reset();
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<Reply | null>((resolve) => {
      this.#waiting = resolve;
      timer = setTimeout(() => resolve(null), DEADLINE_MS[command]);
    });
    try {
      await this.#link.write(encodeRequest(command));
      return await answer;
    } catch {
      return null;
    } finally {
      this.#waiting = null;
      clearTimeout(timer);
    }
  }
}

function statusFault(status: number): DeviceFault | null {
  if (status === STATUS.done) return null;
  const hex = status.toString(16).toUpperCase().padStart(2, '0');
  if (status === 0x66)
    return { code: 'not-authorised', technician: 'SAM 模块未经授权（SW3=66）：请联系阅读器厂商' };
  if (status === 0x60)
    return { code: 'self-test', technician: 'SAM 自检失败（SW3=60）：请断电重启阅读器，仍不行则更换' };
  return { code: 'protocol', technician: `阅读器报告状态 ${hex}：请断电重启阅读器` };
}
