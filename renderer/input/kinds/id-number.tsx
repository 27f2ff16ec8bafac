/** Digits and the X that may end a number; letters for passports and passes; a key for who has no document, where that is allowed. */
import { useState } from 'react';
import { NO_DOCUMENT } from '../../../main/core/forms/kinds/id-number.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { DocumentBoard } from '../document-board.tsx';
import { DocumentPad, NumberPad } from '../keypads.tsx';
import { WORDS } from '../words.ts';
import { type KeyboardProps, type KindInput, TYPED } from './kind-input.ts';

function Keyboard({ field, text, onChange }: KeyboardProps) {
  const t = useWords(WORDS);
  const hasNone = text === NO_DOCUMENT;
  const [letters, setLetters] = useState(/[A-WYZ]/i.test(text));
  const number = hasNone ? '' : text;
  const choose = (withLetters: boolean) => {
    setLetters(withLetters);
    if (hasNone) onChange('');
  };
  return (
    <DocumentBoard
      choices={[
        { word: t('key.withDigits'), isChosen: !letters && !hasNone, onPress: () => choose(false) },
        { word: t('key.withLetters'), isChosen: letters && !hasNone, onPress: () => choose(true) },
        ...(field.noDocument
          ? [{ word: t('key.noDocument'), isChosen: hasNone, onPress: () => onChange(NO_DOCUMENT) }]
          : []),
      ]}
    >
      {letters ? (
        <DocumentPad value={number} onChange={onChange} />
      ) : (
        <NumberPad value={number} onChange={onChange} extra="X" />
      )}
    </DocumentBoard>
  );
}

export const idNumber: KindInput = { ...TYPED, Keyboard };
