import { expect, it } from 'vitest';
import { crossCheck } from '../../sim/sm-cross-check.ts';

it('SM2, SM3 and SM4 agree with OpenSSL on 100 random cases (npm run sim -- sm does 10,000)', async () => {
  expect(await crossCheck(100, () => undefined)).toMatchObject({ cases: 100, sm2: 0, sm3: 0, sm4: 0 });
});
