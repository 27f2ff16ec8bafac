/** Chinese by pinyin: letters, and the words they may mean. */
import { useDeferredValue, useMemo, useState } from 'react';
import { useEngine } from '../engines/engines.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Candidates } from './candidates.tsx';
import { type KeypadProps, LETTER_ROWS } from './keypads.tsx';
import { LetterRows } from './letter-rows.tsx';
import { WORDS } from './words.ts';

const nothing = () => undefined;
/** Names that sound alike are many, and no sentence tells which is meant. */
const NAME_ROWS = 4;
const TEXT_ROWS = 2;

/** `typed`: the letters to begin with. */
export function PinyinBoard(props: KeypadProps & { personName: boolean; typed: string }) {
  const t = useWords(WORDS);
  const engine = useEngine('pinyin');
  const [typed, setTyped] = useState(props.typed);
  // The letter is painted first, its candidates after.
  const spelled = useDeferredValue(typed);
  const writing = !props.personName ? 'text' : props.value === '' ? 'name' : 'given';
  const candidates = useMemo(() => engine?.candidates(spelled, writing) ?? [], [engine, spelled, writing]);
  return (
    <>
      <Candidates
        rows={props.personName ? NAME_ROWS : TEXT_ROWS}
        heading={typed === '' ? t('key.typePinyin') : typed}
        texts={candidates.map((candidate) => candidate.text)}
        onPick={(text, index) => {
          props.onChange(props.value + text);
          engine?.learn(text);
          setTyped(typed.slice(candidates[index]?.letters ?? typed.length));
        }}
      />
      <LetterRows
        rows={LETTER_ROWS}
        upper={null}
        onShift={nothing}
        onPress={(letter) => setTyped(typed + letter)}
        onErase={() =>
          typed === '' ? props.onChange([...props.value].slice(0, -1).join('')) : setTyped(typed.slice(0, -1))
        }
      />
    </>
  );
}
