/** Two large keys: yes and no. */
import { ANSWER_WORDS } from '../../components/answer.words.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { type KeyboardProps, type KindInput, TYPED } from './kind-input.ts';
import { Options } from './options.tsx';

function Keyboard({ answer, onChange }: KeyboardProps) {
  const t = useWords(ANSWER_WORDS);
  return (
    <Options
      options={[
        { word: t('form.yes'), isChosen: answer === true, onPress: () => onChange(true) },
        { word: t('form.no'), isChosen: answer === false, onPress: () => onChange(false) },
      ]}
    />
  );
}

export const yesNo: KindInput = { ...TYPED, isPicked: true, isReadOnly: true, Keyboard };
