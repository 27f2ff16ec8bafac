/** The 一次性告知单 says everything at once, until when with the weekday, and how it is mended; on both papers alike. */
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
