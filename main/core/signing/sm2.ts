/**
 * SM2 signatures (GB/T 32918.2) over SM3, with the default identity of GM/T 0009 (1234567812345678), by sm-crypto: Node's OpenSSL
 * reaches no other identity and its signatures did not verify elsewhere. A signature is r ‖ s.
 */
import { sm2 } from 'sm-crypto';
import type { SigningSuite } from './signing-suite.ts';

const USER_ID = '1234567812345678';

export const SM2: SigningSuite = {
  name: 'sm2-sm3',
  prefix: 'sm2',
  /** 04 ‖ x ‖ y */
  publicKeyBytes: 65,
  privateKeyBytes: 32,
  signatureBytes: 64,

  generateKeyPair() {
    const { publicKey, privateKey } = sm2.generateKeyPairHex();
    return {
      publicKey: Buffer.from(publicKey, 'hex'),
      privateKey: Buffer.from(privateKey.padStart(64, '0'), 'hex'),
    };
  },

  sign({ publicKey, privateKey }, message) {
    const hex = sm2.doSignature([...message], privateKey.toString('hex'), {
      hash: true,
      publicKey: publicKey.toString('hex'),
      userId: USER_ID,
    });
    return Buffer.from(hex, 'hex');
  },

  verify(publicKey, message, signature) {
    if (publicKey.length !== 65 || signature.length !== 64) return false;
    try {
      return sm2.doVerifySignature([...message], signature.toString('hex'), publicKey.toString('hex'), {
        hash: true,
        userId: USER_ID,
      });
    } catch {
      // The point is not on the curve.
      return false;
    }
  },
};
