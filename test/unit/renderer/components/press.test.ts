/** Work that fails must not leave its button looking pressed, and deaf, for good. */
import type { PointerEvent } from 'react';
import { expect, test } from 'vitest';
import { now, press } from '../../../../renderer/components/press.ts';

test('a button whose work failed can be pressed again', () => {
  const looks = new Map<string, string>();
  const currentTarget = {
    disabled: false,
    hasAttribute: (name: string) => looks.has(name),
    getAttribute: (name: string) => looks.get(name) ?? null,
    setAttribute: (name: string, value: string) => looks.set(name, value),
    removeAttribute: (name: string) => looks.delete(name),
    getBoundingClientRect: () => ({ left: 0, right: 100, top: 0, bottom: 100 }),
  };
  const finger = {
    currentTarget,
    button: 0,
    clientX: 5,
    clientY: 5,
  } as unknown as PointerEvent<HTMLButtonElement>;
  let pressed = 0;
  const answers = press(() => {
    pressed++;
    throw new RangeError();
  }, now);
  for (let tap = 0; tap < 2; tap++) {
    answers.onPointerDown(finger);
    expect(() => answers.onPointerUp(finger)).toThrow(RangeError);
  }
  expect(pressed).toBe(2);
  expect(looks.size).toBe(0);
});
