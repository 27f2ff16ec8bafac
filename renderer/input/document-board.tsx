/** Which document, and the keys that its numbers need. */
import type { ReactNode } from 'react';
import { useWords } from '../kiosk/use-words.ts';
import { Key } from './key.tsx';
import { WORDS } from './words.ts';
import './document-board.css';

export interface DocumentChoice {
  word: string;
  isChosen: boolean;
  onPress: () => void;
}

export function DocumentBoard(props: { choices: readonly DocumentChoice[]; children: ReactNode }) {
  const t = useWords(WORDS);
  return (
    <div className="document-board">
      <fieldset className="document-choices" aria-label={t('key.whichDocument')}>
        {props.choices.map(({ word, isChosen, onPress }) => (
          <Key key={word} isChosen={isChosen} onPress={onPress}>
            <span className="key-word">{word}</span>
          </Key>
        ))}
      </fieldset>
      {props.children}
    </div>
  );
}
