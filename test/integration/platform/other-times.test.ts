/** The further times of a wish: given in the citizen's order where the first is full, and never past the rules. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OtherTime } from '../../../main/core/model/draft.ts';
import { engines } from '../../kit/engines.ts';
import { type FairWorld, limitBy, openFairWorld } from '../../kit/fair-world.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { seeded } from '../../kit/random.ts';
import { OtherTimes } from '../../world/platform-sandbox/other-times.ts';

/** A Tuesday, after every release and before every draw. */
const NOW = Date.parse('2026-11-24T10:00:00+08:00');
const HR = 'RS-0001';
/** In the same zone. */
const HR_TOO = 'RS-0003';
const at = (date: string, start: string, end: string): OtherTime => ({ date, start, end });
const FIRST = at('2026-11-30', '09:00', '09:30');
const SECOND = at('2026-11-30', '14:00', '14:30');
const THIRD = at('2026-12-01', '09:00', '09:30');

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    let world: FairWorld;
    beforeAll(() => engine.start());
    afterEach(() => world.db.close());
    afterAll(async () => {
      await engine.stop();
      removeFolders();
    });
    const open = async () => {
      const { database } = await engine.database();
      const random = seeded(7).next;
      world = await openFairWorld({ folder: temporaryFolder(), database, begin: NOW, capacity: 1, random });
    };
    /** Wishes for the first, with the others beside it; what came of it once the places were given out. */
    const wishes = async (number: string, others: OtherTime[]) => {
      const key = randomUUID();
      await world.file(key, world.person(number), HR, FIRST, false, others);
      await world.free(HR);
      return { key, state: await world.stateOf(key), given: await OtherTimes.given(world.db, key) };
    };

    it('where the first is free it is given, whatever stands beside it', async () => {
      await open();
      expect(await wishes('1', [SECOND, THIRD])).toMatchObject({ state: 'confirmed', given: null });
    });

    it('where the first is full the second, where that is full too the third; else it waits', async () => {
      await open();
      await world.book(world.person('1'), HR, FIRST);
      expect(await wishes('2', [SECOND, THIRD])).toMatchObject({ state: 'confirmed', given: SECOND });
      expect(await wishes('3', [SECOND, THIRD])).toMatchObject({ state: 'confirmed', given: THIRD });
      expect(await wishes('4', [SECOND, THIRD])).toMatchObject({ state: 'unconfirmed', given: null });
    });

    it('the time given is what counts for the person, and what is given back', async () => {
      await open();
      await world.book(world.person('1'), HR, FIRST);
      const { key } = await wishes('2', [THIRD]);
      const person = world.person('2');
      expect(await world.book(person, HR_TOO, THIRD)).toMatchObject(limitBy('zone-day'));
      await world.cancel(key);
      expect((await world.book(person, HR_TOO, SECOND)).outcome).toBe('confirmed');
    });

    it('a day on which the rules let that person have no more is passed over', async () => {
      await open();
      await world.book(world.person('1'), HR, FIRST);
      await world.book(world.person('2'), HR_TOO, { date: THIRD.date, start: '10:00' });
      expect(await wishes('2', [THIRD, SECOND])).toMatchObject({ given: SECOND });
    });

    it('one place, wished for by many beside others: nobody has it twice, and each has one at most', async () => {
      await open();
      await world.book(world.person('0'), HR, FIRST);
      const keys = Array.from({ length: 6 }, () => randomUUID());
      await Promise.all(
        keys.map((key, nth) => world.file(key, world.person(`p${nth}`), HR, FIRST, false, [SECOND, THIRD])),
      );
      await world.free(HR);
      const given = await Promise.all(keys.map((key) => OtherTimes.given(world.db, key)));
      expect(given.filter((time) => time?.start === SECOND.start)).toHaveLength(1);
      expect(given.filter((time) => time?.date === THIRD.date)).toHaveLength(1);
      expect(given.filter((time) => time === null)).toHaveLength(4);
    });
  });
}
