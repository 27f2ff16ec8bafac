/** When to come, in 长辈版: the day, half of the day and the time, asked one by one. */
import { useState } from 'react';
import type { Day } from '../../../main/core/hall/contract.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import {
  isFree,
  LONG_DAY,
  Notices,
  type PartName,
  partOf,
  SlotButton,
  showDate,
  TEXTS,
  useNoTimes,
  usePrimary,
  type ViewProps,
} from './parts.tsx';
import { PROMPTS } from './words.ts';

/** With the two turning keys no more than seven choices. */
const ELDER_CHOICES = 5;

export function OneByOne(props: ViewProps) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const noTimes = useNoTimes(props);
  const days = props.answer?.days ?? [];
  const { picked } = props;
  const [date, setDate] = useState<string | null>(picked?.date ?? null);
  const [part, setPart] = useState<PartName | null>(picked && partOf(picked));
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
      lead={props.answer?.days.length === 0 ? undefined : lead}
      prompt={PROMPTS.time}
      onBack={day && part ? () => setPart(null) : day ? () => setDate(null) : undefined}
      primary={day && part ? primary : undefined}
      failure={props.failure}
      deadEnd={noTimes ?? (props.taken ? 'time-taken' : null)}
      className="time time-elder"
    >
      <Notices {...props} />
      {!day && <Days days={days} onPick={setDate} />}
      {day && !part && <Halves day={day} onPick={setPart} />}
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

function Days(props: { days: readonly Day[]; onPick: (date: string) => void }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  return (
    <Paged items={props.days} perPage={ELDER_CHOICES}>
      {(shown) => (
        <fieldset className="elder-choices" aria-label={t('time.days')}>
          {shown.map(({ date, slots }) => (
            <Button
              key={date}
              className="day"
              isDisabled={!slots.some(isFree)}
              onPress={() => props.onPick(date)}
            >
              <strong>{showDate(date, language, LONG_DAY)}</strong>
              {!slots.some(isFree) && <span>{t('time.full')}</span>}
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
