/** When to come: a strip of days, and the chosen day's times by morning and afternoon. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { DaysAnswer, Slot } from '../../main/core/booking/contract.ts';
import { useKiosk } from '../app/kiosk-context.tsx';
import { Page } from '../components/page.tsx';

export function TimeScreen(props: {
  answer: DaysAnswer | null;
  chosen: { date: string; start: string } | null;
  busy: boolean;
  failure: string | null;
  /** Somebody was faster; the times shown are fresh. */
  taken: boolean;
  onChoose: (date: string, start: string) => void;
}) {
  const { t, language } = useKiosk();
  const days = props.answer?.days ?? [];
  const free = (slots: readonly Slot[]) => slots.some((slot) => slot.remaining !== 0);
  const [picked, setPicked] = useState(props.chosen);
  const [openDate, setOpenDate] = useState<string | null>(props.chosen?.date ?? null);
  const day =
    days.find((each) => each.date === openDate) ?? days.find((each) => free(each.slots)) ?? days[0] ?? null;
  const slot = day?.slots.find((each) => picked?.date === day.date && each.start === picked.start);
  const takeable = slot !== undefined && slot.remaining !== 0;
  const parts = [
    { name: t('time.morning'), slots: day?.slots.filter((each) => each.start < '12:00') ?? [] },
    { name: t('time.afternoon'), slots: day?.slots.filter((each) => each.start >= '12:00') ?? [] },
  ].filter((part) => part.slots.length > 0);
  const show = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Date(`${date}T12:00:00`).toLocaleDateString(language, options);
  const lead =
    day && takeable
      ? t('time.picked', {
          date: show(day.date, { month: 'long', day: 'numeric', weekday: 'long' }),
          time: `${slot.start}–${slot.end}`,
        })
      : t('time.lead');
  return (
    <Page
      title={t('time.title')}
      lead={lead}
      primary={{
        label: t('nav.next'),
        onPress: () => day && slot && props.onChoose(day.date, slot.start),
        isDisabled: !takeable,
        busy: props.busy,
      }}
      failure={props.failure}
      className="time"
    >
      {props.taken && (
        <p className="notice notice-strong" role="alert">
          {t('time.taken')}
        </p>
      )}
      {props.answer && !props.answer.firm && (
        <p className="notice notice-soft" role="status">
          {t('time.wish')}
        </p>
      )}
      {props.answer && days.length === 0 && <p className="empty">{t('time.none')}</p>}
      {!props.answer && <p className="empty">{t('time.loading')}</p>}
      <fieldset className="days" aria-label={t('time.days')}>
        {days.map((each) => (
          <Button
            key={each.date}
            className={`day${each === day ? ' day-open' : ''}`}
            aria-pressed={each === day}
            isDisabled={!free(each.slots)}
            onPress={() => setOpenDate(each.date)}
          >
            <span>{show(each.date, { weekday: 'short' })}</span>
            <strong>{show(each.date, { month: 'numeric', day: 'numeric' })}</strong>
            {!free(each.slots) && <span>{t('time.full')}</span>}
          </Button>
        ))}
      </fieldset>
      {parts.map((part) => (
        <section key={part.name} className="slot-part">
          <h2>{part.name}</h2>
          <fieldset className="slots" aria-label={part.name}>
            {part.slots.map((each) => (
              <Button
                key={each.start}
                className={`slot${each === slot && takeable ? ' slot-chosen' : ''}`}
                aria-pressed={each === slot && takeable}
                isDisabled={each.remaining === 0}
                onPress={() => day && setPicked({ date: day.date, start: each.start })}
              >
                <strong>
                  {each.start}–{each.end}
                </strong>
                <span>
                  {each.remaining === null
                    ? t('time.wishable')
                    : each.remaining === 0
                      ? t('time.full')
                      : t('time.remaining', { count: each.remaining })}
                </span>
              </Button>
            ))}
          </fieldset>
        </section>
      ))}
    </Page>
  );
}
