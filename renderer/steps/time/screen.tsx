/** When to come: a strip of days, and the chosen day's times by morning and afternoon. 长辈版 asks day, half of the day and time one by one. */
import { useState } from 'react';
import type { Day, DaysAnswer, Slot } from '../../../main/core/hall/contract.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './time.css';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

export interface TimeProps {
  answer: DaysAnswer | null;
  chosen: { date: string; start: string } | null;
  busy: boolean;
  failure: string | null;
  /** Somebody was faster; the times shown are fresh. */
  taken: boolean;
  onChoose: (date: string, start: string) => void;
}

type Picked = { date: string; start: string } | null;
type PartName = 'morning' | 'afternoon';

const NOON = '12:00';
/** With the two turning keys no more than seven choices. */
const ELDER_CHOICES = 5;
const LONG_DAY = { month: 'long', day: 'numeric', weekday: 'long' } as const;

const isFree = (slot: Slot) => slot.remaining !== 0;
const partOf = (slot: Slot): PartName => (slot.start < NOON ? 'morning' : 'afternoon');
const showDate = (date: string, language: string, options: Intl.DateTimeFormatOptions) =>
  new Date(`${date}T12:00:00`).toLocaleDateString(language, options);

export function TimeScreen(props: TimeProps) {
  const { modes } = useKiosk();
  const [picked, setPicked] = useState<Picked>(props.chosen);
  const shared = { ...props, picked, setPicked };
  return modes.elder ? <OneByOne {...shared} /> : <AllAtOnce {...shared} />;
}

type ViewProps = TimeProps & { picked: Picked; setPicked: (picked: Picked) => void };

function Notices(props: TimeProps) {
  const t = useWords(TEXTS);
  const { answer } = props;
  return (
    <>
      {props.taken && (
        <p className="notice notice-strong" role="alert">
          {t('time.taken')}
        </p>
      )}
      {answer && !answer.firm && (
        <p className="notice notice-soft" role="status">
          {t('time.wish')}
        </p>
      )}
      {answer?.days.length === 0 && <p className="empty">{t('time.none')}</p>}
      {!answer && <p className="empty">{t('time.loading')}</p>}
    </>
  );
}

function SlotButton(props: { slot: Slot; isChosen: boolean; onPress: () => void }) {
  const t = useWords(TEXTS);
  const { slot } = props;
  return (
    <Button
      className={`slot${props.isChosen ? ' slot-chosen' : ''}`}
      aria-pressed={props.isChosen}
      isDisabled={!isFree(slot)}
      onPress={props.onPress}
    >
      <strong>
        {slot.start}–{slot.end}
      </strong>
      <span>
        {slot.remaining === null
          ? t('time.wishable')
          : slot.remaining === 0
            ? t('time.full')
            : t('time.remaining', { count: slot.remaining })}
      </span>
    </Button>
  );
}

function usePrimary(props: ViewProps, day: Day | undefined) {
  const t = useWords(TEXTS);
  const slot = day?.slots.find(
    (each) => props.picked?.date === day.date && each.start === props.picked.start,
  );
  const takeable = slot !== undefined && isFree(slot);
  return {
    slot: takeable ? slot : null,
    primary: {
      label: t('nav.next'),
      onPress: () => day && slot && props.onChoose(day.date, slot.start),
      isDisabled: !takeable,
      busy: props.busy,
    },
  };
}

function AllAtOnce(props: ViewProps) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
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
      lead={lead}
      prompt={PROMPTS.time}
      primary={primary}
      failure={props.failure}
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

function OneByOne(props: ViewProps) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const days = props.answer?.days ?? [];
  const [date, setDate] = useState<string | null>(props.picked?.date ?? null);
  const [part, setPart] = useState<PartName | null>(
    props.picked ? (props.picked.start < NOON ? 'morning' : 'afternoon') : null,
  );
  const day = days.find((each) => each.date === date);
  const { slot, primary } = usePrimary(props, day);
  const named = day ? showDate(day.date, language, LONG_DAY) : '';
  const lead = !day
    ? t('time.leadDay')
    : !part
      ? t('time.leadPart', { date: named })
      : t('time.leadSlot', { date: named, part: t(`time.${part}`) });
  return (
    <Page
      title={t('time.title')}
      lead={lead}
      prompt={PROMPTS.time}
      onBack={day && part ? () => setPart(null) : day ? () => setDate(null) : undefined}
      primary={day && part ? primary : undefined}
      failure={props.failure}
      className="time time-elder"
    >
      <Notices {...props} />
      {!day && (
        <Paged items={days} perPage={ELDER_CHOICES}>
          {(shown) => (
            <fieldset className="elder-choices" aria-label={t('time.days')}>
              {shown.map((each) => (
                <Button
                  key={each.date}
                  className="day"
                  isDisabled={!each.slots.some(isFree)}
                  onPress={() => setDate(each.date)}
                >
                  <strong>{showDate(each.date, language, LONG_DAY)}</strong>
                  {!each.slots.some(isFree) && <span>{t('time.full')}</span>}
                </Button>
              ))}
            </fieldset>
          )}
        </Paged>
      )}
      {day && !part && (
        <fieldset className="elder-choices" aria-label={t('time.lead')}>
          {(['morning', 'afternoon'] as const).map((each) => {
            const open = day.slots.some((one) => partOf(one) === each && isFree(one));
            return (
              <Button key={each} className="day" isDisabled={!open} onPress={() => setPart(each)}>
                <strong>{t(`time.${each}`)}</strong>
                {!open && <span>{t('time.full')}</span>}
              </Button>
            );
          })}
        </fieldset>
      )}
      {day && part && (
        <fieldset className="elder-choices elder-slots" aria-label={t(`time.${part}`)}>
          {day.slots
            .filter((each) => partOf(each) === part)
            .map((each) => (
              <SlotButton
                key={each.start}
                slot={each}
                isChosen={each === slot}
                onPress={() => props.setPicked({ date: day.date, start: each.start })}
              />
            ))}
        </fieldset>
      )}
    </Page>
  );
}
