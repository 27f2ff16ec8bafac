/** Keypads of fixed keys: digits, digits and X, credit codes, Latin letters. They edit by appending and erasing. */

import { Icon } from '../components/icon.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { Key } from './key.tsx';
import { WORDS } from './words.ts';

export interface KeypadProps {
  value: string;
  onChange: (value: string) => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

function EraseKey(props: KeypadProps) {
  const t = useWords(WORDS);
  return (
    <Key label={t('key.erase')} onPress={() => props.onChange([...props.value].slice(0, -1).join(''))}>
      <Icon name="erase" />
    </Key>
  );
}

/** `extra` is the key left of zero: X for identity numbers, a point for amounts. */
export function NumberPad(props: KeypadProps & { extra?: string }) {
  const t = useWords(WORDS);
  const type = (text: string) => props.onChange(props.value + text);
  const { extra } = props;
  return (
    <fieldset className="keypad keypad-number" aria-label={t('key.numbers')}>
      {DIGITS.map((digit) => (
        <Key key={digit} isCharacter onPress={() => type(digit)}>
          {digit}
        </Key>
      ))}
      {extra === undefined ? (
        <Key label={t('key.clear')} onPress={() => props.onChange('')}>
          <span className="key-word">{t('key.clear')}</span>
        </Key>
      ) : (
        <Key isCharacter onPress={() => type(extra)}>
          {extra}
        </Key>
      )}
      <Key isCharacter onPress={() => type('0')}>
        0
      </Key>
      <EraseKey {...props} />
    </fieldset>
  );
}

const CREDIT_ROWS = ['1234567890', 'ABCDEFGHJK', 'LMNPQRTUW', 'XY'];

/** The 31 characters of a unified social credit code, GB 32100-2015: no I, O, S, V, Z. */
export function CreditCodePad(props: KeypadProps) {
  const t = useWords(WORDS);
  return (
    <fieldset className="keypad keypad-rows" aria-label={t('key.creditCode')}>
      {CREDIT_ROWS.map((row, index) => (
        <div className="key-row" key={row}>
          {[...row].map((character) => (
            <Key key={character} isCharacter onPress={() => props.onChange(props.value + character)}>
              {character}
            </Key>
          ))}
          {index === CREDIT_ROWS.length - 1 && (
            <>
              <Key wide label={t('key.clear')} onPress={() => props.onChange('')}>
                <span className="key-word">{t('key.clear')}</span>
              </Key>
              <EraseKey {...props} />
            </>
          )}
        </div>
      ))}
    </fieldset>
  );
}

const DOCUMENT_ROWS = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];

/** Digits and capitals, for documents whose numbers have letters. */
export function DocumentPad(props: KeypadProps) {
  const t = useWords(WORDS);
  return (
    <fieldset className="keypad keypad-rows" aria-label={t('key.document')}>
      {DOCUMENT_ROWS.map((row, index) => (
        <div className="key-row" key={row}>
          {[...row].map((character) => (
            <Key key={character} isCharacter onPress={() => props.onChange(props.value + character)}>
              {character}
            </Key>
          ))}
          {index === DOCUMENT_ROWS.length - 1 && <EraseKey {...props} />}
        </div>
      ))}
    </fieldset>
  );
}

export const LETTER_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Lower-case letters for searching by pinyin or initials. */
export function LetterPad(props: KeypadProps) {
  const t = useWords(WORDS);
  return (
    <fieldset className="keypad keypad-rows" aria-label={t('key.letters')}>
      {LETTER_ROWS.map((row, index) => (
        <div className="key-row" key={row}>
          {index === 2 && (
            <Key wide label={t('key.clear')} onPress={() => props.onChange('')}>
              <span className="key-word">{t('key.clear')}</span>
            </Key>
          )}
          {[...row].map((letter) => (
            <Key key={letter} isCharacter onPress={() => props.onChange(props.value + letter)}>
              {letter}
            </Key>
          ))}
          {index === 2 && <EraseKey {...props} />}
        </div>
      ))}
    </fieldset>
  );
}
