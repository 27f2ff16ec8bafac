/** A JPEG loses what it says beside its picture, and keeps its picture. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { sidesOf, withoutMetadata } from '../../../../../main/core/model/jpeg.ts';

const canvas = createCanvas(120, 80);
const pen = canvas.getContext('2d');
pen.fillStyle = '#a8271d';
pen.fillRect(20, 10, 60, 50);
// The library's own colour profile is of what goes.
const JPEG = Buffer.from(withoutMetadata(canvas.toBuffer('image/jpeg', 90)) ?? []);

/** With a segment put in right behind the beginning. */
function told(marker: number, text: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, text.length + 2]);
  return Buffer.concat([JPEG.subarray(0, 2), head, Buffer.from(text), JPEG.subarray(2)]);
}

describe('without metadata', () => {
  it.each([
    ['Exif', 0xe1],
    ['a colour profile', 0xe2],
    ['a comment', 0xfe],
    ['an application’s', 0xed],
    ['a first one that is no JFIF', 0xe0],
    ['a small picture beside JFIF', 0xe0, 'JFXX\0'],
    ['what is no colour coding', 0xee],
    ['a reserved one', 0x02],
    ['an extension of JPEG', 0xf0],
    ['another extension', 0xc8],
  ])('drops %s', (_, marker, name = '') => {
    const kept = withoutMetadata(told(marker, `${name}GPS 28.14 N 113.63 E`));
    expect(Buffer.from(kept ?? []).equals(JPEG)).toBe(true);
  });

  it('drops what follows the end, and keeps how colours are coded', () => {
    expect(withoutMetadata(Buffer.concat([JPEG, Buffer.from('a second file')]))).toHaveLength(JPEG.length);
    const colours = `Adobe\0d${'\0'.repeat(5)}`;
    expect(withoutMetadata(told(0xee, `${colours}GPS 28.14 N`))).toHaveLength(JPEG.length + 16);
    const jfif = `JFIF\0\x01\x01\0\0\x01\0\x01`;
    const kept = Buffer.from(withoutMetadata(told(0xe0, `${jfif}\x01\x01GPS`)) ?? []);
    expect(kept.subarray(2, 20)).toEqual(Buffer.from(`\xff\xe0\0\x10${jfif}\0\0`, 'latin1'));
    expect(kept.includes('GPS')).toBe(false);
  });

  it('is the same picture', async () => {
    const kept = withoutMetadata(told(0xe1, 'Exif'));
    const image = await loadImage(Buffer.from(kept ?? []));
    expect([image.width, image.height]).toEqual([120, 80]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['a beginning alone', JPEG.subarray(0, 2)],
    ['one that was cut off', JPEG.subarray(0, JPEG.length - 40)],
    ['one without a picture', Buffer.from('ffd8ffd9', 'hex')],
    [
      'a scan without a frame',
      Buffer.concat([Buffer.from('ffd8', 'hex'), JPEG.subarray(JPEG.indexOf(Buffer.from('ffda', 'hex')))]),
    ],
    ['a segment longer than the file', Buffer.from('ffd8ffe1ffff00', 'hex')],
  ])('%s is none', (_, bytes) => {
    expect(withoutMetadata(bytes)).toBeNull();
  });
});

it('says its sides without decoding it', () => {
  expect(sidesOf(told(0xe1, 'Exif'))).toEqual({ width: 120, height: 80 });
  expect(sidesOf(Buffer.from('%PDF-1.7'))).toBeNull();
  expect(sidesOf(JPEG.subarray(0, 10))).toBeNull();
});
