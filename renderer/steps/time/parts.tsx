/** What both ways of choosing a time are made of. */
import type { Day, DaysAnswer, OtherPlace, Slot } from '../../../main/core/hall/contract.ts';
import type { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import type { DeadEnd } from '../../../main/core/model/dead-end.ts';
import type { Declared } from '../../../main/core/model/hall/fairness.ts';
import { useBookingLimits } from '../../components/booking-limit.ts';
import { BOOKING_LIMIT_WORDS } from '../../components/booking-limit.words.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import type { Failure } from '../../components/failure.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { AlsoButton, type Together } from '../also-items/screen.tsx';
import { WORDS as ALSO_WORDS } from '../also-items/words.ts';
import { WORDS } from './words.ts';
import './time.css';

export const TEXTS = { ...COMMON_WORDS, ...ALSO_WORDS, ...WORDS };

export interface TimeProps {
  answer: DaysAnswer | null;
  /** The time chosen was refused by the rules: why. */
  refusal?: BookingLimit | null;
  /** Says what exempts from a suspension. */
  onDeclare: (declared: Declared) => void;
  chosen: { date: string; start: string } | null;
  /** The time that is kept until the new one is sure; null where none is changed. */
  before: { date: string; start: string; end: string } | null;
  busy: boolean;
  failure: Failure | null;
  /** Somebody was faster; the times shown are fresh. */
  taken: boolean;
  onChoose: (date: string, start: string) => void;
  /** Asks for the times of another place. */
  onPlace: (id: string) => void;
  /** What else is done in the same visit. */
  together?: Together | null | undefined;
}

export type Picked = { date: string; start: string } | null;
export type PartName = 'morning' | 'afternoon';
/** A time that can be taken. */
export type Offered = { day: Day; slot: Slot };

const NOON = '12:00';
export const LONG_DAY = { month: 'long', day: 'numeric', weekday: 'long' } as const;

export const isFree = (slot: Slot) => slot.remaining !== 0;
export const hasFree = ({ slots }: Day) => slots.some(isFree);
export const partOf = ({ start }: Pick<Slot, 'start'>): PartName => (start < NOON ? 'morning' : 'afternoon');
export const showDate = (date: string, language: string, options: Intl.DateTimeFormatOptions) =>
  new Date(`${date}T12:00:00`).toLocaleDateString(language, options);

export type ViewProps = TimeProps & {
  /** What the citizen picked, where it can still be taken; else the first time that is free. Null: there is none. */
  offered: Offered | null;
  /** Whether the citizen picked it. */
  isPicked: boolean;
  setPicked: (picked: Picked) => void;
};

/** Whether it is certain once it is chosen: otherwise it is a wish. */
export const isSure = ({ remaining }: Slot) => remaining !== null && remaining > 0;

/** The picked time where it is still free, else the first that is certain, else the first that can be wished for. */
export function offeredTime(days: readonly Day[], picked: Picked): Offered | null {
  for (const day of days) {
    if (day.date !== picked?.date) continue;
    const slot = day.slots.find(({ start }) => start === picked.start);
    if (slot && isFree(slot)) return { day, slot };
  }
  for (const isFit of [isSure, isFree]) {
    const day = days.find(({ slots }) => slots.some(isFit));
    const slot = day?.slots.find(isFit);
    if (day && slot) return { day, slot };
  }
  return null;
}

/** What this screen refuses, if anything. */
export function deadEndOf(
  { taken, refusal }: Pick<ViewProps, 'taken' | 'refusal'>,
  noTimes: 'clock-wrong' | 'no-times' | null,
): DeadEnd | null {
  if (noTimes) return noTimes;
  if (refusal) return 'booking-limit';
  return taken ? 'time-taken' : null;
}

/** Where else there is a time, first the earliest. */
export function openPlaces(answer: DaysAnswer | null): OtherPlace[] {
  const when = ({ earliest }: OtherPlace) => `${earliest?.date} ${earliest?.start}`;
  return (answer?.others ?? [])
    .filter(({ earliest }) => earliest !== null)
    .sort((a, b) => when(a).localeCompare(when(b)));
}

/** Why there is no time to go on with, neither here nor elsewhere. */
export function useNoTimes({ answer, offered }: ViewProps): 'clock-wrong' | 'no-times' | null {
  const { status } = useKiosk();
  if (!answer || offered || openPlaces(answer).length > 0) return null;
  return answer.days.length === 0 && status && status.clock !== 'right' ? 'clock-wrong' : 'no-times';
}

/** Whether what is offered is certain although the platform is away: it had leased the place to this kiosk. */
export const isPromised = ({ answer, offered }: Pick<ViewProps, 'answer' | 'offered'>) =>
  answer?.firm === false && offered !== null && isSure(offered.slot);

/** `asksForOffer`: one time alone is shown, and nothing beside it. */
export function Notices(props: ViewProps & { asksForOffer?: boolean }) {
  const t = useWords(TEXTS);
  const { answer, offered } = props;
  const none = useNoTimes(props);
  return (
    <>
      {props.before && <Kept before={props.before} />}
      {props.taken && (
        <p className="notice notice-strong" role="status">
          {t(offered ? 'time.taken' : 'time.takenAll')}
        </p>
      )}
      <Fair {...props} />
      {answer && offered && <Uncertain answer={answer} alone={props.asksForOffer ? offered.slot : null} />}
      {none && (
        <p className="notice notice-strong" role="status">
          {t(none === 'clock-wrong' ? 'time.clock' : severalOf(props) ? 'also.noTime' : 'time.none')}
        </p>
      )}
      {none && severalOf(props) && <ChangeTogether {...props} />}
      {none && <Elsewhere />}
      {!answer && <p className="empty">{t('time.loading')}</p>}
    </>
  );
}

const severalOf = ({ together }: Pick<TimeProps, 'together'>) => (together?.names.length ?? 0) > 1;

/** The way to what else is done in the same visit. */
export function ChangeTogether({ together }: Pick<TimeProps, 'together'>) {
  if (!together?.onChange) return null;
  return <AlsoButton count={together.names.length} onPress={together.onChange} />;
}

/** Which items the visit has, where it has several. */
export function TogetherWords({ together }: Pick<TimeProps, 'together'>) {
  const t = useWords(TEXTS);
  const names = together?.names ?? [];
  if (names.length < 2) return null;
  return (
    <p className="time-together">
      <strong>{t('also.several', { count: names.length })}</strong> {names.join('、')}
    </p>
  );
}

/** What the rules say: what comes near, what was refused, and until when the newest day is drawn. */
function Fair({ answer, offered, refusal, together, asksForOffer }: ViewProps & { asksForOffer?: boolean }) {
  const t = useWords({ ...TEXTS, ...BOOKING_LIMIT_WORDS });
  const { language } = useKiosk();
  const said = useBookingLimits();
  const { warning = null, left = null } = answer?.standing ?? {};
  const isLast = left !== null && left <= (together?.names.length ?? 1) && !answer?.standing?.limit;
  const drawn = answer?.days.find(({ draw, date }) => draw && (!asksForOffer || date === offered?.day.date));
  return (
    <>
      {refusal && (
        <p className="notice notice-strong" role="status">
          {said.limit(refusal).text}
        </p>
      )}
      {warning ? (
        <p className="notice notice-soft" role="status">
          {said.warning(warning)}
        </p>
      ) : (
        isLast && <p className="notice notice-soft">{t('fair.lastOne')}</p>
      )}
      <OwnDays answer={answer} before={asksForOffer ? offered : null} />
      {drawn?.draw && (
        <p className="notice notice-soft">
          {t('time.draw', {
            date: showDate(drawn.date, language, LONG_DAY),
            time: hallTime(Date.parse(drawn.draw)).slice(11, 16),
          })}
        </p>
      )}
    </>
  );
}

/** Days on which the zone has a booking of theirs already. `before`: only those that would come first; null: all of them. */
function OwnDays(props: { answer: DaysAnswer | null; before: Offered | null }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const own = (props.answer?.days ?? []).filter(
    ({ date, limit }) => limit && (!props.before || date < props.before.day.date),
  );
  if (own.length === 0) return null;
  const dates = own.map(({ date }) => showDate(date, language, { month: 'long', day: 'numeric' }));
  return (
    <p className="notice notice-soft">
      {t('time.ownDays', { dates: new Intl.ListFormat(language, { type: 'conjunction' }).format(dates) })}
    </p>
  );
}

/** The time that the booking has, and keeps meanwhile. */
function Kept({ before: { date, start, end } }: { before: NonNullable<TimeProps['before']> }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  return (
    <p className="notice notice-soft">
      {t('time.before', { date: showDate(date, language, LONG_DAY), time: `${start}–${end}` })}
    </p>
  );
}

/**
 * Why a time is a wish, in one notice: nobody could be asked, or the days off of its year are not known. `alone`: the one time that is
 * shown; null: they all are.
 */
function Uncertain(props: { answer: DaysAnswer; alone: Slot | null }) {
  const t = useWords(TEXTS);
  const { firm, unknownYears, days } = props.answer;
  if (firm && unknownYears.length === 0) return null;
  const year = unknownYears.join('、');
  const someAreSure = days.some(({ slots }) => slots.some(isSure));
  const away = () => {
    if (props.alone) return isSure(props.alone) ? 'time.sureAlone' : 'time.wish';
    return someAreSure ? 'time.wishSome' : 'time.wish';
  };
  return (
    <p className="notice notice-soft" role="status">
      {unknownYears.length === 0
        ? t(away())
        : t(firm ? 'time.unknownYear' : 'time.unknownYearOffline', { year })}
    </p>
  );
}

/** What is said of a time: how many places are left, or what it is worth while the platform is away. */
function slotWord({ remaining }: Slot, firm: boolean): keyof typeof WORDS {
  if (remaining === null) return 'time.wishable';
  if (remaining === 0) return 'time.full';
  return firm ? 'time.remaining' : 'time.sure';
}

export function SlotButton(props: { slot: Slot; firm: boolean; isChosen: boolean; onPress: () => void }) {
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
      <span>{t(slotWord(slot, props.firm), { count: slot.remaining ?? 0 })}</span>
    </Button>
  );
}

/** Other places, each with its first free time where it is known. */
export function PlaceButtons(props: { places: readonly OtherPlace[]; onPlace: (id: string) => void }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  return (
    <fieldset className="places" aria-label={t('time.places')}>
      {props.places.map(({ id, name, address, earliest }) => (
        <Button key={id} className="place" onPress={() => props.onPlace(id)}>
          <strong>{name}</strong>
          <span>{address}</span>
          {earliest && (
            <span className="place-earliest">
              {t('time.earliestAt', {
                date: showDate(earliest.date, language, LONG_DAY),
                time: `${earliest.start}–${earliest.end}`,
              })}
            </span>
          )}
        </Button>
      ))}
    </fieldset>
  );
}
