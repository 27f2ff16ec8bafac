/**
 * Honest citizens and a scalper in one world: the sandbox's own rules and tables under simulated days. The scalper takes places on
 * borrowed cards to sell them: it cancels, and its customer's card asks for that very place at the same moment and ever after. Every
 * booking needs its card on a reader; the scalper has all its cards at kiosks all the time, which favours it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dayState } from '../../../main/core/hall/opening.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import { type FairWorld, openFairWorld } from '../../kit/fair-world.ts';
import { type Random, seeded } from '../../kit/random.ts';
import {
  ALL_OUT_MINUTE,
  BORROWED,
  CAPACITY,
  CITIZENS_A_DAY,
  CLOSE_MINUTE,
  CUSTOMERS_A_DAY,
  EVENING_MINUTE,
  GIVES_UP,
  ITEM,
  OPEN_MINUTE,
  PATIENCE_DAYS,
  STEP_MINUTES,
} from './demand.ts';
import type { ScalperFigures } from './figures.ts';
import { Market, type Seeker } from './market.ts';

export type ScalperOptions = {
  days: number;
  seed: number;
  rules: boolean;
  onProgress?: (line: string) => void;
};

/** A Monday. */
const BEGIN = Date.parse('2026-03-02T00:00:00+08:00');
const MINUTE_MS = 60_000;
const WEEK = 7;
const DAY_MS = 24 * 60 * MINUTE_MS;
const PLACE = { placeId: 'hall', zoneId: 'realestate', itemCode: ITEM };

export async function simulateScalper(options: ScalperOptions): Promise<ScalperFigures> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-scalper-'));
  const random = seeded(options.seed);
  const world = await openFairWorld({
    ...{ folder, begin: BEGIN, capacity: CAPACITY, random: random.next },
    ...(!options.rules && { rules: false }),
  });
  try {
    return await new Run(options, world, random).all();
  } finally {
    await world.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Run {
  readonly #options: ScalperOptions;
  readonly #world: FairWorld;
  readonly #random: Random;
  readonly #market: Market;
  readonly #borrowed: Seeker[];
  #citizens: Seeker[] = [];
  #customers: Seeker[] = [];
  /** Of those whose wish is over: who had a visit. */
  readonly #counts = {
    honest: 0,
    honestOf: 0,
    scalper: 0,
    scalperOf: 0,
    wasted: 0,
    places: 0,
    taken: 0,
    sold: 0,
  };

  constructor(options: ScalperOptions, world: FairWorld, random: Random) {
    this.#options = options;
    this.#world = world;
    this.#random = random;
    this.#market = new Market(world, random);
    this.#borrowed = Array.from({ length: BORROWED }, () => this.#market.seeker(Number.POSITIVE_INFINITY));
  }

  async all(): Promise<ScalperFigures> {
    const { days, onProgress = () => undefined } = this.#options;
    await this.#fill();
    for (let day = 0; day < days; day++) {
      this.#world.clock.now = BEGIN + day * DAY_MS;
      if (dayState(this.#world.hall.plan, PLACE, this.#today).state !== 'open') continue;
      await this.#day(day);
      if (day % 10 === 9) onProgress(`day ${day + 1}: ${JSON.stringify(this.#counts)}`);
    }
    return this.#figures();
  }

  /** It begins in the middle of things: what was given out before is booked, by people who come. Else the first to look had a whole day. */
  async #fill(): Promise<void> {
    this.#world.clock.now = BEGIN;
    const { free } = await this.#market.look();
    for (const time of free) {
      for (let place = 0; place < CAPACITY; place++) {
        const earlier = this.#market.seeker(0);
        if ((await this.#market.take(earlier, time)) === 'confirmed') await this.#market.come(earlier);
      }
    }
  }

  get #today(): string {
    return hallDate(this.#world.clock.now);
  }

  async #day(day: number): Promise<void> {
    // A week on, with its weekend.
    const until = day + WEEK - 1;
    for (let more = 0; more < CITIZENS_A_DAY; more++) this.#citizens.push(this.#market.seeker(until));
    for (let more = 0; more < CUSTOMERS_A_DAY; more++) this.#customers.push(this.#market.seeker(until));
    for (const seeker of [...this.#citizens, ...this.#customers, ...this.#borrowed]) {
      await this.#market.hear(seeker);
    }
    const visits = this.#visits(this.#citizens.filter(({ had }) => !had));
    for (let minute = OPEN_MINUTE; minute < CLOSE_MINUTE; minute += STEP_MINUTES) {
      this.#world.clock.now = BEGIN + day * DAY_MS + minute * MINUTE_MS;
      // It is first at every release, and whenever it looks.
      await this.#scalp(minute >= ALL_OUT_MINUTE);
      for (const citizen of visits.get(minute) ?? []) await this.#visit(citizen);
    }
    await this.#evening(day);
  }

  /** Each comes once a day, at any minute. */
  #visits(all: Seeker[]): Map<number, Seeker[]> {
    const visits = new Map<number, Seeker[]>();
    const steps = (CLOSE_MINUTE - OPEN_MINUTE) / STEP_MINUTES;
    for (const citizen of all) {
      const minute = OPEN_MINUTE + this.#random.below(steps) * STEP_MINUTES;
      visits.set(minute, [...(visits.get(minute) ?? []), citizen]);
    }
    return visits;
  }

  async #visit(citizen: Seeker): Promise<void> {
    await this.#market.hear(citizen);
    if (!citizen.had) await this.#market.seek(citizen);
  }

  /** One look of the scalper's people: sell what they have, let customers try by themselves, take what is left on borrowed cards. */
  async #scalp(isAllOut: boolean): Promise<void> {
    const market = this.#market;
    for (const customer of this.#customers.filter(({ had }) => !had)) {
      const stock = this.#borrowed.find(({ had, time }) => had && time && time.date > this.#today);
      if (!stock?.time) break;
      const { time } = stock;
      await market.giveUp(stock);
      if ((await market.take(customer, time)) === 'confirmed') this.#counts.sold++;
    }
    const { free, wishable } = await market.look();
    const wanting = [...this.#customers, ...this.#borrowed].filter(({ had }) => !had);
    for (const seeker of wanting) {
      const [time] = free;
      if (time) {
        const outcome = await market.take(seeker, time);
        if (outcome === 'taken') free.shift();
        if (outcome === 'confirmed') this.#counts.taken++;
      } else if (isAllOut) {
        const wished = wishable[this.#random.below(Math.max(1, wishable.length))];
        if (wished) await market.wish(seeker, wished);
      }
    }
  }

  /** Who has a visit today came, the borrowed cards' places passed; who can wait no longer is counted. */
  async #evening(day: number): Promise<void> {
    // The day's wishes are drawn among once the kiosks are closed.
    this.#world.clock.now = BEGIN + day * DAY_MS + EVENING_MINUTE * MINUTE_MS;
    await this.#market.look();
    const today = this.#today;
    const due = ({ had, time }: Seeker) => had && time?.date === today;
    for (const seeker of [...this.#citizens, ...this.#customers]) {
      await this.#market.hear(seeker);
      if (due(seeker)) await this.#market.come(seeker);
    }
    await this.#changePlans();
    for (const stock of this.#borrowed.filter(due)) {
      this.#counts.wasted++;
      Object.assign(stock, { key: null, time: null, had: false });
    }
    this.#counts.places += CAPACITY * 6;
    this.#citizens = this.#settle(this.#citizens, day, 'honest');
    this.#customers = this.#settle(this.#customers, day, 'scalper');
  }

  /** Some citizens with a place want it no more, and say so: they had what they wanted. */
  async #changePlans(): Promise<void> {
    const gone = this.#citizens.filter(
      ({ had, time }) =>
        had && time && time.date > this.#today && this.#random.chance(GIVES_UP / PATIENCE_DAYS),
    );
    for (const citizen of gone) await this.#market.giveUp(citizen);
    this.#counts.honest += gone.length;
    this.#counts.honestOf += gone.length;
    this.#citizens = this.#citizens.filter((citizen) => !gone.includes(citizen));
  }

  /** A place counts on its day; without one, the wish is over with its patience. */
  #settle(all: Seeker[], day: number, side: 'honest' | 'scalper'): Seeker[] {
    const isOver = ({ had, time, until }: Seeker) => (had ? (time?.date ?? '') <= this.#today : until <= day);
    for (const { had } of all.filter(isOver)) {
      this.#counts[`${side}Of`]++;
      if (had) this.#counts[side]++;
    }
    return all.filter((seeker) => !isOver(seeker));
  }

  async #figures(): Promise<ScalperFigures> {
    const { days, seed, rules } = this.#options;
    const { honest, honestOf, scalper, scalperOf, wasted, places, taken, sold } = this.#counts;
    const share = (part: number, whole: number) => Number((part / Math.max(1, whole)).toFixed(4));
    let suspended = 0;
    for (const { person } of this.#borrowed) {
      const standing = await this.#world.bookers.standing(person, ITEM, {});
      if (standing?.limit?.by === 'suspended') suspended++;
    }
    return {
      ...{ rules, days, seed, taken, sold, suspended },
      ...{ honest: share(honest, honestOf), scalper: share(scalper, scalperOf) },
      ...{ citizens: honestOf, customers: scalperOf, wasted: share(wasted, places) },
    };
  }
}
