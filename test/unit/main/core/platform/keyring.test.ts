/** Key bundles: only what the root vouches for, never an older one; the last good one serves on. */
import { beforeAll, expect, it } from 'vitest';
import {
  type KeyBundle,
  Keyring,
  type SealingKey,
  signBundle,
} from '../../../../../main/core/platform/keyring.ts';
import { generateKeyPair, SUITE } from '../../../../../main/core/sealing/seal.ts';
import { generateSigningKey, publicPart } from '../../../../../main/core/signing/signing.ts';

const root = generateSigningKey();
const answers = publicPart(generateSigningKey());
const NOW = Date.parse('2026-11-28T10:00:00+08:00');
let first: SealingKey;
let second: SealingKey;

beforeAll(async () => {
  const make = async (kid: string): Promise<SealingKey> => {
    const { publicKey } = await generateKeyPair();
    return { kid, suite: SUITE, publicKey, from: '2026-01-01T00:00:00+08:00', until: null };
  };
  [first, second] = [await make('one'), await make('two')];
});

const bundleOf = (number: number, sealing: SealingKey[]): KeyBundle => ({
  number,
  issuedAt: '2026-11-28T09:00:00+08:00',
  sealing,
  answers: [answers],
});

it.each(['ed25519', 'sm2-sm3'] as const)('takes what the root signed by %s, and keeps it', (suite) => {
  const own = generateSigningKey(suite);
  const keyring = new Keyring(publicPart(own));
  expect(keyring.sealingKey(NOW)).toBeNull();
  const signed = signBundle(own, bundleOf(3, [first]));
  expect(keyring.accept(signed)).toEqual({ outcome: 'changed', from: null, to: 3 });
  expect(keyring.accept(signed)).toEqual({ outcome: 'known' });
  expect(keyring.sealingKey(NOW)?.kid).toBe('one');
  expect(keyring.answerKey(answers.kid)).toEqual(answers);
  expect(keyring.answerKey('ed-0')).toBeNull();
  expect(new Keyring(publicPart(own), signed).sealingKey(NOW)?.kid).toBe('one');
});

it('refuses what is forged, unsigned, older or of no use, and serves on with the last good one', () => {
  const keyring = new Keyring(publicPart(root));
  keyring.accept(signBundle(root, bundleOf(3, [first])));
  const newer = signBundle(root, bundleOf(4, [second]));
  const forger = generateSigningKey();
  const refused = (why: string) => ({ outcome: 'refused', why });
  const forged = [
    signBundle(forger, bundleOf(4, [second])),
    { ...signBundle(forger, bundleOf(4, [second])), root: root.kid },
    { ...newer, bundle: newer.bundle.replace('"number":4', '"number":5') },
    { ...newer, bundle: `${newer.bundle} ` },
    { ...newer, signature: '' },
  ];
  for (const bundle of forged) expect(keyring.accept(bundle)).toEqual(refused('forged'));
  expect(keyring.accept(signBundle(root, bundleOf(2, [second])))).toEqual(refused('older'));
  expect(keyring.accept(signBundle(root, bundleOf(3, [second])))).toEqual(refused('older'));
  expect(keyring.accept(signBundle(root, bundleOf(4, [])))).toEqual(refused('malformed'));
  const lowOrder = { ...second, publicKey: Buffer.alloc(32).toString('base64') };
  expect(keyring.accept(signBundle(root, bundleOf(4, [lowOrder])))).toEqual(refused('unusable'));
  expect(keyring.sealingKey(NOW)?.kid).toBe('one');
  expect(keyring.accept(newer)).toEqual({ outcome: 'changed', from: 3, to: 4 });
  expect(keyring.sealingKey(NOW)?.kid).toBe('two');
});

it('a kept bundle that the root does not vouch for is none', () => {
  const kept = signBundle(generateSigningKey(), bundleOf(9, [first]));
  expect(new Keyring(publicPart(root), kept).bundle).toBeNull();
});

it('seals to the preferred key that is valid now; past all of them, and with a clock in doubt, to the preferred one', () => {
  const keyring = new Keyring(publicPart(root));
  const late = { ...first, from: '2026-12-01T00:00:00+08:00', until: '2027-06-01T00:00:00+08:00' };
  const early = { ...second, until: '2026-12-15T00:00:00+08:00' };
  keyring.accept(signBundle(root, bundleOf(1, [late, early])));
  const at = (time: string) => keyring.sealingKey(Date.parse(time))?.kid;
  expect(at('2026-11-30T23:59:59+08:00')).toBe('two');
  expect(at('2026-12-01T00:00:00+08:00')).toBe('one');
  expect(at('2028-01-01T00:00:00+08:00')).toBe('one');
  expect(keyring.sealingKey(null)?.kid).toBe('one');
});
