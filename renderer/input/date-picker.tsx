/** A date in three taps: year, month, day. */
import { useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useToday } from '../kiosk/use-today.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Key } from './key.tsx';
import { WORDS } from './words.ts';
import './date-picker.css';

const FIRST_YEAR = 1900;
const YEARS_A_PAGE = 12;
/** No kiosk stands in an earlier one: what a clock in doubt offers is reckoned from it. */
const LEAST_YEAR = 2026;
/** Some papers are valid for long. */
const YEARS_AHEAD = 30;

const STAGES = ['year', 'month', 'day'] as const;
type Stage = (typeof STAGES)[number];

const two = (number: number) => String(number).padStart(2, '0');
const count = (length: number, from: number) => Array.from({ length }, (_, index) => from + index);

export function DatePicker(props: { value: string; onChange: (value: string) => void }) {
  const t = useWords(WORDS);
  const [year = '', month = '', day = ''] = props.value.split('-');
  const [stage, setStage] = useState<Stage>('year');
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() || 31;
  const pick = (value: string, next: Stage) => {
    props.onChange(value);
    setStage(next);
  };
  return (
    <fieldset className="keypad date-picker" aria-label={t('date.pick')}>
      <Stages parts={{ year, month, day }} stage={stage} onStage={setStage} />
      {stage === 'year' && <Years year={year} onPick={(each) => pick(`${each}`, 'month')} />}
      {stage === 'month' && (
        <Numbers
          numbers={count(12, 1)}
          chosen={month}
          onPick={(each) => pick(`${year}-${two(each)}`, 'day')}
        />
      )}
      {stage === 'day' && (
        <Numbers
          className="date-grid-days"
          numbers={count(days, 1)}
          chosen={day}
          onPick={(each) => props.onChange(`${year}-${month}-${two(each)}`)}
        />
      )}
    </fieldset>
  );
}

/** What is picked so far; a part can be picked anew once the one before it stands. */
function Stages(props: { parts: Record<Stage, string>; stage: Stage; onStage: (stage: Stage) => void }) {
  const t = useWords(WORDS);
  const { year, month, day } = props.parts;
  const values = { year: year || '----', month: month || '--', day: day || '--' };
  return (
    <div className="date-stages">
      {STAGES.map((each) => (
        <Key
          key={each}
          isChosen={props.stage === each}
          isDisabled={(each === 'month' && year === '') || (each === 'day' && month === '')}
          onPress={() => props.onStage(each)}
        >
          <span className="key-word">{t(`date.${each}`, { value: values[each] })}</span>
        </Key>
      ))}
    </div>
  );
}

function Years(props: { year: string; onPick: (year: number) => void }) {
  const t = useWords(WORDS);
  const thisYear = Math.max(LEAST_YEAR, Number(useToday()?.slice(0, 4) ?? LEAST_YEAR));
  const [first, setFirst] = useState(() => {
    const near = Number(props.year) || thisYear;
    return near - ((near - FIRST_YEAR) % YEARS_A_PAGE);
  });
  return (
    <>
      <Numbers numbers={count(YEARS_A_PAGE, first)} chosen={props.year} onPick={props.onPick} />
      <div className="date-turn">
        <Key wide isDisabled={first <= FIRST_YEAR} onPress={() => setFirst(first - YEARS_A_PAGE)}>
          <Icon name="back" />
          <span className="key-word">{t('date.earlier')}</span>
        </Key>
        <Key wide isDisabled={first > thisYear + YEARS_AHEAD} onPress={() => setFirst(first + YEARS_A_PAGE)}>
          <span className="key-word">{t('date.later')}</span>
          <Icon name="next" />
        </Key>
      </div>
    </>
  );
}

function Numbers(props: {
  className?: string;
  numbers: readonly number[];
  chosen: string;
  onPick: (number: number) => void;
}) {
  return (
    <div className={props.className ? `date-grid ${props.className}` : 'date-grid'}>
      {props.numbers.map((each) => (
        <Key key={each} isChosen={two(each) === props.chosen} onPress={() => props.onPick(each)}>
          {each}
        </Key>
      ))}
    </div>
  );
}
