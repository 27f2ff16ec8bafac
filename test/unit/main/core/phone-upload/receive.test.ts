/** What came from a phone is opened with the code's own key, and only a picture that fits is taken. */
import { createCipheriv, randomBytes } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { withoutMetadata } from '../../../../../main/core/model/jpeg.ts';
import { pictureIn } from '../../../../../main/core/phone-upload/receive.ts';

const KEY = randomBytes(32);
const JPEG = Buffer.from(withoutMetadata(createCanvas(64, 48).toBuffer('image/jpeg')) ?? []);

function sealed(bytes: Uint8Array, key = KEY): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

it('opens what was sealed with its key, and nothing else', () => {
  expect(Buffer.from(pictureIn(sealed(JPEG), KEY) ?? []).equals(JPEG)).toBe(true);
  expect(pictureIn(sealed(JPEG, randomBytes(32)), KEY)).toBeNull();
  const changed = sealed(JPEG);
  changed[20] = (changed[20] ?? 0) ^ 1;
  expect(pictureIn(changed, KEY)).toBeNull();
  for (const length of [0, 12, 28]) expect(pictureIn(Buffer.alloc(length), KEY)).toBeNull();
});

it('takes neither what is no JPEG nor one whose header promises a huge picture', () => {
  expect(pictureIn(sealed(Buffer.from('%PDF-1.7')), KEY)).toBeNull();
  const huge = Buffer.from(JPEG);
  huge.writeUInt16BE(10_000, huge.indexOf(Buffer.from('ffc0', 'hex')) + 5);
  expect(pictureIn(sealed(huge), KEY)).toBeNull();
});
