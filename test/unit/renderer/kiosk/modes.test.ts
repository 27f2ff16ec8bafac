import { expect, test } from 'vitest';
import { applyModes, STANDARD, withElder } from '../../../../renderer/kiosk/modes.ts';

/** As much of an element as the modes touch. */
const root = () => ({ dataset: {} as DOMStringMap }) as HTMLElement;

test('elder mode speaks, and leaving it is standard again', () => {
  const elder = withElder(STANDARD, true);
  expect(elder).toMatchObject({ elder: true, voice: true });
  expect(withElder(elder, false)).toEqual(STANDARD);
});

test('other choices survive the change to elder mode', () => {
  expect(withElder({ ...STANDARD, contrast: true, hand: 'left', volume: 3 }, true)).toMatchObject({
    contrast: true,
    hand: 'left',
    volume: 3,
  });
});

test('the style sheets are told each mode, and told when it ends', () => {
  const element = root();
  applyModes({ ...withElder(STANDARD, true), contrast: true, calm: true, low: true, hand: 'left' }, element);
  expect(element.dataset).toEqual({
    elder: 'on',
    contrast: 'on',
    motion: 'less',
    reach: 'low',
    hand: 'left',
  });
  applyModes(STANDARD, element);
  expect(element.dataset).toEqual({});
});
