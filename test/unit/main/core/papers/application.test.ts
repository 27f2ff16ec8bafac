/** What no font draws is a ruled gap on the application, to be filled in by hand: never a box, and nothing else moves. */
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { applicationPdf } from '../../../../../main/core/papers/application.ts';
import { subjectOf } from '../../../../kit/application.ts';

/** No font of ours has it (ideographs of 2022). */
const UNDRAWN = '\u{2ebf0}';

/** The drawing instructions of all pages, by which a glyph 0 is a box. */
async function drawing(name: string): Promise<string> {
  const pdf = await applicationPdf(
    subjectOf({
      name: '预审申请表',
      sections: [{ heading: null, rows: [{ label: '申请人', value: name }] }],
      promise: '样例',
      watermark: '仅用于办理样例',
      signed: null,
    }),
  );
  const bytes = Buffer.from(pdf);
  const streams: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    try {
      streams.push(inflateSync(bytes.subarray(at + 7)).toString('latin1'));
    } catch {
      // A font's own file.
    }
  }
  return streams.filter((text) => text.includes(' Tf')).join('\n');
}

/** Glyph 0 of a font, among the four digits of each glyph. */
const BOX = /<(?:[0-9a-f]{4})*?0000/;
const lines = (text: string) => text.match(/ l\nS/g)?.length ?? 0;

it('a name with a character that no font has', async () => {
  const plain = await drawing('王样例');
  const rare = await drawing(`王${UNDRAWN}样例`);
  expect(plain).toContain(' Tf');
  expect(plain).not.toMatch(BOX);
  expect(rare).not.toMatch(BOX);
  expect(lines(rare)).toBe(lines(plain) + 1);
});

it('two of them leave two gaps', async () => {
  expect(lines(await drawing(`${UNDRAWN}${UNDRAWN}`))).toBe(lines(await drawing('王')) + 2);
});
