/** A fleet, its operator and the server of static files, through a release that is bad and the one that mends it. */
import type { Desired } from '../../../main/core/update/release.ts';
import { RINGS } from '../../../main/core/update/release.ts';
import { promotion } from '../../../scripts/release/promotion.ts';
import { seeded } from '../../kit/random.ts';
import { SimulatedKiosk } from './kiosk.ts';
import { Served } from './served.ts';

export type RolloutOptions = { kiosks: number; seed: number; onProgress?: (line: string) => void };

export type RolloutFigures = {
  kiosks: number;
  /** The ring at which the operator's rule stopped the bad release; 0: it did not. */
  stoppedAtRing: number;
  /** The server's busiest hour against its mean hour, in requests, over both releases from the first opening to the last kiosk. */
  peak: number;
  /** Likewise in bytes. */
  peakBytes: number;
  /** Kiosks that ever ran the bad release; that went back by themselves; that run the good one in the end. */
  triedBad: number;
  tookBack: number;
  onGood: number;
  /** From the good release's first opening until all run it. */
  days: number;
  requestsPerSecond: number;
};

export type Fleet = {
  now: () => number;
  after: (ms: number, run: () => void) => void;
  desired: Desired;
  served: Served;
  /** Null: it runs well. `lot`: from 0 up to, not including, 1. */
  failureOf: (version: string, lot: number) => 'crashes' | 'never-well' | null;
};

const HOUR = 3600_000;
/** Shares of the fleet in rings 1 and 2; the rest is in ring 3. */
const RING_SHARES = [0.01, 0.09];
/** Over how many hours a ring is opened. The larger it is the longer, so that the server has an even load. */
const OPENING_HOURS = [24, 48, 168];
const BAD = '1.1.0';
const GOOD = '1.1.1';
/** Where the bad one fails: at three kiosks of ten it is never well, at three more it ends at once. */
const BAD_SHARES = { 'never-well': 0.3, crashes: 0.6 };
const LONGEST_DAYS = 60;

export function isWell({ kiosks, stoppedAtRing, peak, onGood }: RolloutFigures): boolean {
  return stoppedAtRing === 1 && onGood === kiosks && peak <= 2;
}

export function simulateRollout(options: RolloutOptions): RolloutFigures {
  const { kiosks: count, seed, onProgress = () => undefined } = options;
  const random = seeded(seed);
  const start = Date.parse('2026-11-24T09:00:00+08:00');
  const queue = new Agenda(start);
  const served = new Served(queue.now);
  const fleet: Fleet = {
    now: queue.now,
    after: queue.after,
    desired: { releases: [], withdrawn: [] },
    served,
    failureOf: (version, lot) => {
      if (version !== BAD) return null;
      return lot < BAD_SHARES['never-well'] ? 'never-well' : lot < BAD_SHARES.crashes ? 'crashes' : null;
    },
  };
  const kiosks = Array.from({ length: count }, (_, n) => {
    const id = `${String.fromCharCode(65 + (n % 26))}Y${String(Math.floor(n / 26)).padStart(3, '0')}`;
    return new SimulatedKiosk({ id, ring: ringOf(n, count), fleet, random });
  });
  const operator = new Operator(fleet, kiosks);
  const stoppedAtRing = operator.release(BAD, queue);
  onProgress(`${BAD}: stopped at ring ${stoppedAtRing}`);
  const goodFrom = queue.now();
  operator.release(GOOD, queue);
  while (kiosks.some(({ version }) => version !== GOOD) && queue.now() < start + LONGEST_DAYS * 24 * HOUR) {
    queue.run(queue.now() + HOUR);
  }
  onProgress(`${GOOD}: at ${kiosks.filter(({ version }) => version === GOOD).length} kiosks`);
  const { requests, bytes, perSecond } = served.figures(start, queue.now());
  return {
    kiosks: count,
    stoppedAtRing,
    peak: requests,
    peakBytes: bytes,
    triedBad: kiosks.filter(({ good, rolledBack }) => good.has(BAD) || rolledBack.has(BAD)).length,
    tookBack: kiosks.filter(({ rolledBack }) => rolledBack.has(BAD)).length,
    onGood: kiosks.filter(({ version }) => version === GOOD).length,
    days: Math.round((queue.now() - goodFrom) / (24 * HOUR)),
    requestsPerSecond: perSecond,
  };
}

function ringOf(n: number, count: number): number {
  const [first = 0, second = 0] = RING_SHARES;
  return n < first * count ? 1 : n < (first + second) * count ? 2 : 3;
}

/** Looks once an hour at what the ring reports, and does what the rule says. */
class Operator {
  readonly #fleet: Fleet;
  readonly #kiosks: readonly SimulatedKiosk[];

  constructor(fleet: Fleet, kiosks: readonly SimulatedKiosk[]) {
    this.#fleet = fleet;
    this.#kiosks = kiosks;
  }

  /** The ring at which it was stopped; 0 once its last ring is open. */
  release(version: string, queue: Agenda): number {
    for (let ring = 1; ring <= RINGS; ring++) {
      const hours = OPENING_HOURS[ring - 1] ?? 0;
      const openedAt = queue.now();
      this.#open(version, ring, hours);
      if (ring === RINGS) return 0;
      for (;;) {
        queue.run(queue.now() + HOUR);
        const decided = promotion(this.#figures(version, ring, openedAt + hours * HOUR));
        if (decided === 'stop') {
          this.#withdraw(version);
          return ring;
        }
        if (decided === 'open-next') break;
      }
    }
    return 0;
  }

  #figures(version: string, ring: number, openAt: number) {
    const members = this.#kiosks.filter((kiosk) => kiosk.ring === ring);
    const those = (has: (kiosk: SimulatedKiosk) => boolean) => members.filter(has).length;
    return {
      kiosks: members.length,
      good: those(({ good }) => good.has(version)),
      rolledBack: those(({ rolledBack }) => rolledBack.has(version)),
      hoursOpen: (this.#fleet.now() - openAt) / HOUR,
    };
  }

  #open(version: string, ring: number, hours: number): void {
    const { releases, withdrawn } = this.#fleet.desired;
    const known = releases.find((one) => one.version === version)?.rings ?? [];
    const rings = [...known, { ring, from: new Date(this.#fleet.now()).toISOString(), hours }];
    const others = releases.filter((one) => one.version !== version);
    this.#desire({ releases: [...others, { version, rings }], withdrawn });
  }

  #withdraw(version: string): void {
    const { releases, withdrawn } = this.#fleet.desired;
    const others = releases.filter((one) => one.version !== version);
    this.#desire({ releases: others, withdrawn: [...withdrawn, version] });
  }

  #desire(desired: Desired): void {
    this.#fleet.desired = desired;
    this.#fleet.served.changed();
  }
}

/** What is to be done when, in buckets of a second. */
class Agenda {
  readonly #buckets = new Map<number, (() => void)[]>();
  #now: number;

  constructor(start: number) {
    this.#now = start;
  }

  now = (): number => this.#now;

  after = (ms: number, run: () => void): void => {
    const second = Math.floor((this.#now + ms) / 1000) + 1;
    const bucket = this.#buckets.get(second);
    if (bucket) bucket.push(run);
    else this.#buckets.set(second, [run]);
  };

  run(until: number): void {
    for (let second = Math.floor(this.#now / 1000) + 1; second * 1000 <= until; second++) {
      this.#now = second * 1000;
      for (const run of this.#buckets.get(second) ?? []) run();
      this.#buckets.delete(second);
    }
    this.#now = Math.max(this.#now, until);
  }
}
