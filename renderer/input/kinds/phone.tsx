/** Digits and the hyphen of a landline. */
import { NumberPad } from '../keypads.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const phone: KindInput = {
  ...TYPED,
  Keyboard: ({ text, onChange }) => <NumberPad value={text} onChange={onChange} extra="-" />,
};
