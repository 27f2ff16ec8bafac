/** Pictures of papers on the application: as they are, small, under the watermark; one that a kept PDF can't hold is said, and stops nothing. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameOf } from '../../../../../main/core/model/jpeg.ts';
import { applicationPdf } from '../../../../../main/core/papers/application.ts';
import { subjectOf } from '../../../../kit/application.ts';
import { removeFolders, temporaryFolder } from '../../../../kit/filled.ts';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => removeFolders());

const photo = (width = 300, height = 420) =>
  new Uint8Array(createCanvas(width, height).toBuffer('image/jpeg'));

/** With some bytes of its frame's header other ones, `from` the marker. */
function withFrame(from: number, ...bytes: number[]): Uint8Array {
  const jpeg = photo();
  const at = jpeg.findIndex((each, place) => each === 0xff && [0xc0, 0xc2].includes(jpeg[place + 1] ?? 0));
  jpeg.set(bytes, at + from);
  return jpeg;
}

const PAPER = { label: '近期免冠照片', value: '原件　已交 1 页' };

async function printed(pages: readonly (Uint8Array | null)[]) {
  const subject = subjectOf({
    name: '预审申请表',
    sections: [{ heading: '申请材料', rows: [{ ...PAPER, pages: pages.map((_, at) => String(at)) }] }],
    promise: '样例',
    watermark: '仅用于办理“样例”预审',
    signed: null,
  });
  const pdf = await applicationPdf({ ...subject, pageOf: (id) => pages[Number(id)] ?? null });
  const file = path.join(folder, 'pictures.pdf');
  writeFileSync(file, pdf);
  const told = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
  const images = told('pdfimages', '-list', file).split('\n').slice(2).filter(Boolean);
  return { pdf, images, text: told('pdftotext', '-layout', file, '-').replaceAll(/\s/g, '') };
}

it('are the very JPEGs that were handed in, and wiped here afterwards', async () => {
  const [one, other] = [photo(), photo(420, 300)];
  const bytes = Buffer.from(one);
  const { pdf, images, text } = await printed([one, other]);
  expect(images).toHaveLength(2);
  for (const image of images) expect(image).toMatch(/rgb +3 +8 +jpeg/);
  expect(Buffer.from(pdf).includes(bytes)).toBe(true);
  expect(text).toContain('近期免冠照片原件已交1页');
  expect(text).not.toContain('没有印');
  expect([...one, ...other].some((byte) => byte !== 0)).toBe(false);
});

it('keep to four of a paper, and say how many there are besides', async () => {
  const { images, text } = await printed(Array.from({ length: 6 }, () => photo()));
  expect(images).toHaveLength(4);
  expect(text).toContain('只印前4页，另有2页没有印');
});

it.each([
  ['of four inks', withFrame(9, 4)],
  ['of 12 bits', withFrame(4, 12)],
  ['coded arithmetically', withFrame(1, 0xc9)],
  ['without a line', withFrame(5, 0, 0)],
  ['of no JPEG', new Uint8Array(Buffer.from('%PDF-1.7'))],
  ['that is there no more', null],
])('leave out one %s, in words', async (_, odd) => {
  const { images, text } = await printed([odd, photo()]);
  expect(images).toHaveLength(1);
  expect(text).toContain('有1张照片的格式不能印在纸上，没有印；提交的照片不受影响');
  expect(text).toContain('申请人签字');
});

it('know their frame by its header alone', () => {
  expect(frameOf(photo(30, 20))).toEqual({ code: 0xc0, bits: 8, width: 30, height: 20, components: 3 });
  expect(frameOf(withFrame(9, 4))?.components).toBe(4);
  expect(frameOf(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]))).toBeNull();
});
