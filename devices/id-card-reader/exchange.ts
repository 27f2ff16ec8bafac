/** Asks a SAM_V one question at a time (GA/T 450), each with a deadline; an answer to another question is not taken for its own. */
import type { ByteLink } from '../transport/byte-link.ts';
import { type Command, decodeReply, encodeRequest, isAnswerTo, type Reply, SamFramer } from './protocol.ts';
import { meaningOf } from './status-codes.ts';

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

/** `spoilt`: a reply came, but its sum is wrong. `silent`: none came in time, or it broke off. */
export type Heard = Reply | 'spoilt' | 'silent';

export class SamExchange {
  readonly #link: ByteLink;
  readonly #framer = new SamFramer();
  #asked: { command: Command; answer: (heard: Heard) => void } | null = null;
  #gap: NodeJS.Timeout | undefined;

  constructor(link: ByteLink) {
    this.#link = link;
    link.onBytes((bytes) => {
      clearTimeout(this.#gap);
      for (const body of this.#framer.push(bytes)) {
        const reply = decodeReply(body);
        body.fill(0);
        // Any other reply belongs to a command whose deadline has passed.
        if (reply && this.#asked && isAnswerTo(this.#asked.command, reply)) this.#asked.answer(reply);
      }
      if (this.#framer.spoilt) this.#asked?.answer('spoilt');
      else if (this.#framer.holding) this.#gap = setTimeout(() => this.#asked?.answer('silent'), GAP_MS);
    });
    link.onClose(() => clearTimeout(this.#gap));
  }

  /** As `hear`; null where no good reply came. */
  async ask(command: Command, tries = 2): Promise<Reply | null> {
    const heard = await this.hear(command, tries);
    return typeof heard === 'string' ? null : heard;
  }

  /** Asked again after silence as often as `tries` allows; after noise, on either side, once more in any case. */
  async hear(command: Command, tries = 2): Promise<Heard> {
    for (let attempt = 1; ; attempt++) {
      const heard = await this.#askOnce(command);
      const again = typeof heard === 'string' || meaningOf(heard.status) === 'resend';
      const most = heard === 'silent' ? tries : Math.max(tries, 2);
      if (!again || attempt >= most) return heard;
    }
  }

  async #askOnce(command: Command): Promise<Heard> {
    this.#framer.reset();
    clearTimeout(this.#gap);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Heard>((answer) => {
        this.#asked = { command, answer };
        timer = setTimeout(() => answer('silent'), DEADLINE_MS[command]);
        this.#link.write(encodeRequest(command)).catch(() => answer('silent'));
      });
    } finally {
      this.#asked = null;
      clearTimeout(timer);
    }
  }
}
