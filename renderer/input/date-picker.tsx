/** A date in three taps: year, month, day. */
import { useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { Key } from './key.tsx';
import { WORDS } from './words.ts';
import './date-picker.css';

const YEARS_A_PAGE = 12;

const two = (number: number) => String(number).padStart(2, '0');
const count = (length: number, from: number) => Array.from({ length }, (_, index) => from + index);

export function DatePicker(props: { value: string; onChange: (value: string) => void }) {
  const t = useWords(WORDS);
  const [year = '', month = '', day = ''] = props.value.split('-');
  const thisYear = new Date().getFullYear();
  const [first, setFirst] = useState(() => {
    const near = Number(year) || thisYear;
    return near - ((near - 1900) % YEARS_A_PAGE);
  });
  const [stage, setStage] = useState<'year' | 'month' | 'day'>('year');
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() || 31;

  return (
    <fieldset className="keypad date-picker" aria-label={t('date.pick')}>
      <div className="date-stages">
        {(['year', 'month', 'day'] as const).map((each) => (
          <Key
            key={each}
            isChosen={stage === each}
            isDisabled={(each === 'month' && year === '') || (each === 'day' && month === '')}
            onPress={() => setStage(each)}
          >
            <span className="key-word">
              {t(`date.${each}`, {
                value: each === 'year' ? year || '----' : each === 'month' ? month || '--' : day || '--',
              })}
            </span>
          </Key>
        ))}
      </div>
      {stage === 'year' && (
        <>
          <div className="date-grid">
            {count(YEARS_A_PAGE, first).map((each) => (
              <Key
                key={each}
                isChosen={String(each) === year}
                onPress={() => {
                  props.onChange(`${each}`);
                  setStage('month');
                }}
              >
                {each}
              </Key>
            ))}
          </div>
          <div className="date-turn">
            <Key wide isDisabled={first <= 1900} onPress={() => setFirst(first - YEARS_A_PAGE)}>
              <Icon name="back" />
              <span className="key-word">{t('date.earlier')}</span>
            </Key>
            <Key wide isDisabled={first > thisYear + 30} onPress={() => setFirst(first + YEARS_A_PAGE)}>
              <span className="key-word">{t('date.later')}</span>
              <Icon name="next" />
            </Key>
          </div>
        </>
      )}
      {stage === 'month' && (
        <div className="date-grid">
          {count(12, 1).map((each) => (
            <Key
              key={each}
              isChosen={two(each) === month}
              onPress={() => {
                props.onChange(`${year}-${two(each)}`);
                setStage('day');
              }}
            >
              {each}
            </Key>
          ))}
        </div>
      )}
      {stage === 'day' && (
        <div className="date-grid date-grid-days">
          {count(days, 1).map((each) => (
            <Key
              key={each}
              isChosen={two(each) === day}
              onPress={() => props.onChange(`${year}-${month}-${two(each)}`)}
            >
              {each}
            </Key>
          ))}
        </div>
      )}
    </fieldset>
  );
}
