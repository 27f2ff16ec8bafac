/** Digits and the X that may end a number. */
import { NumberPad } from '../keypads.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const idNumber: KindInput = {
  ...TYPED,
  Keyboard: ({ text, onChange }) => <NumberPad value={text} onChange={onChange} extra="X" />,
};
