/** What the sandbox relies on of its database, whichever engine it is. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../kit/engines.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { openDatabase } from '../../world/platform-sandbox/database.ts';
import type { Db } from '../../world/platform-sandbox/db.ts';

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    let db: Db;
    beforeAll(() => engine.start());
    afterAll(() => engine.stop());
    beforeEach(async () => {
      db = await openDatabase(temporaryFolder(), (await engine.database()).database);
    });
    afterEach(async () => {
      await db.close();
      removeFolders();
    });

    const put = (name: string, size = 1) => db.run('INSERT INTO blob VALUES (?, ?)', name, size);
    const names = async () =>
      (await db.all<{ sha256: string }>('SELECT sha256 FROM blob ORDER BY sha256')).map(
        ({ sha256 }) => sha256,
      );

    it('a transaction that fails leaves nothing, and takes nothing of others with it', async () => {
      const begun = Promise.withResolvers<void>();
      const meanwhile = Promise.withResolvers<void>();
      const failing = db.transaction(async () => {
        await put('of the transaction');
        begun.resolve();
        await meanwhile.promise;
        await db.transaction(() => put('of one within it'));
        throw new Error('no');
      });
      await begun.promise;
      const another = put('of another');
      meanwhile.resolve();
      await expect(failing).rejects.toThrow('no');
      await another;
      expect(await names()).toEqual(['of another']);
    });

    it('transactions at the same time count right', async () => {
      await put('counted', 0);
      const increment = () =>
        db.transaction(async () => {
          await db.run('UPDATE blob SET size = size + 1 WHERE sha256 = ?', 'counted');
          return (await db.one<{ size: number }>('SELECT size FROM blob WHERE sha256 = ?', 'counted'))?.size;
        });
      const seen = await Promise.all(Array.from({ length: 20 }, increment));
      expect(new Set(seen)).toEqual(new Set(Array.from({ length: 20 }, (_, at) => at + 1)));
    });

    it('who finds a key taken by another looks again', async () => {
      const once = () =>
        db.transaction(async () => {
          if (await db.one('SELECT 1 FROM blob WHERE sha256 = ?', 'same')) return 'found';
          await put('same');
          return 'made';
        });
      const all = await Promise.all(Array.from({ length: 8 }, once));
      expect(all.filter((outcome) => outcome === 'made')).toHaveLength(1);
    });

    it('a key that stays taken is an error; so is what comes to a transaction that is over', async () => {
      await put('there');
      await expect(db.transaction(() => put('there'))).rejects.toThrow();
      const late = Promise.withResolvers<void>();
      const asked = await db.transaction(async () => {
        return { answer: late.promise.then(() => put('too late')) };
      });
      late.resolve();
      await expect(asked.answer).rejects.toThrow('the transaction is over');
      expect(await names()).toEqual(['there']);
    });

    it('answers numbers beyond 32 bits, nothing, and what it changed', async () => {
      await db.run('INSERT INTO nonce VALUES (?, ?, ?)', 'k', 'n', 1_795_485_605_000);
      expect(await db.one('SELECT kid, at FROM nonce')).toEqual({ kid: 'k', at: 1_795_485_605_000 });
      expect(await db.one('SELECT count(*) AS count FROM nonce')).toEqual({ count: 1 });
      expect(await db.one('SELECT kid FROM nonce WHERE kid = ?', 'other')).toBeUndefined();
      expect(await db.run('DELETE FROM nonce WHERE kid = ?', 'other')).toBe(0);
      expect(await db.run('DELETE FROM nonce')).toBe(1);
    });
  });
}
