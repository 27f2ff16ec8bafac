/** Digits and the decimal point. */
import { NumberPad } from '../keypads.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const number: KindInput = {
  ...TYPED,
  Keyboard: ({ text, onChange }) => <NumberPad value={text} onChange={onChange} extra="." />,
};
