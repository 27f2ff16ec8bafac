/**
 * Many kiosks that book from leases while they are offline: the product's book and the sandbox's own tables, on SQLite in memory; only
 * network, clocks and citizens are made up.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { slotsOn } from '../../../main/core/hall/opening.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import { type LeaseWorld, openLeaseWorld, type Promised } from '../../kit/lease-world.ts';
import { seeded } from '../../kit/random.ts';
import type { Asked } from '../../world/platform-sandbox/counters.ts';
import type { EscrowFigures } from './figures.ts';
import { SimKiosk } from './kiosk.ts';

export type EscrowOptions = {
  kiosks: number;
  days: number;
  seed: number;
  onProgress?: (line: string) => void;
};

const BEGIN = Date.parse('2026-11-30T00:00:00+08:00');
/** A quarter of an hour; the kiosks serve from 8 to 18. */
const STEP_MS = 15 * 60_000;
const OPEN_STEPS = [32, 72] as const;
const STEPS_A_DAY = 96;
/** Citizens who book, by kiosk and day. */
const CITIZENS_A_DAY = 4;
/** How long the kiosks have stood there before: what their citizens book is known by then. */
const EARLIER_DAYS = 30;
/** A kiosk asks at one step in so many, and after a promise. */
const RENEWAL = 0.12;
/** A kiosk goes offline at one step in so many, and comes back: for two hours in the mean, some for days. */
const GOES = 0.006;
const COMES = 0.12;
const COMES_LATE = 0.008;
const BAD_LINE = 0.05;
/** Places of a pool in a slot: enough that most citizens find one. */
const PLACES_A_KIOSK = 0.2;

export async function simulateEscrow(options: EscrowOptions): Promise<EscrowFigures> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-escrow-'));
  const capacity = Math.max(4, Math.ceil(options.kiosks * PLACES_A_KIOSK));
  const world = await openLeaseWorld(folder, { capacity, begin: BEGIN });
  try {
    return await new Run(options, world).all();
  } finally {
    await world.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Run {
  readonly #options: EscrowOptions;
  readonly #world: LeaseWorld;
  readonly #random;
  readonly #kiosks: { kiosk: SimKiosk; comes: number }[];
  /** How many people were promised each time of each pool. */
  readonly #promised = new Map<string, number>();
  readonly #counts = { online: 0, fromLease: 0, wished: 0, broken: 0, idle: 0, places: 0 };

  constructor(options: EscrowOptions, world: LeaseWorld) {
    this.#options = options;
    this.#world = world;
    this.#random = seeded(options.seed);
    const steps = options.days * STEPS_A_DAY;
    this.#kiosks = Array.from({ length: options.kiosks }, (_, at) => ({
      kiosk: new SimKiosk(`LY${String(at).padStart(4, '0')}`, seeded(options.seed + at), steps),
      comes: this.#random.chance(BAD_LINE) ? COMES_LATE : COMES,
    }));
  }

  async all(): Promise<EscrowFigures> {
    const { days, onProgress = () => undefined } = this.#options;
    for (const { kiosk } of this.#kiosks) {
      for (let earlier = 0; earlier < CITIZENS_A_DAY * EARLIER_DAYS; earlier++)
        kiosk.note(this.#item().itemCode);
    }
    for (let day = 0; day < days; day++) {
      for (let step = OPEN_STEPS[0]; step < OPEN_STEPS[1]; step++) await this.#step(day * STEPS_A_DAY + step);
      await this.#countIdle();
      onProgress(`day ${day + 1}: ${JSON.stringify(this.#counts)}`);
    }
    return this.#figures(await this.#lostInTheEnd(days * STEPS_A_DAY));
  }

  async #step(at: number): Promise<void> {
    this.#world.clock.now = BEGIN + at * STEP_MS;
    for (const each of this.#kiosks) {
      const { kiosk } = each;
      await kiosk.step(at);
      kiosk.isOnline = this.#random.chance(kiosk.isOnline ? 1 - GOES : each.comes);
      if (kiosk.isOnline) await this.#deliver(kiosk);
      if (this.#random.chance(CITIZENS_A_DAY / (OPEN_STEPS[1] - OPEN_STEPS[0]))) await this.#citizen(kiosk);
      if (kiosk.isOnline && this.#random.chance(RENEWAL)) await this.#renew(kiosk, at);
    }
  }

  #renew(kiosk: SimKiosk, at: number): Promise<void> {
    const { leases, clock } = this.#world;
    return kiosk.tell((id, word) => leases.renew(id, word), at, hallDate(clock.now));
  }

  /** Few items are what most people come for. */
  #item(): Asked {
    const { items } = this.#world;
    const asked = items[Math.floor(items.length * this.#random.next() ** 3)];
    if (!asked) throw new Error('the catalogue offers no booking');
    return asked;
  }

  async #citizen(kiosk: SimKiosk): Promise<void> {
    const { slots } = this.#world;
    const asked = this.#item();
    kiosk.note(asked.itemCode);
    const counter = slots.counters.of(asked);
    if (!counter) return;
    if (!kiosk.isOnline) {
      const promised = kiosk.promise(counter);
      if (promised) this.#note(promised);
      this.#counts[promised ? 'fromLease' : 'wished']++;
      return;
    }
    const free = await slots.free(asked);
    const day = free?.days.find((each) => each.slots.some(({ remaining }) => remaining > 0));
    const slot = day?.slots.find(({ remaining }) => remaining > 0);
    if (!day || !slot) return;
    const seat = { submission: randomUUID(), date: day.date, start: slot.start };
    if (await this.#world.db.transaction(() => slots.book(asked, seat))) {
      this.#counts.online++;
      this.#add(`${counter.placeId} ${counter.zoneId} ${counter.pool} ${seat.date} ${seat.start}`);
    }
  }

  async #deliver(kiosk: SimKiosk): Promise<void> {
    const { db, slots } = this.#world;
    for (const { submission, lease } of kiosk.queue.splice(0)) {
      const { date, start } = lease;
      const isKept = await db.transaction(() =>
        slots.bookLent(lease.id, kiosk.id, { submission, date, start }),
      );
      if (!isKept) this.#counts.broken++;
    }
  }

  #note({ lease: { place, zone, pool, date, start } }: Promised): void {
    this.#add(`${place} ${zone} ${pool} ${date} ${start}`);
  }

  #add(time: string): void {
    this.#promised.set(time, (this.#promised.get(time) ?? 0) + 1);
  }

  /** In the evening, what lies in a lease for today was nobody's. */
  async #countIdle(): Promise<void> {
    const { db, clock, capacity, slots, items, hall } = this.#world;
    const today = hallDate(clock.now);
    const idle = await db.one<{ count: number }>(
      'SELECT count(*) AS count FROM seat JOIN lease ON lease.id = seat.submission WHERE seat.date = ?',
      today,
    );
    const used = this.#kiosks.flatMap(({ kiosk }) => kiosk.queue).filter(({ lease }) => lease.date === today);
    this.#counts.idle += Number(idle?.count ?? 0) - used.length;
    const pools = new Map(
      items.flatMap((asked) => {
        const counter = slots.counters.of(asked);
        return counter ? [[`${counter.placeId} ${counter.zoneId} ${counter.pool}`, counter] as const] : [];
      }),
    );
    for (const counter of pools.values()) {
      this.#counts.places += slotsOn(hall.plan, counter, today).length * capacity;
    }
  }

  /** Everybody comes back and says what the book holds: the platform must know each of them as that kiosk's. */
  async #lostInTheEnd(at: number): Promise<number> {
    const { db } = this.#world;
    let lost = 0;
    for (const { kiosk } of this.#kiosks) {
      kiosk.isOnline = true;
      await kiosk.step(Number.POSITIVE_INFINITY);
      await this.#deliver(kiosk);
      await this.#renew(kiosk, at);
      for (const id of kiosk.held()) {
        const found = await db.one<{ id: string }>(
          'SELECT lease.id FROM lease JOIN seat ON seat.submission = lease.id WHERE lease.id = ? AND kiosk_id = ?',
          ...[id, kiosk.id],
        );
        if (!found) lost++;
      }
    }
    return lost;
  }

  #figures(lost: number): EscrowFigures {
    const { kiosks, days, seed } = this.#options;
    const { online, fromLease, wished, broken, idle, places } = this.#counts;
    const over = [...this.#promised.values()].map((count) => Math.max(0, count - this.#world.capacity));
    const share = (part: number, whole: number) => Number((part / Math.max(1, whole)).toFixed(4));
    return {
      ...{ kiosks, days, seed, broken, lost, online, fromLease, wished },
      doubles: over.reduce((sum, each) => sum + each, 0),
      idleShare: share(idle, places),
      firmOffline: share(fromLease, fromLease + wished),
    };
  }
}
