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

export class SamExchange {
  readonly #link: ByteLink;
  readonly #framer = new SamFramer();
  #asked: { command: Command; answer: (reply: Reply | null) => void } | null = null;
  #gap: NodeJS.Timeout | undefined;

  constructor(link: ByteLink) {
    this.#link = link;
    link.onBytes((bytes) => {
      clearTimeout(this.#gap);
      for (const body of this.#framer.push(bytes)) {
        const reply = decodeReply(body);
        // Any other reply belongs to a command whose deadline has passed.
        if (reply && this.#asked && isAnswerTo(this.#asked.command, reply)) this.#asked.answer(reply);
      }
      if (this.#framer.holding) this.#gap = setTimeout(() => this.#asked?.answer(null), GAP_MS);
    });
    link.onClose(() => clearTimeout(this.#gap));
  }

  /** Asked again after silence or noise, as often as `tries` allows. Null when nothing came in time. */
  async ask(command: Command, tries = 2): Promise<Reply | null> {
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
      return await new Promise<Reply | null>((answer) => {
        this.#asked = { command, answer };
        timer = setTimeout(() => answer(null), DEADLINE_MS[command]);
        this.#link.write(encodeRequest(command)).catch(() => answer(null));
      });
    } finally {
      this.#asked = null;
      clearTimeout(timer);
    }
  }
}
