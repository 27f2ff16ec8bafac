/**
 * Whatever is lost, late, said twice or forgotten, in whatever order: no place is promised twice, and every promise is kept. The kiosks'
 * own books against the sandbox's own tables; messages wait until the random order lets them arrive.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hallDate } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { LeaseAnswer, LeaseRequest } from '../../../main/core/platform/answers.ts';
import { type LeaseWorld, openLeaseWorld, type Promised } from '../../kit/lease-world.ts';
import { leaseBook } from '../../kit/leases.ts';

const KIOSKS = 3;
const RUNS = 120;
const DAY_MS = 24 * 3600_000;
const BEGIN = Date.parse('2026-11-30T10:00:00+08:00');

type Said = { word: LeaseRequest; kiosk: number; life: number };
type Heard = { seq: number; answer: LeaseAnswer; kiosk: number; life: number };

const kiosk = fc.nat(KIOSKS - 1);
const which = fc.nat(20);
const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('say' as const), kiosk }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('arrive' as const), which, keep: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      which,
      skewDays: fc.integer({ min: -2, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('promise' as const), kiosk }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const), kiosk }) },
  { weight: 3, arbitrary: fc.constant({ do: 'book-online' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rebuild' as const), kiosk }) },
  { weight: 1, arbitrary: fc.constant({ do: 'tomorrow' as const }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

let folder: string;
let world: LeaseWorld;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kiosk-leases-'));
  world = await openLeaseWorld(folder, { capacity: 1, begin: BEGIN });
});

afterAll(async () => {
  await world.db.close();
  rmSync(folder, { recursive: true, force: true });
});

class Scene {
  readonly #books = Array.from({ length: KIOSKS }, () => leaseBook());
  /** How often a kiosk's book was rebuilt: what was meant for an earlier one never arrives at the newer. */
  readonly #lives = Array.from({ length: KIOSKS }, () => 0);
  readonly #queues: Promised[][] = Array.from({ length: KIOSKS }, () => []);
  readonly #taken = new Map<string, number>();
  #said: Said[] = [];
  #heard: Heard[] = [];

  async run(operation: Operation): Promise<void> {
    switch (operation.do) {
      case 'say':
        return this.#say(operation.kiosk);
      case 'arrive':
        return this.#arrive(operation.which, operation.keep);
      case 'hear':
        return this.#hear(operation.which, operation.skewDays);
      case 'lose':
        this.#said.splice(operation.which, 1);
        this.#heard.splice(operation.which, 1);
        return;
      case 'promise':
        return this.#promise(operation.kiosk);
      case 'deliver':
        return this.#deliver(operation.kiosk);
      case 'book-online':
        return this.#bookOnline();
      case 'rebuild':
        this.#books[operation.kiosk] = leaseBook();
        this.#lives[operation.kiosk] = (this.#lives[operation.kiosk] ?? 0) + 1;
        return;
      case 'tomorrow':
        world.clock.now += DAY_MS;
    }
  }

  async deliverAll(): Promise<void> {
    for (let each = 0; each < KIOSKS; each++) await this.#deliver(each);
  }

  #say(kiosk: number): void {
    const word = this.#books[kiosk]?.next();
    if (!word) return;
    const wanted = [{ itemCode: world.asked.itemCode, count: 60 }];
    this.#said.push({ word: { ...word, wanted }, kiosk, life: this.#lives[kiosk] ?? 0 });
  }

  /** `keep`: the same word comes again later. */
  async #arrive(which: number, keep: boolean): Promise<void> {
    const at = which % Math.max(1, this.#said.length);
    const said = this.#said[at];
    if (!said) return;
    if (!keep) this.#said.splice(at, 1);
    const { kiosk, life, word } = said;
    const answer = await world.leases.renew(`LY00${kiosk}`, word);
    if (answer) this.#heard.push({ seq: word.seq, answer, kiosk, life });
  }

  #hear(which: number, skewDays: number): void {
    const [heard] = this.#heard.splice(which % Math.max(1, this.#heard.length), 1);
    if (!heard || heard.life !== this.#lives[heard.kiosk]) return;
    const today = addDays(hallDate(world.clock.now), skewDays);
    this.#books[heard.kiosk]?.accept(heard.seq, heard.answer, today);
  }

  #promise(kiosk: number): void {
    const book = this.#books[kiosk];
    const { placeId, zoneId, pool } = world.counter;
    const submission = randomUUID();
    const [first] = book?.free({ place: placeId, zone: zoneId, pool }) ?? [];
    if (!book || !first) return;
    book.use([first.id], submission);
    this.#queues[kiosk]?.push({ submission, lease: first });
    this.#take(`${first.date} ${first.start}`);
  }

  async #deliver(kiosk: number): Promise<void> {
    for (const { submission, lease } of this.#queues[kiosk]?.splice(0) ?? []) {
      const { date, start } = lease;
      const isKept = await world.db.transaction(() =>
        world.slots.bookLent(lease.id, `LY00${kiosk}`, { submission, date, start }),
      );
      expect(isKept, 'a promise is kept').toBe(true);
    }
  }

  async #bookOnline(): Promise<void> {
    const free = await world.slots.free(world.asked);
    const day = free?.days.find(({ slots }) => slots.some(({ remaining }) => remaining > 0));
    const slot = day?.slots.find(({ remaining }) => remaining > 0);
    if (!day || !slot) return;
    const seat = { submission: randomUUID(), date: day.date, start: slot.start };
    if (await world.db.transaction(() => world.slots.book(world.asked, seat))) {
      this.#take(`${seat.date} ${seat.start}`);
    }
  }

  #take(time: string): void {
    const count = (this.#taken.get(time) ?? 0) + 1;
    this.#taken.set(time, count);
    expect(count, `${time} is promised once`).toBe(1);
  }
}

it(`${RUNS} random orders of words, losses, promises and rebuilt books: no place twice, every promise kept`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 30, maxLength: 120 }), async (operations) => {
      await world.forget();
      const scene = new Scene();
      for (const each of operations) await scene.run(each);
      await scene.deliverAll();
    }),
    { numRuns: RUNS },
  );
});
