/** Digits and the letters of a credit code. */
import { CreditCodePad } from '../keypads.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const uscc: KindInput = {
  ...TYPED,
  Keyboard: ({ text, onChange }) => <CreditCodePad value={text} onChange={onChange} />,
};
