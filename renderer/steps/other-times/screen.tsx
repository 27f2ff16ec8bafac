/** Beside a time that is not sure: one or two more that would do, in the order they are tapped. All of it may be left out. */
import { useState } from 'react';
import { OTHER_TIMES_MAX, type OtherTime } from '../../../main/core/model/draft.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { shortDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './other-times.css';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

interface OtherTimesProps {
  wished: OtherTime;
  /** Null while they are asked for. */
  offered: readonly OtherTime[] | null;
  chosen: readonly OtherTime[];
  busy: boolean;
  failure: Failure | null;
  /** One of those chosen before can't be wished for any more. */
  gone: boolean;
  onNext: (times: OtherTime[]) => void;
}

export function OtherTimesScreen(props: OtherTimesProps) {
  const t = useWords(TEXTS);
  const { language, modes } = useKiosk();
  const { wished, offered } = props;
  const [chosen, setChosen] = useState(props.chosen.map(keyOf));
  const [isEnough, setIsEnough] = useState(false);
  const toggle = (key: string) => {
    const others = chosen.filter((each) => each !== key);
    const isFull = others.length === chosen.length && chosen.length === OTHER_TIMES_MAX;
    setIsEnough(isFull);
    if (!isFull) setChosen(others.length < chosen.length ? others : [...chosen, key]);
  };
  const when = { date: shortDate(language, wished.date), time: `${wished.start}–${wished.end}` };
  const times = () => chosen.flatMap((key) => offered?.find((each) => keyOf(each) === key) ?? []);
  return (
    <Page
      title={t('otherTimes.title')}
      lead={modes.elder ? t('otherTimes.leadShort') : t('otherTimes.lead', when)}
      primary={{ label: t('nav.next'), onPress: () => props.onNext(times()), busy: props.busy }}
      failure={props.failure}
      prompt={PROMPTS.otherTimes}
      className="other-times"
    >
      {(isEnough || props.gone) && (
        <p className="notice notice-soft" role="status">
          {t(isEnough ? 'otherTimes.enough' : 'otherTimes.gone')}
        </p>
      )}
      <div className="other-time other-time-first">
        <strong>
          {when.date} {when.time}
        </strong>
        <span>{t('otherTimes.first')}</span>
      </div>
      <fieldset className="other-times-list" aria-label={t('otherTimes.list')}>
        {offered?.map((time) => {
          const key = keyOf(time);
          const nth = chosen.indexOf(key);
          return (
            <Button
              key={key}
              className={`other-time${nth >= 0 ? ' other-time-chosen' : ''}`}
              aria-pressed={nth >= 0}
              onPress={() => toggle(key)}
            >
              <strong>
                {shortDate(language, time.date)} {time.start}–{time.end}
              </strong>
              <span>
                {nth >= 0 && (
                  <>
                    <Icon name="check" /> {t('otherTimes.nth', { nth: nth + 1 })}
                  </>
                )}
              </span>
            </Button>
          );
        })}
      </fieldset>
    </Page>
  );
}

const keyOf = ({ date, start }: OtherTime) => `${date} ${start}`;
