/** What the kiosk shows while nobody uses it, and what it says when it can't serve. The hidden corner opens maintenance. */
import { type ReactNode, useRef } from 'react';
import type { Counts } from '../../../main/core/catalogue/contract.ts';
import type { ServiceState } from '../../../main/core/kiosk/contract.ts';
import type { DeadEnd } from '../../../main/core/model/dead-end.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import { Button } from '../../components/button.tsx';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { FaultNotice } from '../../components/fault-notice.tsx';
import { Header } from '../../components/header.tsx';
import { HEADER_WORDS } from '../../components/header.words.ts';
import { Icon } from '../../components/icon.tsx';
import { Landscape } from '../../components/landscape.tsx';
import { shortDate } from '../../components/long-date.ts';
import { WaysOut } from '../../components/ways-out.tsx';
import type { Offer } from '../../journey/matter-view.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { OFFERS } from '../../matters/offers.ts';
import { usePrompt } from '../../voice/use-voice.ts';
import { PROMPTS, WORDS } from './words.ts';
import './attract.css';
import './rest.css';

const TEXTS = { ...HEADER_WORDS, ...WORDS };

const GESTURE_TAPS = 5;
const GESTURE_WITHIN = 4000;

/** Five taps within four seconds in the top left corner. */
function HiddenCorner(props: { onOpen: () => void }) {
  const taps = useRef<number[]>([]);
  return (
    <div
      className="hidden-corner"
      data-testid="maintenance-corner"
      onPointerDown={(event) => {
        event.stopPropagation();
        const now = performance.now();
        taps.current = [...taps.current.filter((at) => now - at < GESTURE_WITHIN), now];
        if (taps.current.length < GESTURE_TAPS) return;
        taps.current = [];
        props.onOpen();
      }}
    />
  );
}

export function AttractScreen(props: {
  /** Null until they are known. */
  counts: Counts | null;
  /** Somebody stands in front of it, as the presence sensor says. */
  isMet: boolean;
  busy: boolean;
  /** E.g. that the last session could not be recovered. */
  notice: { text: string; deadEnd: DeadEnd | null } | null;
  onStart: () => void;
  onMaintenance: () => void;
}) {
  const t = useWords(TEXTS);
  usePrompt(PROMPTS.attract);
  usePrompt(props.isMet ? PROMPTS.greeting : undefined);
  return (
    <div className="page attract">
      <Header />
      <HiddenCorner onOpen={props.onMaintenance} />
      <main className="attract-main">
        <section className="attract-words">
          <p className="attract-city">{t('app.city')}</p>
          <h1>{t('attract.title')}</h1>
          <p className="lead">{t('attract.lead')}</p>
        </section>
        <Landscape />
        <section className="attract-offers">
          {OFFERS.map((offer, index) => (
            <OfferLine
              key={offer.kind}
              offer={offer}
              isFirst={index === 0}
              count={props.counts && offer.count(props.counts)}
            />
          ))}
          <FaultNotice />
          {props.notice && (
            <p className="notice notice-soft" role="status">
              {props.notice.text}
            </p>
          )}
          {props.notice?.deadEnd && <WaysOut deadEnd={props.notice.deadEnd} about={null} />}
        </section>
        <Button
          className={props.isMet ? 'start start-met' : 'start'}
          isDisabled={props.busy}
          onPress={props.onStart}
        >
          {props.isMet && (
            <span className="start-greeting" aria-hidden>
              {t('attract.greeting')}
            </span>
          )}
          {t('attract.start')}
        </Button>
      </main>
    </div>
  );
}

function OfferLine(props: { offer: Offer; isFirst: boolean; count: number | null }) {
  const t = useWords(TEXTS);
  const text = useText();
  const { offer } = props;
  return (
    <div className={props.isFirst ? 'offer' : 'offer offer-second'}>
      <Icon name={offer.icon} />
      <div>
        <h2>{text(offer.title)}</h2>
        <p>{text(offer.attract)}</p>
      </div>
      <p className="offer-count">
        <strong>{props.count ?? '—'}</strong>
        {t('attract.items')}
      </p>
    </div>
  );
}

export function OutOfServiceScreen(props: {
  service: Extract<ServiceState, { state: 'out-of-service' }>;
  onMaintenance: () => void;
}) {
  const t = useWords(TEXTS);
  usePrompt(PROMPTS.closed);
  return (
    <NotServing
      deadEnd="out-of-service"
      onMaintenance={props.onMaintenance}
      below={
        <p className="technician">
          {t('closed.technician')} · {t(`closed.${props.service.reason}`)}
        </p>
      }
    >
      <h1>{t('closed.title')}</h1>
      <p className="lead">{t('closed.lead')}</p>
    </NotServing>
  );
}

/** Outside its hours: when it opens, and where else to go; at rest it is dark but for when it opens. */
export function ClosedHoursScreen(props: {
  service: Extract<ServiceState, { state: 'closed-hours' }>;
  isResting: boolean;
  onMaintenance: () => void;
}) {
  const t = useWords(TEXTS);
  usePrompt(PROMPTS.hours);
  const dayOf = useDayName();
  const { opens } = props.service;
  return (
    <NotServing deadEnd="closed-hours" isDark={props.isResting} onMaintenance={props.onMaintenance}>
      <h1>{t('hours.title')}</h1>
      <p className="hours-opens">
        {opens
          ? t('hours.opens', { day: dayOf(opens.slice(0, 10)), time: opens.slice(11) })
          : t('hours.later')}
      </p>
      {!props.isResting && <p className="lead">{t('hours.lead')}</p>}
    </NotServing>
  );
}

/**
 * The frame of a kiosk that serves nobody now: why, where else to go, and the technician's way in, which counts also the tap that wakes it.
 * `isDark`: nothing is lit but `children`.
 */
function NotServing(props: {
  deadEnd: DeadEnd;
  isDark?: boolean;
  onMaintenance: () => void;
  children: ReactNode;
  below?: ReactNode;
}) {
  const { isDark = false } = props;
  return (
    <div className={isDark ? 'page attract hours-dark' : 'page attract'}>
      {!isDark && <Header />}
      <HiddenCorner onOpen={props.onMaintenance} />
      {isDark ? (
        <Notice>{props.children}</Notice>
      ) : (
        <main className="attract-main out-of-service">
          <section className="attract-words">{props.children}</section>
          <Landscape />
          <Elsewhere />
          <WaysOut deadEnd={props.deadEnd} about={null} />
          {props.below}
        </main>
      )}
    </div>
  );
}

/** Any touch is a sign of life that wakes the kiosk (kiosk/use-rest.ts). */
function Notice(props: { children: ReactNode }) {
  const t = useWords(TEXTS);
  return (
    <main>
      <section className="hours-notice">
        {props.children}
        <Button className="hours-wake" onPress={() => undefined}>
          {t('hours.wake')}
        </Button>
      </section>
    </main>
  );
}

/** Today and tomorrow by these words, another day by its date. */
function useDayName(): (date: string) => string {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const today = useToday();
  return (date) => {
    if (date === today) return t('hours.today');
    return today && date === addDays(today, 1) ? t('hours.tomorrow') : shortDate(language, date);
  };
}
