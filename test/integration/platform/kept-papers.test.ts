/** The archive (一档) and the licence library (一库) at the platform: for whom they open, what they tell and hand out; on each engine. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../../../main/core/platform/client.ts';
import type { Recipient } from '../../../main/core/sealing/seal.ts';
import { engines } from '../../kit/engines.ts';
import { clientAt, enrolled } from '../../kit/enrolled.ts';
import { keyOf } from '../../kit/filed.ts';
import { removeFolders, temporaryFolder } from '../../kit/filled.ts';
import { type Asking, FIRM, pageQuestion, papersQuestion } from '../../kit/kept-papers.ts';
import { type Sandbox, startSandbox } from '../../world/platform-sandbox/server.ts';

const OTHER = '990000199003071243';

describe.each(engines())('on $name', (engine) => {
  let sandbox: Sandbox;
  let client: PlatformClient;
  let recipient: Recipient;
  let now: number;

  beforeAll(() => engine.start());
  afterAll(() => engine.stop());
  beforeEach(async () => {
    if (engine.isMissing) return;
    now = Date.parse('2026-11-27T10:00:00+08:00');
    sandbox = await startSandbox({
      folder: temporaryFolder(),
      now: () => now,
      ...(await engine.database()),
    });
    client = clientAt(sandbox.url, await enrolled(sandbox));
    recipient = await keyOf(client);
  });
  afterEach(async () => {
    await sandbox?.close();
    removeFolders();
  });

  const listed = async (wanted: readonly string[], asking: Asking = {}) => {
    const answer = await client.keptPapers(papersQuestion(recipient, wanted, asking));
    if (answer.kind !== 'ok') return answer.kind === 'refused' ? answer.code : answer.kind;
    return answer.value.papers;
  };
  const keysOf = async (...asked: Parameters<typeof listed>) => {
    const papers = await listed(...asked);
    return typeof papers === 'string' ? papers : papers.map(({ archiveKey }) => archiveKey);
  };
  const firm = { kind: 'organisation', uscc: FIRM } as const;

  it.skipIf(engine.isMissing)(
    'tells of what the item asks for and nothing else, without a name',
    async () => {
      const papers = await listed(['hukou-book', 'hard-proof', 'marriage-cert']);
      expect(papers).toMatchObject([
        { archiveKey: 'hukou-book', store: 'archive', grade: 'B', validUntil: null, pages: 2 },
      ]);
      expect(JSON.stringify(papers)).not.toMatch(/990000|张样例/);
      expect(await keysOf(['hukou-book'], { idNumber: OTHER })).toEqual([]);
      expect(await keysOf(['hukou-book'], { itemCode: 'XX-0000' })).toBe('unknown-item');
    },
  );

  it.skipIf(engine.isMissing)('opens to a card alone, and for the kiosk that asks', async () => {
    for (const source of ['typed', 'e-id'] as const)
      expect(await keysOf(['hukou-book'], { source })).toBe('not-proved');
    expect(await keysOf(['hukou-book'], { kioskId: 'LY002' })).toBe('another-kiosk');
    expect(await keysOf(['hukou-book'], { sealedFor: uuidv7() })).toBe('unreadable');
  });

  it.skipIf(engine.isMissing)(
    'opens a firm’s to its legal representative, a child’s to its card',
    async () => {
      const asked = { itemCode: 'RS-0034', holder: firm };
      const wanted = ['business-licence', 'org-articles', 'legal-id', 'capital-verify'];
      expect(await keysOf(wanted, asked)).toHaveLength(3);
      expect(await keysOf(wanted, { ...asked, idNumber: OTHER })).toBe('not-holder');
      expect(await keysOf(wanted, { itemCode: 'RS-0034' })).toEqual([]);
      const child = (source: 'card' | 'typed', idNumber: string): Asking => ({
        idNumber: OTHER,
        holder: { kind: 'child', person: { source, document: 'resident', idNumber } },
      });
      expect(await keysOf(['hukou-book'], child('card', '990000201503070013'))).toEqual([]);
      expect(await keysOf(['hukou-book'], child('typed', '990000201503070013'))).toBe('not-holder');
      // Of age: somebody else's, whoever says to be the parent.
      expect(await keysOf(['hukou-book'], child('card', '990000199003071235'))).toBe('not-holder');
    },
  );

  it.skipIf(engine.isMissing)('hands pages out and notes what for; nothing that ran out', async () => {
    const [book] = await listed(['hukou-book']);
    const ref = typeof book === 'object' ? book.ref : '';
    const answer = await client.keptPage(pageQuestion(recipient, ref, 2));
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    const jpeg = Buffer.from(answer.value.piece, 'base64');
    expect(jpeg).toHaveLength(answer.value.size);
    expect(jpeg.subarray(0, 2).toString('hex')).toBe('ffd8');
    const uses = await (await fetch(`${sandbox.url}/_sandbox/paper-uses`)).json();
    expect(uses).toEqual([{ ref, kioskId: 'LY001', purpose: '办理“样例”预审' }]);
    const refusal = async (
      ...asked: Parameters<typeof pageQuestion> extends [unknown, ...infer R] ? R : never
    ) => {
      const refused = await client.keptPage(pageQuestion(recipient, ...asked));
      return refused.kind === 'refused' ? refused.code : refused.kind;
    };
    expect(await refusal(ref, 3)).toBe('unknown-page');
    expect(await refusal(ref, 1, { idNumber: OTHER })).toBe('unknown-page');
    expect(await refusal(ref, 1, { source: 'typed' })).toBe('not-proved');
    const [condition] = await listed(['body-condition'], { itemCode: 'JJ-0008' });
    if (typeof condition !== 'object') throw new Error('JJ-0008');
    expect(await refusal(condition.ref, 1)).toBe('ok');
    now += 4 * 24 * 3600_000;
    expect(await refusal(condition.ref, 1)).toBe('expired-paper');
  });
});
