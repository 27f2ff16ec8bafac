/** A calendar's sheet of the coming weeks: which days are free, nearly full, full, closed, or not open for booking yet. */
import type { ClosedDay, Day, DaysAnswer } from '../../../main/core/hall/contract.ts';
import { addDays, sheetDays } from '../../../main/core/model/hall/days.ts';
import { Button } from '../../components/button.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { hasFree, LONG_DAY, showDate, TEXTS } from './parts.tsx';
import './month.css';

/** Any Monday. */
const A_MONDAY = '2026-11-30';
const WEEK = [0, 1, 2, 3, 4, 5, 6];

export type DayWord = 'free' | 'few' | 'full' | 'own';

/** `few`: as few places left as this are few. */
export function dayWord(day: Day, few: number): DayWord {
  if (day.limit) return 'own';
  if (!hasFree(day)) return 'full';
  // How many a wished time has, nobody here knows.
  const left = day.slots.reduce((sum, { remaining }) => sum + (remaining ?? Number.POSITIVE_INFINITY), 0);
  return left <= few ? 'few' : 'free';
}

export function Month(props: { answer: DaysAnswer; open: Day | undefined; onOpen: (date: string) => void }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const { days, closed, today } = props.answer;
  const first = today ?? days[0]?.date;
  if (first === undefined) return null;
  const sheet = sheetDays(first, days.at(-1)?.date ?? first);
  return (
    <fieldset className="month" aria-label={t('time.days')}>
      {WEEK.map((at) => (
        <span key={at} className="month-weekday" aria-hidden="true">
          {showDate(addDays(A_MONDAY, at), language, { weekday: 'short' })}
        </span>
      ))}
      {sheet.map((date, at) => {
        const day = days.find((each) => each.date === date);
        const month = at === 0 || date.endsWith('-01');
        if (day) return <OpenDay key={date} {...props} day={day} withMonth={month} />;
        const off = closed.find((each) => each.date === date);
        const isPast = date <= first;
        return <OtherDay key={date} date={date} off={off} isToday={date === today} {...{ isPast, month }} />;
      })}
    </fieldset>
  );
}

function OpenDay(props: {
  answer: DaysAnswer;
  day: Day;
  open: Day | undefined;
  withMonth: boolean;
  onOpen: (date: string) => void;
}) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const { day } = props;
  const word = dayWord(day, props.answer.few);
  const says = t(`time.${word}Day`);
  const isOpen = day === props.open;
  return (
    <Button
      className={`month-day month-${word}${isOpen ? ' month-open' : ''}`}
      aria-pressed={isOpen}
      isDisabled={!hasFree(day)}
      onPress={() => props.onOpen(day.date)}
    >
      <span className="unseen">
        {showDate(day.date, language, LONG_DAY)} {day.isMadeUp && t('time.madeUpLong')} {says}
      </span>
      <DayNumber date={day.date} withMonth={props.withMonth} />
      <span className="month-words" aria-hidden="true">
        {day.isMadeUp && <em>{t('time.madeUp')}</em>}
        <span>{says}</span>
      </span>
    </Button>
  );
}

function OtherDay(props: {
  date: string;
  off: ClosedDay | undefined;
  isPast: boolean;
  isToday: boolean;
  month: boolean;
}) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const { off } = props;
  const name = off && (language === 'zh-CN' ? off.name : off.nameEn);
  const short = off?.why === 'holiday' && name ? name : t('time.closedDay');
  return (
    <div className={`month-day ${props.isPast ? 'month-past' : off ? 'month-closed' : 'month-later'}`}>
      {off && !props.isPast && <span className="unseen">{showDate(props.date, language, LONG_DAY)}</span>}
      <DayNumber date={props.date} withMonth={props.month} />
      <span>{props.isToday ? t('time.today') : props.isPast ? '' : off ? short : ''}</span>
    </div>
  );
}

function DayNumber(props: { date: string; withMonth: boolean }) {
  const { language } = useKiosk();
  const options = props.withMonth ? ({ month: 'numeric', day: 'numeric' } as const) : null;
  return (
    <strong aria-hidden="true">
      {options ? showDate(props.date, language, options) : String(Number(props.date.slice(8)))}
    </strong>
  );
}
