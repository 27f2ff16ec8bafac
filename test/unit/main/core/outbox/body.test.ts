import { expect, it } from 'vitest';
import { packBody, unpackBody } from '../../../../../main/core/outbox/body.ts';

const open = {
  kioskId: 'LY001',
  receiptNo: 'LY001-20261124-0001-K',
  itemCode: 'RS-0001',
  committedAt: '2026-11-24T10:00:00+08:00',
  blobs: [],
  sealed: { kid: 'k\0"钥', suite: 'hpke-x25519-hkdf-sha256-aes-256-gcm', enc: 'AAAA' },
} as const;

it.each([
  ['zero bytes', Buffer.alloc(40)],
  ['every byte', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
  ['no byte', Buffer.alloc(0)],
])('a ciphertext of %s comes back in base64', (_, ciphertext) => {
  expect(unpackBody(packBody({ ...open, blobs: [] }, ciphertext))).toEqual({
    ...open,
    sealed: { ...open.sealed, ciphertext: ciphertext.toString('base64') },
  });
});

it('a body that an earlier release queued is read as the JSON that it is', () => {
  const body = { ...open, sealed: { ...open.sealed, ciphertext: '5a+G5paH' } };
  expect(unpackBody(Buffer.from(JSON.stringify(body)))).toEqual(body);
});

it('bytes that are neither are told by a throw', () => {
  for (const bytes of ['', '\0', '{"a":\0', 'x\0{}']) expect(() => unpackBody(Buffer.from(bytes))).toThrow();
});
