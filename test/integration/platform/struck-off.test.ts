/** A kiosk's place goes to another machine, or the operator strikes it off: on each engine, and what its keys are worth afterwards. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '../../../main/core/enrolment/enrol.ts';
import { Keyring } from '../../../main/core/platform/keyring.ts';
import { slipCode } from '../../../main/core/slip-proof/slip-proof.ts';
import { engines } from '../../kit/engines.ts';
import { clientAt } from '../../kit/enrolled.ts';
import { ITEM, keyOf, submissionFor } from '../../kit/filed.ts';
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
      return {
        device,
        client,
        standing: async () => (await client.health()) as { kind: string; code?: string },
      };
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

    it('a window is told when a key ended, and takes for true what arrived before, whatever day a slip says', async () => {
      const { device, client } = await machine('thief', 'LY004');
      const recipient = await keyOf(client);
      const when = { date: '2026-11-30', start: '09:00' };
      const slip = { submissionId: uuidv7(), receiptNo: 'LY004-20261124-0001-K', itemCode: ITEM };
      const told = { ...slip, when: `${when.date} ${when.start}` };
      const code = slipCode(device.key, told);
      const appointment = { firm: false, ...when, end: '09:30' };
      const { body } = await submissionFor(recipient, {
        ...{ key: slip.submissionId, receiptNo: slip.receiptNo, kioskId: 'LY004' },
        ...{ appointment, slipCode: code },
      });
      expect(await client.submit({ kind: 'booking', idempotencyKey: slip.submissionId, body })).toMatchObject(
        {
          kind: 'ok',
        },
      );
      const atTheWindow = async (text: string) => {
        const answer = await fetch(`${sandbox.url}/window/verify`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ text }),
        });
        const { isTrue, why } = await answer.json();
        return why ? [isTrue, why] : isTrue;
      };
      const late = slipCode(device.key, {
        ...{ submissionId: uuidv7(), receiptNo: 'LY004-20991231-0001-K', itemCode: ITEM, when: null },
      });
      const backdated = slipCode(device.key, { ...told, submissionId: uuidv7() });
      const moved = slipCode(device.key, { ...told, when: '2026-12-01 09:00' });
      for (const text of [code, late, backdated, moved]) expect(await atTheWindow(text)).toBe(true);
      await sandbox.strikeOff('LY004');
      expect(await atTheWindow(code)).toBe(true);
      expect(await atTheWindow(backdated)).toEqual([false, 'not-on-record']);
      expect(await atTheWindow(moved)).toEqual([false, 'not-on-record']);
      expect(await atTheWindow(late)).toEqual([false, 'key-ended']);
      const kept = readFileSync(path.join(folder, 'platform/kiosk-keys.json'), 'utf8');
      const [ended] = JSON.parse(kept).kiosks.filter(({ kid }: { kid: string }) => kid === device.key.kid);
      expect(ended).toMatchObject({ until: expect.stringMatching(/^\d{4}-/) });
    });
  });
}
