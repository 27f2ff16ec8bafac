/** The queue ticket says what is called and where to wait, and nothing of the person. */
import { expect, it } from 'vitest';
import { encodeSlip } from '../../../../../devices/receipt-printer/encoder.ts';
import { rasteriser } from '../../../../../devices/receipt-printer/rasterise.ts';
import type { Language } from '../../../../../main/core/model/language.ts';
import { composeTicket } from '../../../../../main/core/papers/ticket.ts';

const ticket = {
  ...{ number: 'A016', itemCode: 'RS-0001', date: '2026-11-26', start: '09:30' },
  ...{ place: '浏阳市民之家', windows: '一楼 A01–A12', before: 3 },
  ...{ givenAt: '2026-11-26T09:12:00+08:00', isPrinted: false },
};
const slip = (before: number, language: Language = 'zh-CN') =>
  composeTicket({
    ticket: { ...ticket, before },
    itemName: '失业登记',
    siteName: '终端',
    language,
    printedAt: '2026-11-26T09:13:20+08:00',
  });
const said = (before: number, language?: Language) =>
  slip(before, language)
    .blocks.map((block) =>
      'text' in block ? block.text : 'label' in block ? `${block.label} ${block.value}` : '',
    )
    .join('\n');

it('has the number, the windows in the printer’s own characters, and how many wait', () => {
  for (const text of [
    'A016',
    '一楼 A01-A12',
    '前面还有 3 人',
    '事项 失业登记',
    '打印时间 2026-11-26 09:13',
  ]) {
    expect(said(3)).toContain(text);
  }
});

it('shows the number four times as large as the text, on narrow paper in one line too', () => {
  const { blocks } = slip(3);
  const number = blocks.find((block) => block.kind === 'text' && block.text === 'A016');
  expect(number).toMatchObject({ size: 4 });
  expect(Buffer.from(encodeSlip({ blocks }, 58, rasteriser(58))).includes('A016\n')).toBe(true);
});

it('to whom nobody waits before it says so', () => {
  expect(said(0)).toContain('前面没有人等');
  expect(said(0)).not.toContain('0 人');
});

it('asked for in English, it says below in English what to do with the number', () => {
  expect(said(3)).not.toContain('In English');
  expect(said(3, 'en')).toContain('In English\nYour number: A016\nBefore you: 3. Wait near 一楼 A01-A12');
  expect(said(0, 'en')).toContain('Nobody is before you.');
});
