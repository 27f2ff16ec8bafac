/** What the kiosk shows while nobody uses it, and what it says when it can't serve. The hidden corner opens maintenance. */
import { useRef } from 'react';
import type { ServiceState } from '../../../main/core/kiosk/contract.ts';
import { Button } from '../../components/button.tsx';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { Header } from '../../components/header.tsx';
import { Icon } from '../../components/icon.tsx';
import { Landscape } from '../../components/landscape.tsx';
import { useWords } from '../../kiosk/kiosk-context.tsx';
import { usePrompt } from '../../voice/use-voice.ts';

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
  counts: { booking: number; preReview: number } | null;
  busy: boolean;
  /** E.g. that the last session could not be recovered. */
  notice: string | null;
  onStart: () => void;
  onMaintenance: () => void;
}) {
  const t = useWords();
  usePrompt('attract');
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
          <div className="offer">
            <Icon name="calendar" />
            <div>
              <h2>{t('home.booking')}</h2>
              <p>{t('attract.booking')}</p>
            </div>
            <p className="offer-count">
              <strong>{props.counts?.booking ?? '—'}</strong>
              {t('attract.items')}
            </p>
          </div>
          <div className="offer offer-second">
            <Icon name="papers" />
            <div>
              <h2>{t('home.preReview')}</h2>
              <p>{t('attract.preReview')}</p>
            </div>
            <p className="offer-count">
              <strong>{props.counts?.preReview ?? '—'}</strong>
              {t('attract.items')}
            </p>
          </div>
          {props.notice && (
            <p className="notice notice-soft" role="status">
              {props.notice}
            </p>
          )}
        </section>
        <Button className="start" isDisabled={props.busy} onPress={props.onStart}>
          {t('attract.start')}
        </Button>
      </main>
    </div>
  );
}

export function OutOfServiceScreen(props: {
  service: Extract<ServiceState, { state: 'out-of-service' }>;
  onMaintenance: () => void;
}) {
  const t = useWords();
  usePrompt('closed');
  return (
    <div className="page attract">
      <Header />
      <HiddenCorner onOpen={props.onMaintenance} />
      <main className="attract-main out-of-service">
        <section className="attract-words">
          <h1>{t('closed.title')}</h1>
          <p className="lead">{t('closed.lead')}</p>
        </section>
        <Landscape />
        <Elsewhere />
        <section className="technician" aria-label={t('closed.technician')}>
          <h2>
            {t('closed.technician')} · {t(`closed.${props.service.reason}`)}
          </h2>
          <ul>
            {props.service.details.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}
