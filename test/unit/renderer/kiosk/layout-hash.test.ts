import { expect, it } from 'vitest';
import { layoutHash, type Shape } from '../../../../renderer/kiosk/layout-hash.ts';

const element = (tagName: string, className: unknown, ...children: Shape[]): Shape => ({
  tagName,
  className,
  children,
});

it('is of elements and classes, never of texts', () => {
  const page = element('BODY', '', element('H1', 'title'), element('svg', { baseVal: 'icon' }));
  const withText = { ...page, textContent: '张样例', innerHTML: '张样例' };
  expect(layoutHash(withText)).toBe(layoutHash(page));
  expect(layoutHash(page)).not.toBe(layoutHash(element('BODY', '', element('H1', 'title'))));
  expect(layoutHash(page)).not.toBe(
    layoutHash(element('BODY', '', element('H1', 'other'), element('svg', ''))),
  );
  // Nested or beside each other is not the same.
  const [a, b] = [element('P', 'a'), element('P', 'b')];
  expect(layoutHash(element('DIV', '', a, b))).not.toBe(layoutHash(element('DIV', '', element('P', 'a', b))));
});

it('fits into 32 bits and is FNV-1a', () => {
  let hash = 0x811c9dc5n;
  for (const byte of Buffer.from('<A b>')) hash = ((hash ^ BigInt(byte)) * 0x01000193n) & 0xffff_ffffn;
  expect(layoutHash(element('A', 'b'))).toBe(Number(hash));
});
