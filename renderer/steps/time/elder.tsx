/** When to come, in 长辈版: the first free time is offered; whoever wants another is asked the day, half of the day and the time, one by one. */
import { useState } from 'react';
import type { Day } from '../../../main/core/hall/contract.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import {
  ChangeTogether,
  deadEndOf,
  hasFree,
  isFree,
  LONG_DAY,
  Notices,
  openPlaces,
  type PartName,
  PlaceButtons,
  partOf,
  SlotButton,
  showDate,
  TEXTS,
  TogetherWords,
  useNoTimes,
  type ViewProps,
} from './parts.tsx';
import { PROMPTS } from './words.ts';

const ELDER_MOST = 7;
/** With the two turning keys no more than seven choices. */
const ELDER_CHOICES = 5;

/** Which question stands. */
type Asked =
  | { what: 'offer' | 'place' | 'day' }
  | { what: 'part'; date: string }
  | { what: 'slot'; date: string; part: PartName };

/** The question before. */
function before(asked: Asked): Asked | null {
  if (asked.what === 'slot') return { what: 'part', date: asked.date };
  if (asked.what === 'part') return { what: 'day' };
  return asked.what === 'offer' ? null : { what: 'offer' };
}

export function OneByOne(props: ViewProps) {
  const t = useWords(TEXTS);
  const noTimes = useNoTimes(props);
  const { answer, offered } = props;
  const [chosen, setAsked] = useState<Asked>({ what: 'offer' });
  const isFullHere = answer !== null && !offered && openPlaces(answer).length > 0;
  const asked: Asked = isFullHere ? { what: 'place' } : chosen;
  const back = isFullHere ? null : before(asked);
  const lead = useLead(props, asked);
  return (
    <Page
      title={t(asked.what === 'place' ? 'time.placeTitle' : 'time.title')}
      lead={noTimes || !answer ? undefined : lead}
      prompt={PROMPTS.time}
      onBack={back ? () => setAsked(back) : undefined}
      failure={props.failure}
      deadEnd={deadEndOf(props, noTimes)}
      className="time time-elder"
    >
      <Notices {...props} asksForOffer={asked.what === 'offer'} />
      {asked.what === 'offer' && <TogetherWords together={props.together} />}
      {answer && !noTimes && <Question {...props} asked={asked} setAsked={setAsked} />}
    </Page>
  );
}

/** The question in words. */
function useLead({ answer, offered, isPicked }: ViewProps, asked: Asked): string | undefined {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const named = 'date' in asked ? showDate(asked.date, language, LONG_DAY) : '';
  switch (asked.what) {
    case 'offer':
      if (isPicked) return t('time.leadPicked');
      return t(offered?.day.draw ? 'time.leadDraw' : 'time.leadOffer');
    case 'place':
      return offered ? t('time.leadPlace') : t('time.fullHere', { place: answer?.place?.name ?? '' });
    case 'day':
      return t('time.leadDay');
    case 'part':
      return t('time.leadPart', { date: named });
    case 'slot':
      return t('time.leadSlot', { date: named, part: t(`time.${asked.part}`) });
  }
}

function Question(props: ViewProps & { asked: Asked; setAsked: (asked: Asked) => void }) {
  const { answer, asked, setAsked } = props;
  const days = answer?.days ?? [];
  const day = 'date' in asked ? days.find(({ date }) => date === asked.date) : undefined;
  if (asked.what === 'offer') return <Offer {...props} />;
  if (asked.what === 'place') {
    const onPlace = (id: string) => {
      props.setPicked(null);
      setAsked({ what: 'offer' });
      props.onPlace(id);
    };
    return <Places {...props} onPlace={onPlace} />;
  }
  // A day that went meanwhile is asked for again.
  if (!day) return <Days days={days} onPick={(date) => setAsked({ what: 'part', date })} />;
  const { date } = day;
  if (asked.what === 'slot') return <Slots {...props} day={day} part={asked.part} />;
  return <Halves day={day} onPick={(part) => setAsked({ what: 'slot', date, part })} />;
}

/** The time that is offered, large, and what else can be done. */
function Offer(props: ViewProps & { setAsked: (asked: Asked) => void }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const { answer, offered, busy } = props;
  if (!offered) return null;
  const { day, slot } = offered;
  return (
    <fieldset className="elder-choices elder-offer" aria-label={t('time.title')}>
      <Button className="day day-take" isDisabled={busy} onPress={() => props.onChoose(day.date, slot.start)}>
        <strong>{showDate(day.date, language, LONG_DAY)}</strong>
        <strong>
          {t(`time.${partOf(slot)}`)} {slot.start}–{slot.end}
        </strong>
        {answer?.place && (
          <span className="day-take-place">
            {answer.place.name} {answer.place.windows}
          </span>
        )}
        <span className="day-take-words">{t(day.draw ? 'time.takeDraw' : 'time.take')}</span>
      </Button>
      <Button className="day" onPress={() => props.setAsked({ what: 'day' })}>
        <strong>{t('time.otherTime')}</strong>
      </Button>
      {answer && answer.others.length > 0 && (
        <Button className="day" onPress={() => props.setAsked({ what: 'place' })}>
          <strong>{t('time.otherPlace')}</strong>
        </Button>
      )}
      <ChangeTogether together={props.together} />
    </fieldset>
  );
}

function Places(props: ViewProps) {
  const places = props.offered ? (props.answer?.others ?? []) : openPlaces(props.answer);
  return (
    <Paged items={places} perPage={ELDER_CHOICES}>
      {(shown) => <PlaceButtons places={shown} onPlace={props.onPlace} />}
    </Paged>
  );
}

function Days(props: { days: readonly Day[]; onPick: (date: string) => void }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  return (
    <Paged items={props.days} perPage={ELDER_CHOICES}>
      {(shown) => (
        <fieldset className="elder-choices" aria-label={t('time.days')}>
          {shown.map((day) => (
            <Button
              key={day.date}
              className="day"
              isDisabled={!hasFree(day)}
              onPress={() => props.onPick(day.date)}
            >
              <strong>{showDate(day.date, language, LONG_DAY)}</strong>
              {!hasFree(day) && <span>{t(day.limit ? 'time.ownDayLong' : 'time.full')}</span>}
              {day.isMadeUp && <span>{t('time.madeUpLong')}</span>}
            </Button>
          ))}
        </fieldset>
      )}
    </Paged>
  );
}

function Halves(props: { day: Day; onPick: (part: PartName) => void }) {
  const t = useWords(TEXTS);
  return (
    <fieldset className="elder-choices" aria-label={t('time.lead')}>
      {(['morning', 'afternoon'] as const).map((each) => {
        const open = props.day.slots.some((slot) => partOf(slot) === each && isFree(slot));
        return (
          <Button key={each} className="day" isDisabled={!open} onPress={() => props.onPick(each)}>
            <strong>{t(`time.${each}`)}</strong>
            {!open && <span>{t('time.full')}</span>}
          </Button>
        );
      })}
    </fieldset>
  );
}

/** A tap on a time takes it: it is asked once more before anything is handed in. */
function Slots(props: ViewProps & { day: Day; part: PartName }) {
  const t = useWords(TEXTS);
  const { day, offered, busy } = props;
  const slots = day.slots.filter((each) => partOf(each) === props.part);
  return (
    <Paged items={slots} perPage={slots.length > ELDER_MOST ? ELDER_CHOICES : ELDER_MOST}>
      {(shown) => (
        <fieldset className="elder-choices elder-slots" aria-label={t(`time.${props.part}`)} disabled={busy}>
          {shown.map((each) => (
            <SlotButton
              key={each.start}
              slot={each}
              firm={props.answer?.firm ?? false}
              isChosen={props.isPicked && each === offered?.slot}
              onPress={() => {
                props.setPicked({ date: day.date, start: each.start });
                props.onChoose(day.date, each.start);
              }}
            />
          ))}
        </fieldset>
      )}
    </Paged>
  );
}
