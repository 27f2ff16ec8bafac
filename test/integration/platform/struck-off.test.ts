/** A kiosk's place goes to another machine, or the operator strikes it off: on each engine, and what its keys are worth afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../../../main/core/enrolment/enrol.ts';
import { Keyring } from '../../../main/core/platform/keyring.ts';
import { engines } from '../../kit/engines.ts';
import { clientAt } from '../../kit/enrolled.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

for (const engine of engines()) {
  describe.skipIf(engine.isMissing)(`on ${engine.name}`, () => {
    let folder: string;
    let sandbox: Sandbox;
    beforeAll(async () => {
      folder = mkdtempSync(path.join(os.tmpdir(), 'struck-off-'));
      await engine.start();
      sandbox = await startSandbox({ folder: path.join(folder, 'platform'), ...(await engine.database()) });
    });
    afterAll(async () => {
      await sandbox.close();
      await engine.stop();
      rmSync(folder, { recursive: true });
    });

    async function machine(name: string, kioskId: string, options: { swap?: boolean } = {}) {
      const { code } = await sandbox.enrolmentFor(kioskId, options);
      const answer = await enrol({
        dataFolder: path.join(folder, name),
        baseUrl: sandbox.url,
        kioskId,
        code,
      });
      if (answer.outcome !== 'enrolled') throw new Error(answer.outcome);
      const { device } = answer;
      const client = clientAt(sandbox.url, { device, keyring: new Keyring(device.root) });
      return { device, standing: async () => (await client.health()) as { kind: string; code?: string } };
    }

    it('a swap strikes off the machines before it, each with numbers of its own, and no other kiosk', async () => {
      const first = await machine('first', 'LY001');
      const other = await machine('other', 'LY002');
      // Not used: its place among the numbers stays free.
      await sandbox.enrolmentFor('LY001', { swap: true });
      const second = await machine('second', 'LY001', { swap: true });
      const third = await machine('third', 'LY001', { swap: true });
      expect([first, second, third].map(({ device }) => device.generation)).toEqual([0, 2, 3]);
      for (const { standing } of [first, second])
        expect(await standing()).toMatchObject({ kind: 'refused', status: 401, code: 'kiosk-replaced' });
      for (const { standing } of [third, other]) expect(await standing()).toMatchObject({ kind: 'ok' });
      const again = await machine('third', 'LY001');
      expect(again.device.generation).toBe(3);
      expect(again.device.earlier).toHaveLength(1);
    });

    it('the operator strikes a kiosk off, and a new enrolment is known again', async () => {
      const stolen = await machine('stolen', 'LY003');
      expect(await sandbox.strikeOff('LY003')).toBe(1);
      expect(await sandbox.strikeOff('LY003')).toBe(0);
      expect(await stolen.standing()).toMatchObject({ kind: 'refused', code: 'kiosk-struck-off' });
      expect(await (await machine('bought', 'LY003')).standing()).toMatchObject({ kind: 'ok' });
      expect(await stolen.standing()).toMatchObject({ kind: 'refused', code: 'kiosk-struck-off' });
    });
  });
}
