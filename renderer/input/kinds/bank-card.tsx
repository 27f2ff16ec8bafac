/** Digits alone. */
import { NumberPad } from '../keypads.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const bankCard: KindInput = {
  ...TYPED,
  Keyboard: ({ text, onChange }) => <NumberPad value={text} onChange={onChange} />,
};
