/** The 一次性告知单 says everything at once, until when with the weekday, and how it is mended; on both papers alike. */

import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { dayWithWeekday } from '../../../../../main/core/model/hall/days.ts';
import { composeMendingNotice, mendingNoticePdf } from '../../../../../main/core/papers/mending-notice.ts';
import { NOTICE } from '../../../../kit/application.ts';

const said = composeMendingNotice(NOTICE)
  .blocks.map((block) =>
    'text' in block ? block.text : 'label' in block ? `${block.label} ${block.value}` : '',
  )
  .join('\n');

it('has every thing in the reviewer’s words, numbered', () => {
  for (const [at, { what, words }] of NOTICE.things.entries()) {
    expect(said).toContain(`${at + 1}. ${what}\n${words}`);
  }
});

it('has the last day with its weekday, and what follows', () => {
  expect(said).toContain('2026年12月9日（星期三）');
  expect(dayWithWeekday('2026-12-06')).toBe('2026年12月6日（星期日）');
  for (const text of ['此件失效', '自助终端', NOTICE.hall.phone, NOTICE.caseNo]) expect(said).toContain(text);
});

it('brings its citizen back by the slip’s own code', () => {
  expect(composeMendingNotice(NOTICE).blocks).toContainEqual({ kind: 'qr', data: NOTICE.code });
});

it('is a PDF on A4 paper, on as many pages as it takes', async () => {
  const pagesOf = async (things: typeof NOTICE.things) =>
    Buffer.from(await mendingNoticePdf({ ...NOTICE, things }))
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length;
  expect(await pagesOf(NOTICE.things)).toBe(1);
  expect(
    await pagesOf(Array.from({ length: 60 }, () => NOTICE.things[0] ?? { what: '', words: '' })),
  ).toBeGreaterThan(1);
});

it('has the marked pictures on A4 paper; what is no picture is left out', async () => {
  const jpeg = new Uint8Array(createCanvas(280, 200).toBuffer('image/jpeg'));
  const marks = [
    { shape: 'oval', x: 0.5, y: 0.5, width: 0.3, height: 0.3 },
    { shape: 'box', x: 0.1, y: 0.1, width: 0.2, height: 0.2 },
  ] as const;
  const images = async (pictures: typeof NOTICE.pictures) => {
    const pdf = Buffer.from(await mendingNoticePdf({ ...NOTICE, pictures }));
    return pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0;
  };
  expect(await images([])).toBe(0);
  expect(await images([{ jpeg, marks: [...marks] }])).toBe(1);
  expect(await images(Array.from({ length: 4 }, () => ({ jpeg: jpeg.slice(), marks: [...marks] })))).toBe(4);
  const broken = { jpeg: new Uint8Array([0xff, 0xd8, 1, 2]), marks: [...marks] };
  expect(await images([broken, { jpeg, marks: [...marks] }])).toBe(1);
});
