import { createCipheriv, createPrivateKey, createPublicKey, decapsulate, encapsulate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HPKE, keySchedule, keyScheduleContext } from '../../../../../main/core/sealing/hpke.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('HPKE', () => {
  it('is RFC 9180’s base mode (appendix A.1.1; its AEAD is AES-128-GCM)', () => {
    const skRm = hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8');
    const enc = hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431');
    const recipient = createPrivateKey({
      key: Buffer.concat([hex('302e020100300506032b656e04220420'), skRm]),
      format: 'der',
      type: 'pkcs8',
    });
    // The KEM that seals is the one whose other half is held against the vector here.
    const shared = decapsulate(recipient, enc);
    expect(shared.toString('hex')).toBe('fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc');
    const fresh = encapsulate(createPublicKey(recipient));
    expect(decapsulate(recipient, fresh.ciphertext)).toEqual(fresh.sharedKey);
    const info = hex('4f6465206f6e2061204772656369616e2055726e');
    const aead = { id: 0x0001, keyBytes: 16 };
    const context = keyScheduleContext(info, aead);
    expect(context.toString('hex')).toBe(
      '00725611c9d98c07c03f60095cd32d400d8347d45ed67097bbad50fc56da742d07cb6cffde367bb0565ba28bb02c90744a20f5ef37f30523526106f637abb05449',
    );
    const { key, nonce } = keySchedule(shared, context, aead);
    expect(key.toString('hex')).toBe('4531685d41d65f03dc48f6b8302c05b0');
    expect(nonce.toString('hex')).toBe('56d890e5accaaf011cff4b7d');
    const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(hex('436f756e742d30'));
    const sealed = Buffer.concat([
      cipher.update(hex('4265617574792069732074727574682c20747275746820626561757479')),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    expect(sealed.toString('hex')).toBe(
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    );
  });

  it('what it seals, @hpke/core opens, of any length', async () => {
    const pair = await HPKE.generateKeyPair();
    const info = Buffer.from('info');
    for (const length of [0, 1, 15, 16, 17, 1000, 100_000]) {
      const { enc, seal } = HPKE.to(Buffer.from(pair.publicKey, 'base64'), info)(Buffer.from('aad'));
      const plain = Buffer.alloc(length, length);
      const ciphertext = seal(plain);
      const privateKey = Buffer.from(pair.privateKey, 'base64');
      const opened = await HPKE.open({ privateKey, enc, info, ciphertext, aad: Buffer.from('aad') });
      expect(Buffer.from(opened ?? []).equals(plain)).toBe(true);
    }
  });

  it('seals once only: a nonce is never used twice', async () => {
    const pair = await HPKE.generateKeyPair();
    const { seal } = HPKE.to(Buffer.from(pair.publicKey, 'base64'), Buffer.alloc(0))(Buffer.alloc(0));
    seal(Buffer.from('a'));
    expect(() => seal(Buffer.from('b'))).toThrow();
  });

  it('refuses a key of the wrong length', () => {
    expect(() => HPKE.to(Buffer.alloc(31), Buffer.alloc(0))).toThrow();
  });
});
