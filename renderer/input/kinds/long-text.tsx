/** The Chinese keyboard, in a box of several lines. */
import { ChineseKeyboard } from '../chinese-keyboard.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const longText: KindInput = {
  ...TYPED,
  isLong: true,
  Keyboard: ({ text, onChange }) => <ChineseKeyboard value={text} onChange={onChange} />,
};
