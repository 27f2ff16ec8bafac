/** A visit for several items has a place for each of them or none, however many ask at once, give up or do not hear the answer. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { Appointment } from '../../../main/core/model/draft.ts';
import type { Fairness } from '../../../main/core/model/hall/fairness.ts';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { engines } from '../../kit/engines.ts';
import { type FairWorld, openFairWorld } from '../../kit/fair-world.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';

/** Two of one department, whose places they share, one of another zone. */
const ITEMS = ['RS-0001', 'RS-0003', 'GA-0001'] as const;
const DATE = '2026-11-27';
const BEGIN = Date.parse('2026-11-24T10:00:00+08:00');
const HALL = { id: 'hall', name: '', address: '', windows: '' };
const SEALED = {
  kid: 'none',
  suite: 'hpke-x25519-hkdf-sha256-aes-256-gcm',
  enc: '',
  ciphertext: '',
} as const;

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`visits for several items, on ${engine.name}`, () => {
    beforeAll(() => engine.start());
    afterAll(async () => {
      await engine.stop();
      removeFolders();
    });

    const open = async (limits?: Fairness['limits']) => {
      const { database } = await engine.database();
      const folder = temporaryFolder();
      const random = () => 0;
      const world = await openFairWorld({
        ...{ folder, database, begin: BEGIN, capacity: 1, random },
        ...(limits && { rules: (shipped: Fairness) => ({ ...shipped, limits }) }),
      });
      return { ...world, ...acts(world) };
    };

    it('has its places one after the other, and gives them back together', async () => {
      const world = await open();
      const key = randomUUID();
      const held = await world.holdAll(key, 'A', '09:00', ITEMS);
      expect(held).toMatchObject({
        outcome: 'held',
        hold: { end: '09:30', also: [{ start: '09:30', end: '10:00' }, { start: '10:00' }] },
      });
      expect(await world.seatsOf(key)).toBe(3);
      expect(await world.fileAll(key, 'A', '09:00', ITEMS)).toBe('confirmed');
      await world.cancel(key);
      expect(await world.seatsOf(key)).toBe(0);
      expect(await world.strikes()).toBe(1);
      await world.db.close();
    });

    it('holds nothing where one place is gone, and keeps what it had', async () => {
      const world = await open();
      expect(await world.holdAll(randomUUID(), 'A', '09:30', ['RS-0003'])).toMatchObject({ outcome: 'held' });
      const key = randomUUID();
      expect(await world.holdAll(key, 'B', '09:00', ITEMS.slice(0, 2))).toEqual({ outcome: 'taken' });
      expect(await world.seatsOf(key)).toBe(0);
      expect(await world.holdAll(key, 'B', '10:00', ITEMS.slice(0, 2))).toMatchObject({ outcome: 'held' });
      // The move fails for its second item, and the first one has not moved.
      expect(await world.holdAll(key, 'B', '09:00', ITEMS.slice(0, 2))).toEqual({ outcome: 'taken' });
      expect(await world.startsOf(key)).toEqual(['10:00', '10:30']);
      // With fewer items what is no longer wanted is given back.
      expect(await world.holdAll(key, 'B', '10:00', ['RS-0001'])).toMatchObject({ outcome: 'held' });
      expect(await world.startsOf(key)).toEqual(['10:00']);
      await world.db.close();
    });

    it('counts each item, but its items do not stand in each other’s way', async () => {
      const world = await open();
      const first = randomUUID();
      await world.holdAll(first, 'A', '09:00', ['RS-0001']);
      await world.fileAll(first, 'A', '09:00', ['RS-0001']);
      const second = await world.holdAll(randomUUID(), 'A', '14:00', ['GA-0001', 'BD-0001', 'SW-0003']);
      expect(second).toMatchObject({ outcome: 'limited', limit: { by: 'open' } });
      await world.db.close();
    });

    it('never holds two visits in one place, and never half of one', async () => {
      const starts = fc.constantFrom('09:00', '09:30', '10:00', '10:30', '11:00', '15:30', '16:30');
      const act = fc.record({
        who: fc.nat(5),
        start: starts,
        items: fc.subarray([...ITEMS], { minLength: 1 }),
        does: fc.constantFrom('hold', 'file', 'file-twice', 'give-back', 'cancel'),
      });
      const world = await open({ open: 99, item: 99, zoneDay: 99 });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
          async (rounds) => {
            await world.clear();
            const keys = Array.from({ length: 6 }, () => randomUUID());
            for (const round of rounds) {
              // Whoever does not hear the answer asks again: each round is sent at once.
              await Promise.all(
                round.map(async ({ who, start, items, does }) => {
                  const key = keys[who] ?? '';
                  const filed = await world.stateOf(key);
                  if (does === 'cancel') return filed === 'confirmed' ? world.cancelOnce(key) : undefined;
                  if (does === 'give-back') return world.slots.giveBack(key);
                  if (filed) return;
                  if (does === 'hold') return world.holdAll(key, key, start, items);
                  const visit = { key, start, items };
                  await world.fileOnce(visit);
                  if (does === 'file-twice') await world.fileOnce(visit);
                }),
              );
            }
            for (const key of keys) {
              const [state, seats] = [await world.stateOf(key), await world.seatsOf(key)];
              if (state === 'confirmed') expect(seats).toBe(world.itemsOf(key));
              if (state === 'unconfirmed' || state === 'cancelled') expect(seats).toBe(0);
            }
          },
        ),
        { numRuns: 40, endOnFailure: true },
      );
      await world.db.close();
    });
  });
}

/** What a kiosk does for a visit. */
function acts(world: FairWorld) {
  const asked = (itemCode: string) => {
    const item = world.catalogue.item(itemCode);
    if (!item) throw new Error(`no item ${itemCode}`);
    return { itemCode, zoneId: item.zoneId, department: item.departmentCode, place: 'hall' };
  };
  const rowsOf = (key: string) =>
    world.db.all<{ start: string }>(
      `SELECT start FROM seat WHERE submission IN (?, ?, ?) ORDER BY submission`,
      ...[key, `${key}/1`, `${key}/2`],
    );
  const filed = new Map<string, { start: string; items: readonly string[] }>();
  const later = (start: string, nth: number) => {
    const minutes = Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + 30 * nth;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };
  const fileAll = async (key: string, who: string, start: string, items: readonly string[]) => {
    const [itemCode = '', ...further] = items;
    const also = further.map((code, nth) => ({
      ...{ itemCode: code, name: '' },
      ...{ start: later(start, nth + 1), end: later(start, nth + 2) },
    }));
    const appointment: Appointment = {
      ...{ firm: true, date: DATE, start, end: later(start, 1), place: HALL },
      ...(also.length > 0 && { also }),
    };
    const body = {
      ...{ kioskId: 'LY001', receiptNo: `LY001-${key.slice(0, 8)}`, itemCode, blobs: [], sealed: SEALED },
      ...{ committedAt: hallTime(world.clock.now), appointment },
    };
    const person = world.person(who);
    const answer = await world.filing.record({ kind: 'booking', key, body, bodyHash: slipName(key), person });
    if (answer.outcome === 'refused') throw new Error(answer.code);
    return answer.answer.state;
  };
  return {
    fileAll,
    holdAll: (key: string, who: string, start: string, items: readonly string[]) => {
      const [first = asked(''), ...further] = items.map(asked);
      const asker = { kioskId: 'LY001', person: world.person(who) };
      return world.slots.hold(first, { submission: key, date: DATE, start }, asker, further);
    },
    clear: async () => {
      for (const table of [
        'held_by',
        'seat',
        'booked_by',
        'booked_for',
        'booker',
        'strike',
        'refusal',
        'submission',
      ]) {
        await world.db.run(`DELETE FROM ${table}`);
      }
      filed.clear();
    },
    /** As often as it is sent, what was filed first counts. */
    fileOnce: ({ key, start, items }: { key: string; start: string; items: readonly string[] }) => {
      const sent = filed.get(key) ?? { start, items };
      filed.set(key, sent);
      return fileAll(key, key, sent.start, sent.items);
    },
    itemsOf: (key: string) => filed.get(key)?.items.length,
    cancelOnce: (key: string) => world.cancel(key),
    seatsOf: async (key: string) => (await rowsOf(key)).length,
    startsOf: async (key: string) => (await rowsOf(key)).map(({ start }) => start),
    strikes: async () => (await world.db.all('SELECT 1 FROM strike')).length,
  };
}
