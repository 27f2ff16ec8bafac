/** Chinese without a keyboard: pinyin, handwriting, by parts; with Latin letters and the marks an address needs. */
import { useState } from 'react';
import { useWords } from '../kiosk/kiosk-context.tsx';
import { HandwritingBoard } from './handwriting-board.tsx';
import { Key } from './key.tsx';
import { type KeypadProps, LETTER_ROWS } from './keypads.tsx';
import { LetterRows } from './letter-rows.tsx';
import { PartsBoard } from './parts-board.tsx';
import { PinyinBoard } from './pinyin-board.tsx';

const MODES = ['pinyin', 'write', 'parts', 'latin', 'marks'] as const;
type Mode = (typeof MODES)[number];

const MARK_ROWS = ['1234567890', '-—#·/().', '，。、：；（）《》'];

function Board(props: KeypadProps & { mode: Mode; personName: boolean }) {
  const [upper, setUpper] = useState(false);
  const { value, onChange, mode } = props;
  switch (mode) {
    case 'pinyin':
      return <PinyinBoard personName={props.personName} value={value} onChange={onChange} />;
    case 'write':
      return <HandwritingBoard value={value} onChange={onChange} />;
    case 'parts':
      return <PartsBoard value={value} onChange={onChange} />;
    case 'latin':
    case 'marks':
      return (
        <LetterRows
          rows={
            mode === 'marks' ? MARK_ROWS : upper ? LETTER_ROWS.map((row) => row.toUpperCase()) : LETTER_ROWS
          }
          upper={mode === 'latin' ? upper : null}
          onShift={() => setUpper(!upper)}
          onPress={(character) => onChange(value + character)}
          onErase={() => onChange([...value].slice(0, -1).join(''))}
        />
      );
  }
}

/** With `personName` the pinyin board offers people's names first. */
export function ChineseKeyboard(props: KeypadProps & { start?: Mode; personName?: boolean }) {
  const t = useWords();
  const [mode, setMode] = useState<Mode>(props.start ?? 'pinyin');
  return (
    <fieldset className="keypad keypad-rows chinese" aria-label={t('key.chinese')}>
      <div className="key-row key-row-modes">
        {MODES.map((each) => (
          <Key key={each} wide isChosen={mode === each} onPress={() => setMode(each)}>
            <span className="key-word">{t(`key.mode.${each}`)}</span>
          </Key>
        ))}
        <Key wide label={t('key.clear')} onPress={() => props.onChange('')}>
          <span className="key-word">{t('key.clear')}</span>
        </Key>
      </div>
      <Board
        key={mode}
        mode={mode}
        personName={props.personName ?? false}
        value={props.value}
        onChange={props.onChange}
      />
    </fieldset>
  );
}
