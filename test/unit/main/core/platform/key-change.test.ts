/** A key bundle that comes while the disk is full, and a key whose name could travel in no header. */
import { expect, it } from 'vitest';
import type { PlatformClient } from '../../../../../main/core/platform/client.ts';
import { Keyring, SealingKey, signBundle } from '../../../../../main/core/platform/keyring.ts';
import { PlatformLink } from '../../../../../main/core/platform/link.ts';
import { generateKeyPair, SUITE } from '../../../../../main/core/sealing/seal.ts';
import { generateSigningKey, publicPart } from '../../../../../main/core/signing/signing.ts';

const ISSUED = '2026-11-28T09:00:00+08:00';

it('a full disk at a key change costs neither the key nor the kiosk', async () => {
  const root = generateSigningKey();
  const keyring = new Keyring(publicPart(root));
  const { publicKey } = await generateKeyPair();
  const signed = signBundle(root, {
    number: 2,
    issuedAt: ISSUED,
    sealing: [{ kid: 'k2', publicKey, suite: SUITE, from: ISSUED, until: null }],
    answers: [publicPart(generateSigningKey())],
  });
  let written = 0;
  const link = new PlatformLink({
    client: {
      keys: async () => ({ kind: 'ok', value: { acceptance: keyring.accept(signed), signed } }),
    } as unknown as PlatformClient,
    keyring,
    facts: {
      write: () => {
        written++;
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      },
    },
    probeMs: 60_000,
    onBack: () => undefined,
  });
  await link.start();
  expect(written).toBe(1);
  expect(link.sealingKey?.kid).toBe('k2');
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
  const key = { kid, publicKey, suite: SUITE, from: ISSUED, until: null };
  expect(SealingKey.safeParse(key).success).toBe(isTaken);
});
