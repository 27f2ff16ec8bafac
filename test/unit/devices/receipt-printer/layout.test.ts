/** Lines as Chinese is set: no mark begins one, no bracket that opens ends one, no number is torn; nothing is lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakLines, columnsOf, wrap } from '../../../../devices/receipt-printer/layout.ts';

it('carries a bracket that opens to the next line, with what it opens', () => {
  expect(wrap('2026年12月9日（星期三）', 16)).toEqual(['2026年12月9日', '（星期三）']);
  expect(wrap('困难证明（低保证、残疾', 17)).toEqual(['困难证明（低保', '证、残疾']);
});

it('tears neither a word nor a number', () => {
  expect(wrap('请拨打电话0731-83600000', 20)).toEqual(['请拨打电话', '0731-83600000']);
  expect(breakLines('请看 is it there', 7, columnsOf)).toEqual(['请看 is ', 'it ', 'there']);
});

it('keeps each character, and no line is wider than it may be', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'（，。、浏阳市ab12 '), maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 48 }), (text, width) => {
      const lines = breakLines(text, width, columnsOf);
      expect(lines.join('')).toBe(text);
      for (const line of lines) expect(columnsOf(line.trimEnd())).toBeLessThanOrEqual(width);
      for (const line of wrap(text, width)) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});

it('lets no blanks hang over the paper, at the end of a text neither', () => {
  expect(wrap('浏阳市   ', 6)).toEqual(['浏阳市']);
  expect(wrap('浏阳市 ', 8)).toEqual(['浏阳市 ']);
});
