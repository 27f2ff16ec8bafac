/** Chinese by pinyin, with digits, Latin letters and the marks an address needs. Works without any input method of the system. */
import { useEffect, useMemo, useState } from 'react';
import { useWords } from '../app/kiosk-context.tsx';
import { Icon } from '../components/icon.tsx';
import { Key } from './key.tsx';
import { type KeypadProps, LETTER_ROWS } from './keypads.tsx';
import { PinyinEngine } from './pinyin.ts';

type Mode = 'pinyin' | 'latin' | 'marks';

const MARK_ROWS = ['1234567890', '-—#·/().', '，。、：；（）《》'];
const PAGE = 9;

/** The table is a separate chunk; it is fetched from this page's own files when first needed. */
function useEngine(): PinyinEngine | null {
  const [engine, setEngine] = useState<PinyinEngine | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('virtual:pinyin-table').then((table) => {
      if (wanted) setEngine(new PinyinEngine(table.default));
    });
    return () => {
      wanted = false;
    };
  }, []);
  return engine;
}

export function ChineseKeyboard(props: KeypadProps) {
  const t = useWords();
  const engine = useEngine();
  const [mode, setMode] = useState<Mode>('pinyin');
  const [upper, setUpper] = useState(false);
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const candidates = useMemo(() => engine?.candidates(typed) ?? [], [engine, typed]);
  const shown = candidates.slice(page * PAGE, page * PAGE + PAGE);
  const pages = Math.ceil(candidates.length / PAGE);

  const spell = (letters: string) => {
    setTyped(letters);
    setPage(0);
  };
  const press = (character: string) => {
    if (mode === 'pinyin') spell(typed + character);
    else props.onChange(props.value + character);
  };
  const erase = () =>
    typed === '' ? props.onChange([...props.value].slice(0, -1).join('')) : spell(typed.slice(0, -1));
  const rows =
    mode === 'marks'
      ? MARK_ROWS
      : upper && mode === 'latin'
        ? LETTER_ROWS.map((row) => row.toUpperCase())
        : LETTER_ROWS;

  return (
    <fieldset className="keypad keypad-rows chinese" aria-label={t('key.chinese')}>
      <div className="candidates">
        <output className="candidate-spelling">{typed === '' ? t('key.typePinyin') : typed}</output>
        <fieldset className="candidate-list" aria-label={t('key.candidates')}>
          {shown.map((candidate) => (
            <Key
              key={candidate.text}
              onPress={() => {
                props.onChange(props.value + candidate.text);
                spell(typed.slice(candidate.letters));
              }}
            >
              {candidate.text}
            </Key>
          ))}
        </fieldset>
        <Key label={t('key.earlier')} isDisabled={page === 0} onPress={() => setPage(page - 1)}>
          <Icon name="back" />
        </Key>
        <Key label={t('key.more')} isDisabled={page + 1 >= pages} onPress={() => setPage(page + 1)}>
          <Icon name="next" />
        </Key>
      </div>
      {rows.map((row, index) => (
        <div className="key-row" key={row}>
          {index === 2 && mode === 'latin' && (
            <Key wide isChosen={upper} label={t('key.shift')} onPress={() => setUpper(!upper)}>
              ⇧
            </Key>
          )}
          {[...row].map((character) => (
            <Key key={character} onPress={() => press(character)}>
              {character}
            </Key>
          ))}
          {index === 2 && (
            <Key wide label={t('key.erase')} onPress={erase}>
              <Icon name="erase" />
            </Key>
          )}
        </div>
      ))}
      <div className="key-row key-row-modes">
        {(['pinyin', 'latin', 'marks'] as const).map((each) => (
          <Key
            key={each}
            wide
            isChosen={mode === each}
            onPress={() => {
              spell('');
              setMode(each);
            }}
          >
            <span className="key-word">{t(`key.mode.${each}`)}</span>
          </Key>
        ))}
        <Key
          wide
          label={t('key.clear')}
          onPress={() => {
            spell('');
            props.onChange('');
          }}
        >
          <span className="key-word">{t('key.clear')}</span>
        </Key>
      </div>
    </fieldset>
  );
}
