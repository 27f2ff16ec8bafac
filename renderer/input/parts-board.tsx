/** A rare character by its parts: each part typed by pinyin, then the character that holds them all is picked. */
import { useDeferredValue, useMemo, useState } from 'react';
import { useEngine } from '../engines/engines.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Candidates } from './candidates.tsx';
import { Key } from './key.tsx';
import { type KeypadProps, LETTER_ROWS } from './keypads.tsx';
import { LetterRows } from './letter-rows.tsx';
import { WORDS } from './words.ts';
import './parts-board.css';

const FOUND_MAX = 60;
const PARTS_MAX = 4;
const nothing = () => undefined;

export function PartsBoard(props: KeypadProps) {
  const t = useWords(WORDS);
  const pinyin = useEngine('pinyin');
  const index = useEngine('parts');
  const [parts, setParts] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  // The letter is painted first, its candidates after.
  const spelled = useDeferredValue(typed);
  const single = useMemo(
    () => (pinyin?.candidates(spelled) ?? []).filter((candidate) => [...candidate.text].length === 1),
    [pinyin, spelled],
  );
  const named = useDeferredValue(parts);
  const found = useMemo(() => index?.find(named, FOUND_MAX) ?? [], [index, named]);
  const naming = typed !== '';
  return (
    <>
      <div className="parts">
        <span className="parts-label">{t('key.parts')}</span>
        {parts.map((part, at) => (
          <Key
            // biome-ignore lint/suspicious/noArrayIndexKey: the same part may come twice
            key={at}
            label={t('key.partRemove', { part })}
            onPress={() => setParts(parts.filter((_, other) => other !== at))}
          >
            {part}
          </Key>
        ))}
      </div>
      <Candidates
        rows={1}
        heading={naming ? typed : t(parts.length === 0 ? 'key.typePart' : 'key.pickWhole')}
        texts={naming ? single.map((candidate) => candidate.text) : found}
        onPick={(text) => {
          if (naming) {
            setParts([...parts, text].slice(0, PARTS_MAX));
            setTyped('');
          } else {
            props.onChange(props.value + text);
            setParts([]);
          }
        }}
      />
      <LetterRows
        rows={LETTER_ROWS}
        upper={null}
        onShift={nothing}
        onPress={(letter) => setTyped(typed + letter)}
        onErase={() => {
          if (naming) setTyped(typed.slice(0, -1));
          else if (parts.length > 0) setParts(parts.slice(0, -1));
          else props.onChange([...props.value].slice(0, -1).join(''));
        }}
      />
    </>
  );
}
