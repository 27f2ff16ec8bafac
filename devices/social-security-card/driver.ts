/** Drives one PC/SC reader: finds it, sees whether a card is in it, reads the card's open files (LD/T 32). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceFault } from '../common/status.ts';
import type { SocialCard } from './contract.ts';
import { type CardReading, readSocialCard } from './protocol.ts';
import type {
  CardProblem,
  CardResult,
  ReaderState,
  SmartCardService,
  SmartCards,
} from './smart-card-service.ts';
import { WORDS } from './words.ts';

/** A card in another program's hands is tried again so often, at this distance in milliseconds. */
const BUSY_TRIES = 5;
const BUSY_MS = 300;
/** How long the service may take to notice that the card is gone, in milliseconds. */
const LIFTED_MS = 600;
/** A reset and a second reading help a card with a bad contact. */
const READ_TRIES = 2;

export type SocialCardResult =
  | { outcome: 'read'; card: SocialCard }
  | { outcome: 'again'; reason: 'lifted' | 'unreadable' }
  | { outcome: 'refused'; reason: 'not-a-social-security-card' | 'blocked' | 'protected' }
  /** The reader or the service is gone: it should be opened anew. */
  | { outcome: 'lost'; fault: DeviceFault };

const FAULTS: Readonly<Record<CardProblem, DeviceFault>> = WORDS.faults;

/** `wanted`: part of the reader's name; empty for the first reader. */
export async function openReader(
  service: SmartCardService,
  wanted: string,
): Promise<{ reader: SocialCardReader } | { fault: DeviceFault }> {
  const opened = await service.open();
  if (!opened.ok) return { fault: FAULTS[opened.problem] };
  const cards = opened.value;
  const readers = await cards.readers();
  const name = readers.ok && readers.value.find((each) => each.includes(wanted));
  if (name) return { reader: new SocialCardReader(cards, name) };
  await cards.close();
  return { fault: FAULTS[readers.ok ? 'no-reader' : readers.problem] };
}

/** An open reader. */
export class SocialCardReader {
  readonly #cards: SmartCards;
  /** The reader's name in the system. */
  readonly name: string;
  #isClosed = false;
  /** The call that runs now: the service's context must not be released under it. */
  #call: Promise<unknown> = Promise.resolve();

  constructor(cards: SmartCards, name: string) {
    this.#cards = cards;
    this.name = name;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.cancel();
    await this.#call;
    await this.#cards.close();
  }

  /** Ends a waiting call early. */
  cancel(): void {
    this.#cards.cancel();
  }

  /** How the reader stands; waits up to `waitMs` for something other than `from`. */
  state(from: ReaderState | null, waitMs: number): Promise<{ state: ReaderState } | { fault: DeviceFault }> {
    return this.#track(this.#state(from, waitMs));
  }

  /** Reads the card that is in the reader, as it was seen last. */
  read(seen: ReaderState): Promise<SocialCardResult> {
    return this.#track(this.#read(seen));
  }

  #track<T>(call: Promise<T>): Promise<T> {
    this.#call = call.catch(() => undefined);
    return call;
  }

  async #state(
    from: ReaderState | null,
    waitMs: number,
  ): Promise<{ state: ReaderState } | { fault: DeviceFault }> {
    const seen = await this.#cards.state(this.name, from, waitMs);
    if (this.#isClosed) return { fault: FAULTS['no-reader'] };
    return seen.ok ? { state: seen.value } : { fault: FAULTS[seen.problem] };
  }

  async #read(seen: ReaderState): Promise<SocialCardResult> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#readOnce();
      if (!answer.ok && answer.problem === 'other' && (await this.#isLifted(seen))) {
        return { outcome: 'again', reason: 'lifted' };
      }
      if (!answer.ok) return afterProblem(answer.problem);
      if (answer.value.outcome === 'read') return answer.value;
      const { trouble } = answer.value;
      if (trouble !== 'unreadable') return { outcome: 'refused', reason: trouble };
      if (attempt >= READ_TRIES) return { outcome: 'again', reason: 'unreadable' };
    }
  }

  /** A card pulled out in the middle is at first only a broken answer. */
  async #isLifted(seen: ReaderState): Promise<boolean> {
    const now = await this.#state(seen, LIFTED_MS);
    return 'state' in now && now.state.card === 'absent';
  }

  async #readOnce(): Promise<CardResult<CardReading>> {
    const connected = await this.#connect();
    if (!connected.ok) return connected;
    const connection = connected.value;
    const talk = readSocialCard();
    let step = talk.next();
    while (!step.done) {
      const answer = await connection.transmit(step.value);
      if (!answer.ok) {
        await connection.disconnect('leave');
        return answer;
      }
      step = talk.next(answer.value);
    }
    // The next program finds the card as it was put in.
    await connection.disconnect('reset');
    return { ok: true, value: step.value };
  }

  async #connect() {
    for (let attempt = 1; ; attempt++) {
      if (this.#isClosed) return { ok: false, problem: 'no-reader' } as const;
      const connected = await this.#cards.connect(this.name);
      if (connected.ok || connected.problem !== 'busy' || attempt >= BUSY_TRIES) return connected;
      await sleep(BUSY_MS);
    }
  }
}

function afterProblem(problem: CardProblem): SocialCardResult {
  switch (problem) {
    case 'no-card':
      return { outcome: 'again', reason: 'lifted' };
    case 'mute':
    case 'other':
      return { outcome: 'again', reason: 'unreadable' };
    default:
      return { outcome: 'lost', fault: FAULTS[problem] };
  }
}
