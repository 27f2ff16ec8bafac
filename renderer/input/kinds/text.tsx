/** The Chinese keyboard; it offers people’s names first where a name is asked for. */
import { ChineseKeyboard } from '../chinese-keyboard.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const text: KindInput = {
  ...TYPED,
  Keyboard: ({ field, text, onChange }) => (
    <ChineseKeyboard personName={field.personName ?? false} value={text} onChange={onChange} />
  ),
};
