/** A few large keys of which one is the answer. */
import { useWords } from '../../kiosk/use-words.ts';
import { Key } from '../key.tsx';
import { WORDS } from '../words.ts';
import './options.css';

export function Options(props: {
  options: readonly { word: string; isChosen: boolean; onPress: () => void }[];
}) {
  const t = useWords(WORDS);
  return (
    <fieldset className="keypad options" aria-label={t('form.choose')}>
      {props.options.map(({ word, isChosen, onPress }) => (
        <Key key={word} wide isChosen={isChosen} onPress={onPress}>
          <span className="key-word">{word}</span>
        </Key>
      ))}
    </fieldset>
  );
}
