/** The Chinese keyboard with the towns and villages of Liuyang, in a box of several lines. */
import { ChineseKeyboard } from '../chinese-keyboard.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const address: KindInput = {
  ...TYPED,
  isLong: true,
  Keyboard: ({ text, onChange }) => <ChineseKeyboard isAddress value={text} onChange={onChange} />,
};
