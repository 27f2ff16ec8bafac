/** The people of the simulation and what each does with the real places: looks, holds, files, wishes, cancels, comes. */
import { hallDate } from '../../../main/core/model/clock.ts';
import type { FairWorld, Time } from '../../kit/fair-world.ts';
import type { Random } from '../../kit/random.ts';
import type { Person } from '../../world/platform-sandbox/fairness.ts';
import { ITEM } from './demand.ts';

/** `until`: the last day that it is wanted, counted in simulated days. */
export type Seeker = {
  person: Person;
  until: number;
  key: string | null;
  time: Time | null;
  had: boolean;
  /** The day of its last wish: one a day is all that the rules take. */
  wishedOn: string | null;
};

export class Market {
  readonly #world: FairWorld;
  readonly #random: Random;
  #people = 0;

  constructor(world: FairWorld, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  seeker(until: number): Seeker {
    return {
      person: this.#world.person(`person ${this.#people++}`),
      until,
      key: null,
      time: null,
      had: false,
      wishedOn: null,
    };
  }

  /** As the UUIDs that kiosks make, but the same in each run. */
  key(): string {
    const hex = (digits: number) =>
      Array.from({ length: digits }, () => this.#random.below(16).toString(16)).join('');
    return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
  }

  /** Takes the first free time for good; where there is none, wishes for one that is to be drawn. */
  async seek(seeker: Seeker): Promise<void> {
    const { free, wishable } = await this.look();
    for (const time of free) if ((await this.take(seeker, time)) === 'confirmed') return;
    const time = wishable[this.#random.below(Math.max(1, wishable.length))];
    if (time) await this.wish(seeker, time);
  }

  /** What can be had at once, and what can be wished for. */
  async look(): Promise<{ free: Time[]; wishable: Time[] }> {
    const days = (await this.#world.free(ITEM))?.days ?? [];
    const free: Time[] = [];
    const wishable: Time[] = [];
    for (const { date, slots, draw } of days) {
      for (const slot of slots) {
        if (draw || slot.draw) wishable.push({ date, start: slot.start });
        else if (slot.remaining > 0) free.push({ date, start: slot.start });
      }
    }
    return { free, wishable };
  }

  /** What the platform said: confirmed, or why not. */
  async take(seeker: Seeker, time: Time): Promise<string> {
    const { key, outcome } = await this.#world.book(seeker.person, ITEM, time, this.key());
    if (outcome === 'confirmed') Object.assign(seeker, { key, time, had: true });
    return outcome;
  }

  /** A wish that is over, or was refused, leaves the seeker with what was before. */
  async wish(seeker: Seeker, time: Time): Promise<void> {
    const today = hallDate(this.#world.clock.now);
    if (seeker.wishedOn === today) return;
    seeker.wishedOn = today;
    const key = this.key();
    const state = await this.#world.file(key, seeker.person, ITEM, time, false);
    if (state === 'unconfirmed') Object.assign(seeker, { key, time });
    if (state === 'confirmed') Object.assign(seeker, { key, time, had: true });
  }

  /** Whether a wish was given its place meanwhile. */
  async hear(seeker: Seeker): Promise<void> {
    if (seeker.had || seeker.key === null) return;
    const state = await this.#world.stateOf(seeker.key);
    if (state === 'confirmed') seeker.had = true;
  }

  async giveUp(seeker: Seeker): Promise<void> {
    if (seeker.key !== null) await this.#world.cancel(seeker.key);
    Object.assign(seeker, { key: null, time: null, had: false });
  }

  async come(seeker: Seeker): Promise<void> {
    if (seeker.key !== null) await this.#world.attend(seeker.key);
  }
}
