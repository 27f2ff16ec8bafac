/** The rules of fairness on real tables: what one person may have, what a freed place does, what is counted, whoever asks in which process. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../kit/engines.ts';
import { type FairWorld, limitBy, openFairWorld } from '../../kit/fair-world.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { seeded } from '../../kit/random.ts';

const at = (time: string) => Date.parse(`${time}:00+08:00`);
/** A Tuesday, after every release and before every draw. */
const NOW = '2026-11-24T10:00';
const MINUTE_MS = 60_000;
/** In four zones. */
const HR = 'RS-0001';
const POLICE = 'GA-0001';
const TAX = 'SW-0003';
const MARKET = 'SC-0001';
const TRANSFER = 'BD-0004';
const WALK_IN_ONLY = 'SW-0017';
const NINE = { date: '2026-11-30', start: '09:00' };
const TEN = { date: '2026-11-30', start: '10:00' };

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    let world: FairWorld;
    beforeAll(() => engine.start());
    afterEach(() => world.db.close());
    afterAll(async () => {
      await engine.stop();
      removeFolders();
    });
    const open = async (options: Partial<Parameters<typeof openFairWorld>[0]> = {}) => {
      const { database } = await engine.database();
      const folder = temporaryFolder();
      const common = { folder, database, begin: at(NOW), capacity: 1, random: seeded(7).next };
      world = await openFairWorld({ ...common, ...options });
      return { again: () => openFairWorld({ ...common, ...options }) };
    };
    const later = (minutes: number) => {
      world.clock.now += minutes * MINUTE_MS;
    };

    it('one of an item, one in a zone a day, three in all; the next one once one is given up', async () => {
      await open({ capacity: 4 });
      const person = world.person('1');
      const first = await world.book(person, HR, NINE);
      expect(first.outcome).toBe('confirmed');
      expect(await world.book(person, HR, { ...NINE, date: '2026-12-01' })).toMatchObject(limitBy('item'));
      expect(await world.book(person, 'RS-0003', TEN)).toMatchObject(limitBy('zone-day'));
      expect((await world.book(person, POLICE, NINE)).outcome).toBe('confirmed');
      expect((await world.book(person, TAX, NINE)).outcome).toBe('confirmed');
      expect(await world.book(person, MARKET, NINE)).toMatchObject({ limit: { by: 'open', most: 3 } });
      await world.cancel(first.key);
      expect((await world.book(person, MARKET, NINE)).outcome).toBe('confirmed');
    });

    it('a daughter books the same for both parents and herself, and no more: all count for her', async () => {
      await open({ capacity: 9 });
      const booked = [
        world.agent('daughter', 'mother'),
        world.agent('daughter', 'father'),
        world.person('daughter'),
      ];
      for (const who of booked) expect((await world.book(who, HR, NINE)).outcome).toBe('confirmed');
      expect(await world.book(world.agent('daughter', 'aunt'), HR, NINE)).toMatchObject(limitBy('open'));
      expect(await world.book(world.agent('neighbour', 'mother'), HR, TEN)).toMatchObject(limitBy('item'));
    });

    it('a wish of hers for one parent does not end the one for the other', async () => {
      await open({ capacity: 1 });
      expect((await world.book(world.person('1'), HR, NINE)).outcome).toBe('confirmed');
      const wishes = { mother: randomUUID(), father: randomUUID(), again: randomUUID() };
      const wish = (key: string, principal: string) =>
        world.file(key, world.agent('daughter', principal), HR, NINE, false);
      expect([await wish(wishes.mother, 'mother'), await wish(wishes.father, 'father')]).toEqual([
        'unconfirmed',
        'unconfirmed',
      ]);
      await world.db.run('UPDATE booker SET waiting = 2 WHERE waiting = 1');
      await wish(wishes.again, 'mother');
      const state = async (key: string) =>
        (await world.db.one<{ state: string }>('SELECT state FROM submission WHERE key = ?', key))?.state;
      expect([await state(wishes.mother), await state(wishes.father)]).toEqual(['expired', 'unconfirmed']);
    });

    it('an agent’s booking counts for the agent and for whom it is: the one has no second by the other', async () => {
      await open({ capacity: 4 });
      const forMother = world.agent('daughter', 'mother');
      const first = await world.book(forMother, HR, NINE);
      expect(first.outcome).toBe('confirmed');
      for (const who of [world.person('mother'), world.agent('neighbour', 'mother')]) {
        expect(await world.book(who, HR, { ...NINE, date: '2026-12-01' })).toMatchObject(limitBy('item'));
      }
      expect((await world.book(world.person('neighbour'), HR, NINE)).outcome).toBe('confirmed');
      expect((await world.bookers.standing(forMother, HR, {}))?.left).toBe(2);
      // Given up, it counts against both; a third is not concerned.
      await world.cancel(first.key);
      const strikes = async (number: string) => {
        const rows = await world.db.all<{ kind: string }>(
          `SELECT kind FROM strike WHERE person = ? OR submission IN (SELECT submission FROM booked_for WHERE person = ?)`,
          ...[world.person(number).id, world.person(number).id],
        );
        return rows.length;
      };
      expect([await strikes('mother'), await strikes('daughter'), await strikes('father')]).toEqual([
        1, 1, 0,
      ]);
      expect((await world.book(world.person('mother'), HR, NINE)).outcome).toBe('confirmed');
    });

    it('what is said beforehand is what the hold will say: limits, days, and what an agent has of their own', async () => {
      await open({ capacity: 4 });
      const daughter = world.person('daughter');
      const own = await world.book(daughter, TAX, NINE);
      const standing = (who: typeof daughter, ...except: string[]) =>
        world.bookers.standing(who, TAX, { zones: ['tax', 'police'], except });
      const nothing = { limit: null, warning: null, ifCancelled: null };
      expect(await standing(world.agent('daughter', 'father'))).toEqual({ ...nothing, left: 2 });
      expect((await world.book(world.agent('daughter', 'father'), TAX, NINE)).outcome).toBe('confirmed');
      expect(await standing(daughter)).toMatchObject({
        ...{ limit: { by: 'item' }, left: 1, zoneDays: [NINE.date] },
      });
      expect(await standing(daughter, own.key)).toEqual({ ...nothing, left: 2 });
    });

    it('a hold for one is not filed for another, and what is declared exempts no agent', async () => {
      await open({ capacity: 1 });
      const forMother = world.agent('daughter', 'mother');
      expect((await world.hold('key', forMother, HR, NINE)).outcome).toBe('held');
      // Now for herself: the place is given up and cools.
      expect(await world.file('key', world.person('daughter'), HR, NINE, true)).toBe('unconfirmed');
      const declared = world.bookers.person({ idNumber: 'a', birth: null }, 'illness', {
        idNumber: 'b',
        birth: null,
      });
      expect(declared).toMatchObject({ declared: null, principal: { declared: 'illness' } });
    });

    it('twenty holds of one person at one moment, over two connections, are three', async () => {
      const { again } = await open({
        capacity: 30,
        rules: (shipped) => ({ ...shipped, limits: { open: 3, item: 30, zoneDay: 30 } }),
      });
      const other = engine.name === 'SQLite' ? world : await again();
      const person = world.person('1');
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, nth) =>
          (nth % 2 ? world : other).hold(randomUUID(), person, HR, nth % 3 ? NINE : TEN),
        ),
      );
      if (other !== world) await other.db.close();
      expect(all.filter(({ outcome }) => outcome === 'held')).toHaveLength(3);
      expect(all.filter(({ outcome }) => outcome === 'limited')).toHaveLength(17);
    });

    it('a cancelled place is nobody’s until its cool-down is over, and comes back between the two', async () => {
      await open();
      const { key } = await world.book(world.person('1'), HR, NINE);
      await world.cancel(key);
      later(19);
      expect((await world.book(world.person('2'), HR, NINE)).outcome).toBe('taken');
      later(240 - 19);
      expect((await world.book(world.person('2'), HR, NINE)).outcome).toBe('confirmed');
    });

    it('a hold that lapsed or was given back cools too; its own citizen need not wait', async () => {
      await open();
      const [mine, person] = [randomUUID(), world.person('1')];
      expect((await world.hold(mine, person, HR, NINE)).outcome).toBe('held');
      expect((await world.hold(mine, person, HR, TEN)).outcome).toBe('held');
      expect((await world.book(world.person('2'), HR, NINE)).outcome).toBe('taken');
      expect((await world.hold(mine, person, HR, NINE)).outcome).toBe('held');
      later(31);
      expect((await world.book(world.person('2'), HR, NINE)).outcome).toBe('taken');
      later(240);
      expect((await world.book(world.person('2'), HR, NINE)).outcome).toBe('confirmed');
    });

    it('who left before confirming is not counted for the place given back, and may take another at once', async () => {
      await open({ capacity: 2 });
      const person = world.person('1');
      const left = randomUUID();
      expect((await world.hold(left, person, HR, NINE)).outcome).toBe('held');
      expect(await world.hold(randomUUID(), person, HR, TEN)).toMatchObject(limitBy('item'));
      await world.slots.giveBack(left);
      expect((await world.book(person, HR, TEN)).outcome).toBe('confirmed');
    });

    it('a hold does not pass from one person to another, neither held again nor filed', async () => {
      await open();
      const [key, bot, buyer] = [randomUUID(), world.person('1'), world.person('2')];
      await world.hold(key, bot, HR, NINE);
      expect((await world.hold(key, buyer, HR, NINE)).outcome).toBe('taken');
      const other = randomUUID();
      await world.hold(other, bot, HR, TEN);
      expect(await world.file(other, buyer, HR, TEN, true)).toBe('unconfirmed');
      expect((await world.book(world.person('3'), HR, TEN)).outcome).toBe('taken');
    });

    it('a booking that was filed is not held again: it keeps its time, and counts', async () => {
      await open();
      const [bot, buyer] = [world.person('1'), world.person('2')];
      const { key } = await world.book(bot, HR, NINE);
      for (const person of [bot, buyer]) {
        expect((await world.hold(key, person, HR, TEN)).outcome).toBe('taken');
      }
      expect(await world.book(bot, HR, TEN)).toMatchObject(limitBy('item'));
      expect((await world.book(buyer, HR, NINE)).outcome).toBe('taken');
    });

    it('what is over a limit when it arrives is taken as rejected, with which limit; a lot counts its own', async () => {
      await open({ capacity: 4 });
      const person = world.person('1');
      const keys = Array.from({ length: 3 }, () => randomUUID());
      const states = await Promise.all(keys.map((key) => world.file(key, person, HR, NINE, false)));
      expect(states).toEqual(['unconfirmed', 'rejected', 'rejected']);
      const reasons = await world.db.all<{ submission: string; reason: string }>('SELECT * FROM refusal');
      expect(reasons.map(({ reason }) => JSON.parse(reason).by)).toEqual(['item', 'item']);
    });

    it('a wish is given its place when it may be had, and a freed one is drawn among those who wait', async () => {
      await open();
      const { key } = await world.book(world.person('1'), HR, NINE);
      const waits = ['2', '3'].map((number) => ({ number, key: randomUUID() }));
      for (const { number, key: wish } of waits) {
        expect(await world.file(wish, world.person(number), HR, NINE, false)).toBe('unconfirmed');
      }
      await world.free(HR);
      await world.cancel(key);
      later(240);
      expect((await world.book(world.person('4'), HR, NINE)).outcome).toBe('taken');
      const states = await Promise.all(waits.map(({ key: wish }) => world.stateOf(wish)));
      expect(states.sort()).toEqual(['confirmed', 'unconfirmed']);
    });

    it('a day is given out at its hour; where it is drawn, whoever came first has no more than the others', async () => {
      await open();
      world.clock.now = at('2026-11-24T07:29');
      const newest = { date: '2026-12-03', start: '09:00' };
      const early = await world.free(TRANSFER);
      expect(early?.next).toEqual({ date: newest.date, at: '2026-11-24T07:30:00+08:00' });
      expect(early?.days.map(({ date }) => date)).not.toContain(newest.date);
      expect(await world.book(world.person('0'), TRANSFER, newest)).toMatchObject({
        outcome: 'not-released',
      });
      world.clock.now = at('2026-11-24T07:30');
      expect((await world.free(TRANSFER))?.days.at(-1)).toMatchObject({
        date: newest.date,
        draw: '2026-11-24T19:30:00+08:00',
      });
      expect(await world.book(world.person('0'), TRANSFER, newest)).toMatchObject({ outcome: 'drawing' });
      // Known keys and known chances: who is drawn is the same each time, and is not the first.
      const keys = Array.from({ length: 10 }, (_, nth) => `019ab000-0000-7000-8000-00000000000${nth}`);
      for (const [nth, key] of keys.entries()) {
        expect(await world.file(key, world.person(String(nth)), TRANSFER, newest, false)).toBe('unconfirmed');
        later(30);
      }
      world.clock.now = at('2026-11-24T19:30');
      await world.free(TRANSFER);
      const states = await Promise.all(keys.map((key) => world.stateOf(key)));
      expect(states.filter((state) => state === 'confirmed')).toHaveLength(1);
      expect(states[0]).toBe('unconfirmed');
    });

    it('cancellations are warned of, then suspend; who is old enough is not; afterwards it begins anew', async () => {
      await open({ capacity: 20 });
      const [young, old] = [world.person('1', '1990-05-01'), world.person('2', '1950-05-01')];
      const standing = (of = young, cancels?: string) => world.bookers.standing(of, HR, { cancels });
      const give = async (of = young) => {
        const { key } = await world.book(of, HR, NINE);
        const before = await standing(of, key);
        await world.cancel(key);
        later(1);
        return before?.ifCancelled;
      };
      expect(await give()).toMatchObject({ kind: 'cancel', counts: 1, suspendedUntil: null, warning: null });
      await give();
      expect(await give()).toMatchObject({ warning: { count: 3, next: 'no-show' } });
      expect(await give()).toMatchObject({ warning: { count: 4, next: 'late-cancel' } });
      expect(await give()).toMatchObject({ warning: { count: 5, next: 'cancel', suspendDays: 30 } });
      expect((await standing())?.warning).toMatchObject({ count: 5, next: 'cancel' });
      expect(await give()).toMatchObject({ suspendedUntil: expect.stringMatching(/^2026-12-24/) });
      expect(await world.book(young, HR, NINE)).toMatchObject(limitBy('suspended'));
      expect((await standing())?.limit).toMatchObject({ by: 'suspended' });
      for (let times = 0; times < 7; times++)
        expect(await give(old)).toMatchObject({ counts: 0, suspendedUntil: null });
      expect((await world.book(old, HR, NINE)).outcome).toBe('confirmed');
      world.clock.now = at('2026-12-25T12:00');
      expect(await standing()).toMatchObject({ limit: null, warning: null });
    });

    it('who does not come is counted from the tickets; two no-shows suspend, one who came does not count', async () => {
      await open();
      const person = world.person('1');
      const { key } = await world.book(person, HR, { date: '2026-11-25', start: '09:00' });
      await world.book(person, POLICE, { date: '2026-11-25', start: '09:00' });
      await world.book(person, TAX, { date: '2026-11-25', start: '09:00' });
      const count = async () => (await world.bookers.standing(person, HR, {}))?.warning?.count ?? 0;
      world.clock.now = at('2026-11-25T09:15');
      expect(await count()).toBe(0);
      await world.attend(key);
      world.clock.now = at('2026-11-25T09:16');
      expect((await world.bookers.standing(person, HR, {}))?.limit).toMatchObject({
        by: 'suspended',
        until: '2026-12-25T09:15:00+08:00',
      });
    });

    it('a walk-in that nobody books is refused and says so; without rules nothing is', async () => {
      await open();
      expect(await world.book(world.person('1'), WALK_IN_ONLY, NINE)).toMatchObject(limitBy('walk-in'));
      await world.db.close();
      await open({ rules: false });
      expect((await world.book(world.person('1'), WALK_IN_ONLY, NINE)).outcome).toBe('confirmed');
      expect(await world.bookers.standing(world.person('1'), HR, {})).toBeNull();
    });
  });
}
