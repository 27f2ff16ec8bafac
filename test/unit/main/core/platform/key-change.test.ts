/** A key that comes while the disk is full, and a key whose name could travel in no header. */
import { expect, it } from 'vitest';
import { PlatformKey } from '../../../../../main/core/platform/answers.ts';
import type { PlatformClient } from '../../../../../main/core/platform/client.ts';
import { PlatformLink } from '../../../../../main/core/platform/link.ts';
import { generateKeyPair, SUITE } from '../../../../../main/core/sealing/seal.ts';

it('a full disk at a key change keeps the key before, and the kiosk', async () => {
  const { publicKey } = await generateKeyPair();
  const earlier = { kid: 'k1', publicKey, suite: SUITE };
  let asked = 0;
  const link = new PlatformLink({
    client: {
      currentKey: async () => ({ kind: 'ok', value: { ...earlier, kid: `k${++asked + 1}` } }),
    } as unknown as PlatformClient,
    facts: {
      read: () => earlier as never,
      write: () => {
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      },
    },
    probeMs: 60_000,
    onBack: () => undefined,
  });
  await link.start();
  expect(asked).toBe(1);
  expect(link.sealingKey?.kid).toBe('k1');
  expect(link.network.value).toBe('online');
  link.stop();
});

it.each([
  ['k1', true],
  ['浏阳-1', false],
  ['k 1', false],
  ['k\n1', false],
  ['', false],
  ['k'.repeat(65), false],
])('a key named %j is taken: %s', async (kid, isTaken) => {
  const { publicKey } = await generateKeyPair();
  expect(PlatformKey.safeParse({ kid, publicKey, suite: SUITE }).success).toBe(isTaken);
});
