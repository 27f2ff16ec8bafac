/** What both ways of choosing a time are made of. */
import type { Day, DaysAnswer, Slot } from '../../../main/core/hall/contract.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import type { Failure } from '../../components/failure.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';
import './time.css';

export const TEXTS = { ...COMMON_WORDS, ...WORDS };

export interface TimeProps {
  answer: DaysAnswer | null;
  chosen: { date: string; start: string } | null;
  busy: boolean;
  failure: Failure | null;
  /** Somebody was faster; the times shown are fresh. */
  taken: boolean;
  onChoose: (date: string, start: string) => void;
}

export type Picked = { date: string; start: string } | null;
export type PartName = 'morning' | 'afternoon';

const NOON = '12:00';
export const LONG_DAY = { month: 'long', day: 'numeric', weekday: 'long' } as const;

export const isFree = (slot: Slot) => slot.remaining !== 0;
export const partOf = ({ start }: Pick<Slot, 'start'>): PartName => (start < NOON ? 'morning' : 'afternoon');
export const showDate = (date: string, language: string, options: Intl.DateTimeFormatOptions) =>
  new Date(`${date}T12:00:00`).toLocaleDateString(language, options);

export type ViewProps = TimeProps & { picked: Picked; setPicked: (picked: Picked) => void };

/** Why there is no time to go on with, where there is none. */
export function useNoTimes({ answer }: Pick<TimeProps, 'answer'>): 'clock-wrong' | 'no-times' | null {
  const { status } = useKiosk();
  if (answer?.days.length !== 0) return null;
  return status && status.clock !== 'right' ? 'clock-wrong' : 'no-times';
}

export function Notices(props: TimeProps) {
  const t = useWords(TEXTS);
  const { answer } = props;
  const none = useNoTimes(props);
  return (
    <>
      {props.taken && (
        <p className="notice notice-strong" role="alert">
          {t('time.taken')}
        </p>
      )}
      {answer && !answer.firm && answer.days.length > 0 && (
        <p className="notice notice-soft" role="status">
          {t('time.wish')}
        </p>
      )}
      {none && (
        <p className="notice notice-strong" role="status">
          {t(none === 'clock-wrong' ? 'time.clock' : 'time.none')}
        </p>
      )}
      {none && <Elsewhere />}
      {!answer && <p className="empty">{t('time.loading')}</p>}
    </>
  );
}

export function SlotButton(props: { slot: Slot; isChosen: boolean; onPress: () => void }) {
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

export function usePrimary(props: ViewProps, day: Day | undefined) {
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
