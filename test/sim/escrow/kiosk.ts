/** One kiosk of the simulation: the product's own book of leases, on a network that loses, delays and repeats. */
import { randomUUID } from 'node:crypto';
import type { LeaseBook } from '../../../main/core/leases/lease-book.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { LeaseAnswer, LeaseRequest } from '../../../main/core/platform/answers.ts';
import type { Promised } from '../../kit/lease-world.ts';
import { leaseBook } from '../../kit/leases.ts';
import type { Random } from '../../kit/random.ts';
import type { Counter } from '../../world/platform-sandbox/seats.ts';

/** Each of these befalls one word in so many. */
const REQUEST_LOST = 0.03;
const ANSWER_LOST = 0.03;
const ANSWER_LATE = 0.05;
const SAID_AGAIN = 0.03;
/** A late message comes after so many steps at most. */
const LATE_MAX = 6;
/** One kiosk in so many has a clock that is a day or two ahead or behind. */
const WRONG_CLOCK = 0.05;
/** One kiosk in so many is replaced by one with an empty book, once. */
const REBUILT = 0.02;

type Platform = (kioskId: string, word: LeaseRequest) => Promise<LeaseAnswer | null>;
type Late = { at: number; run: () => Promise<void> | void };

export class SimKiosk {
  readonly id: string;
  isOnline = true;
  /** Promised, and not told to the platform yet. */
  readonly queue: Promised[] = [];
  readonly #random: Random;
  readonly #skewDays: number;
  readonly #counts = new Map<string, number>();
  #book: LeaseBook = leaseBook();
  #late: Late[] = [];
  #rebuildAt: number;

  constructor(id: string, random: Random, steps: number) {
    this.id = id;
    this.#random = random;
    this.#skewDays = random.chance(WRONG_CLOCK) ? ([-2, -1, 1, 2][random.below(4)] ?? 0) : 0;
    this.#rebuildAt = random.chance(REBUILT) ? random.below(steps) : Number.POSITIVE_INFINITY;
  }

  /** What was long on its way arrives; now and then the machine is replaced. */
  async step(at: number): Promise<void> {
    const due = this.#late.filter((each) => each.at <= at);
    this.#late = this.#late.filter((each) => each.at > at);
    for (const { run } of due) await run();
    if (at === this.#rebuildAt) this.#book = leaseBook();
  }

  /** A word to the platform, and what becomes of it. */
  async tell(platform: Platform, at: number, today: string): Promise<void> {
    const random = this.#random;
    const book = this.#book;
    const word = { ...book.next(), wanted: this.#wanted() };
    const later = (run: Late['run']) => this.#late.push({ at: at + 1 + random.below(LATE_MAX), run });
    if (random.chance(REQUEST_LOST)) return;
    if (random.chance(SAID_AGAIN)) later(async () => void (await platform(this.id, word)));
    const answer = await platform(this.id, word);
    if (!answer || random.chance(ANSWER_LOST)) return;
    const accept = () => void book.accept(word.seq, answer, addDays(today, this.#skewDays));
    if (random.chance(ANSWER_LATE)) later(accept);
    else accept();
  }

  note(itemCode: string): void {
    this.#counts.set(itemCode, (this.#counts.get(itemCode) ?? 0) + 1);
  }

  /** Promises the first leased place of that counter; null where it has none. */
  promise({ placeId, zoneId, pool }: Counter): Promised | null {
    const submission = randomUUID();
    const [first] = this.#book.free({ place: placeId, zone: zoneId, pool });
    const lease = first && this.#book.take(submission, [first])?.[0];
    if (!lease) return null;
    this.#book.use([lease.id], submission);
    this.#book.release(submission);
    const promised = { submission, lease };
    this.queue.push(promised);
    return promised;
  }

  /** The leases that its book holds free. */
  held(): string[] {
    return this.#book.next().free;
  }

  #wanted(): LeaseRequest['wanted'] {
    return [...this.#counts]
      .map(([itemCode, count]) => ({ itemCode, count }))
      .sort((one, other) => other.count - one.count)
      .slice(0, 50);
  }
}
