/** One large key for each of the field's options. */
import { type KindInput, TYPED } from './kind-input.ts';
import { Options } from './options.tsx';

export const choice: KindInput = {
  ...TYPED,
  isPicked: true,
  isReadOnly: true,
  Keyboard: ({ field, answer, onChange }) => (
    <Options
      options={(field.options ?? []).map((option) => ({
        word: option,
        isChosen: option === answer,
        onPress: () => onChange(option),
      }))}
    />
  ),
};
