/**
 * When to come: the first free time is offered at once; a month shows what else there is, and the chosen day's times stand by morning and
 * afternoon. 长辈版 asks for one after the other.
 */
import { useState } from 'react';
import type { DaysAnswer } from '../../../main/core/hall/contract.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { type Closure, closures, reasonIn } from './closures.ts';
import { OneByOne } from './elder.tsx';
import { LimitScreen } from './limit-screen.tsx';
import { Month } from './month.tsx';
import {
  ChangeTogether,
  deadEndOf,
  isPromised,
  LONG_DAY,
  Notices,
  offeredTime,
  openPlaces,
  type Picked,
  PlaceButtons,
  partOf,
  SlotButton,
  showDate,
  TEXTS,
  type TimeProps,
  TogetherWords,
  useNoTimes,
  type ViewProps,
} from './parts.tsx';
import { PROMPTS } from './words.ts';

export function TimeScreen(props: TimeProps) {
  const { modes } = useKiosk();
  const [picked, setPicked] = useState<Picked>(props.chosen);
  const offered = offeredTime(props.answer?.days ?? [], picked);
  const isPicked =
    offered !== null && offered.day.date === picked?.date && offered.slot.start === picked.start;
  const shared = { ...props, offered, isPicked, setPicked };
  const limit = props.answer?.standing?.limit;
  if (limit) return <LimitScreen {...props} limit={limit} />;
  return modes.elder ? <OneByOne {...shared} /> : <AllAtOnce {...shared} />;
}

/** What is said of the time that is offered. */
function leadOf(
  props: ViewProps,
): 'time.picked' | 'time.earliestSure' | 'time.earliestDraw' | 'time.earliest' {
  if (props.isPicked) return 'time.picked';
  if (props.offered?.day.draw) return 'time.earliestDraw';
  return isPromised(props) ? 'time.earliestSure' : 'time.earliest';
}

function AllAtOnce(props: ViewProps) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const noTimes = useNoTimes(props);
  const { answer, offered } = props;
  const days = answer?.days ?? [];
  const [openDate, setOpenDate] = useState<string | null>(null);
  const [asksPlace, setAsksPlace] = useState(false);
  const day = days.find((each) => each.date === openDate) ?? offered?.day;
  const slot = day && day === offered?.day ? offered.slot : null;
  const when = offered && {
    date: showDate(offered.day.date, language, LONG_DAY),
    time: `${offered.slot.start}–${offered.slot.end}`,
  };
  const choosesPlace = answer !== null && (asksPlace || (!offered && openPlaces(answer).length > 0));
  return (
    <Page
      title={t('time.title')}
      lead={choosesPlace || !when ? undefined : t(leadOf(props), when)}
      prompt={PROMPTS.time}
      onBack={asksPlace ? () => setAsksPlace(false) : undefined}
      primary={
        choosesPlace
          ? undefined
          : {
              label: t('nav.next'),
              onPress: () => offered && props.onChoose(offered.day.date, offered.slot.start),
              isDisabled: !offered,
              busy: props.busy,
            }
      }
      failure={props.failure}
      deadEnd={deadEndOf(props, noTimes)}
      className="time"
    >
      <Notices {...props} />
      {choosesPlace ? (
        <Places
          {...props}
          onPlace={(id) => {
            setAsksPlace(false);
            setOpenDate(null);
            props.setPicked(null);
            props.onPlace(id);
          }}
        />
      ) : (
        answer &&
        !noTimes && (
          <div className="time-both">
            <div className="time-days">
              <Where {...props} onAsk={() => setAsksPlace(true)} />
              <Month answer={answer} open={day} onOpen={setOpenDate} />
              <Legend answer={answer} />
            </div>
            <div className="time-slots">
              {(['morning', 'afternoon'] as const).map((part) => {
                const slots = day?.slots.filter((each) => partOf(each) === part) ?? [];
                if (!day || slots.length === 0) return null;
                return (
                  <section key={part} className="slot-part">
                    <h2>
                      {showDate(day.date, language, { month: 'long', day: 'numeric' })} {t(`time.${part}`)}
                    </h2>
                    <fieldset className="slots" aria-label={t(`time.${part}`)}>
                      {slots.map((each) => (
                        <SlotButton
                          key={each.start}
                          slot={each}
                          firm={answer.firm}
                          isChosen={each === slot}
                          onPress={() => props.setPicked({ date: day.date, start: each.start })}
                        />
                      ))}
                    </fieldset>
                  </section>
                );
              })}
            </div>
          </div>
        )
      )}
    </Page>
  );
}

/** What a day without a word is, when the next one is given out, and why the hall is closed on days when it mostly is not. */
function Legend({ answer: { next, closed } }: { answer: DaysAnswer }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const short = (date: string) => showDate(date, language, { month: 'long', day: 'numeric' });
  const time = next && hallTime(Date.parse(next.at)).slice(11, 16);
  return (
    <p className="month-legend">
      {next && time ? t('time.next', { time, date: short(next.date) }) : t('time.later')}
      {closures(closed).map((closure) => (
        <Closed key={closure.from} {...closure} />
      ))}
    </p>
  );
}

/** In the reader's language, or without the reason. */
function Closed(closure: Closure) {
  const { from, to } = closure;
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const short = (date: string) => showDate(date, language, { month: 'long', day: 'numeric' });
  const days = from === to ? short(from) : `${short(from)}–${short(to)}`;
  const said = reasonIn(closure, language);
  return (
    <span className="month-why">
      {said === null ? t('time.closedThen', { days }) : t('time.closedWhy', { days, why: said })}
    </span>
  );
}

/** Where the visit is, how long it takes, and the way to another place. */
function Where({ answer, onAsk, together }: ViewProps & { onAsk: () => void }) {
  const t = useWords(TEXTS);
  if (!answer?.place) return null;
  const { place, visitMinutes, others } = answer;
  return (
    <>
      <TogetherWords together={together} />
      <div className="time-where">
        <p>
          <strong>{place.name}</strong> {place.windows}
          {visitMinutes !== null && <span>{t('time.visit', { minutes: visitMinutes })}</span>}
        </p>
        <div className="time-where-ways">
          {others.length > 0 && (
            <Button className="button button-quiet" onPress={onAsk}>
              <Icon name="building" />
              {t('time.otherPlace')}
            </Button>
          )}
          <ChangeTogether together={together} />
        </div>
      </div>
    </>
  );
}

/** Where this place is full: the others with a free time. Asked for: all others. */
function Places(props: ViewProps) {
  const t = useWords(TEXTS);
  const { answer, offered, onPlace } = props;
  const places = offered ? (answer?.others ?? []) : openPlaces(answer);
  return (
    <>
      {!offered && (
        <p className="notice notice-soft" role="status">
          {t('time.fullHere', { place: answer?.place?.name ?? '' })}
        </p>
      )}
      <PlaceButtons places={places} onPlace={onPlace} />
    </>
  );
}
