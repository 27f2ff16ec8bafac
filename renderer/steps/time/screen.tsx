/** When to come: a strip of days, and the chosen day's times by morning and afternoon. 长辈版 asks for one after the other. */
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { OneByOne } from './elder.tsx';
import {
  isFree,
  LONG_DAY,
  Notices,
  type Picked,
  partOf,
  SlotButton,
  showDate,
  TEXTS,
  type TimeProps,
  useNoTimes,
  usePrimary,
  type ViewProps,
} from './parts.tsx';
import { PROMPTS } from './words.ts';

export function TimeScreen(props: TimeProps) {
  const { modes } = useKiosk();
  const [picked, setPicked] = useState<Picked>(props.chosen);
  const shared = { ...props, picked, setPicked };
  return modes.elder ? <OneByOne {...shared} /> : <AllAtOnce {...shared} />;
}

function AllAtOnce(props: ViewProps) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const noTimes = useNoTimes(props);
  const days = props.answer?.days ?? [];
  const [openDate, setOpenDate] = useState<string | null>(props.picked?.date ?? null);
  const day =
    days.find((each) => each.date === openDate) ?? days.find((each) => each.slots.some(isFree)) ?? days[0];
  const { slot, primary } = usePrimary(props, day);
  const lead =
    day && slot
      ? t('time.picked', {
          date: showDate(day.date, language, LONG_DAY),
          time: `${slot.start}–${slot.end}`,
        })
      : t('time.lead');
  return (
    <Page
      title={t('time.title')}
      lead={props.answer?.days.length === 0 ? undefined : lead}
      prompt={PROMPTS.time}
      primary={primary}
      failure={props.failure}
      deadEnd={noTimes ?? (props.taken ? 'time-taken' : null)}
      className="time"
    >
      <Notices {...props} />
      <fieldset className="days" aria-label={t('time.days')}>
        {days.map((each) => (
          <Button
            key={each.date}
            className={`day${each === day ? ' day-open' : ''}`}
            aria-pressed={each === day}
            isDisabled={!each.slots.some(isFree)}
            onPress={() => setOpenDate(each.date)}
          >
            <span>{showDate(each.date, language, { weekday: 'short' })}</span>
            <strong>{showDate(each.date, language, { month: 'numeric', day: 'numeric' })}</strong>
            {!each.slots.some(isFree) && <span>{t('time.full')}</span>}
          </Button>
        ))}
      </fieldset>
      {(['morning', 'afternoon'] as const).map((part) => {
        const slots = day?.slots.filter((each) => partOf(each) === part) ?? [];
        if (slots.length === 0) return null;
        return (
          <section key={part} className="slot-part">
            <h2>{t(`time.${part}`)}</h2>
            <fieldset className="slots" aria-label={t(`time.${part}`)}>
              {slots.map((each) => (
                <SlotButton
                  key={each.start}
                  slot={each}
                  isChosen={each === slot}
                  onPress={() => day && props.setPicked({ date: day.date, start: each.start })}
                />
              ))}
            </fieldset>
          </section>
        );
      })}
    </Page>
  );
}
