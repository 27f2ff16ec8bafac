/** Chinese without a keyboard: pinyin, handwriting, by parts; with Latin letters, the marks an address needs, and Liuyang's villages. */
import { useState } from 'react';
import { endsAtCity } from '../engines/localities.ts';
import { useWords } from '../kiosk/use-words.ts';
import { HandwritingBoard } from './handwriting-board.tsx';
import { Key } from './key.tsx';
import { type KeypadProps, LETTER_ROWS } from './keypads.tsx';
import { LetterRows } from './letter-rows.tsx';
import { LocalityBoard } from './locality-board.tsx';
import { PartsBoard } from './parts-board.tsx';
import { PinyinBoard } from './pinyin-board.tsx';
import { WORDS } from './words.ts';

const MODES = ['pinyin', 'write', 'parts', 'latin', 'marks'] as const;
type Mode = (typeof MODES)[number] | 'localities';

const MARK_ROWS = ['1234567890', '-—#·/().', '，。、：；（）《》'];

function Board(
  props: KeypadProps & { mode: Mode; personName: boolean; typed: string; onMode: (mode: Mode) => void },
) {
  const [upper, setUpper] = useState(false);
  const { value, onChange, mode } = props;
  switch (mode) {
    case 'localities':
      return <LocalityBoard value={value} onChange={onChange} onDone={() => props.onMode('pinyin')} />;
    case 'pinyin':
      return (
        <PinyinBoard personName={props.personName} typed={props.typed} value={value} onChange={onChange} />
      );
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

/** With `personName` the pinyin board offers people's names first; `isAddress`: with the towns and villages of Liuyang to pick from; `typed`: letters to begin with. */
export function ChineseKeyboard(
  props: KeypadProps & { start?: Mode; personName?: boolean; isAddress?: boolean; typed?: string },
) {
  const t = useWords(WORDS);
  const [mode, setMode] = useState<Mode>(
    props.start ?? (props.isAddress && endsAtCity(props.value) ? 'localities' : 'pinyin'),
  );
  const modes: readonly Mode[] = props.isAddress ? ['localities', ...MODES] : MODES;
  return (
    <fieldset className="keypad keypad-rows chinese" aria-label={t('key.chinese')}>
      <div className="key-row key-row-modes">
        {modes.map((each) => (
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
        onMode={setMode}
        personName={props.personName ?? false}
        typed={props.typed ?? ''}
        value={props.value}
        onChange={props.onChange}
      />
    </fieldset>
  );
}
