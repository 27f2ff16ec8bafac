/** Orders to pay at the platform, on each engine: many who ask and pay at once find one order, paid once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slipName } from '../../../main/core/slip-proof/slip-name.ts';
import { engines } from '../../kit/engines.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { keyOf, submissionFor } from '../../kit/filed.ts';
import { Reviewer } from '../../kit/reviewer.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const FEE = { cents: 8000, what: '登记费' };

describe.each(engines())('orders to pay on $name', (engine) => {
  let folder: string;
  let sandbox: Sandbox;
  beforeAll(async () => {
    await engine.start();
    folder = mkdtempSync(path.join(tmpdir(), 'payments-'));
    if (!engine.isMissing) sandbox = await startSandbox({ folder, ...(await engine.database()) });
  });
  afterAll(async () => {
    await sandbox?.close();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(engine.isMissing)(
    'is one of a case, paid by one of many, changed only while it is due',
    async () => {
      const client = clientAt(sandbox.url, await enrolled(sandbox));
      const key = uuidv7();
      const { body } = await submissionFor(await keyOf(client), { key });
      await client.submit({ kind: 'pre-review', idempotencyKey: key, body });
      const asked = async () => {
        const answer = await client.payment(slipName(key));
        if (answer.kind !== 'ok') throw new Error(answer.kind);
        return answer.value;
      };
      expect(await asked()).toEqual({ outcome: 'nothing-due' });
      expect(await client.payment('AAAAAAAAAAAAAAAA')).toEqual({ kind: 'ok', value: null });
      const reviewer = new Reviewer(sandbox.url);
      expect(await reviewer.changeFee(key, FEE)).toBe(409);
      expect(await reviewer.decide(key, { outcome: 'passed', fee: FEE })).toBe(204);
      const all = await Promise.all([asked(), asked(), asked()]);
      expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
      const order = all[0]?.outcome === 'order' ? all[0].order : null;
      const changes = await Promise.all([1, 2, 3].map((cents) => reviewer.changeFee(key, { ...FEE, cents })));
      expect(changes).toContain(204);
      const now = await asked();
      if (now?.outcome !== 'order') throw new Error('no order');
      const pay = async (code = '') => (await fetch(`${code}/pay`, { method: 'POST' })).status;
      expect(await pay(order?.code)).toBe(409);
      const paid = await Promise.all(Array.from({ length: 8 }, () => pay(now.order.code)));
      expect(paid.filter((status) => status === 204)).toHaveLength(1);
      expect(await reviewer.changeFee(key, FEE)).toBe(409);
      expect(await asked()).toMatchObject({ order: { state: 'paid', cents: now.order.cents } });
    },
  );
});
