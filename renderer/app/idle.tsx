/** Ends a session nobody touches: first a warning with a visible countdown that one tap stops, then the end. */
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Sheet } from '../components/dialog.tsx';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { usePrompt } from '../voice/use-voice.ts';

/** 长辈版 waits so many times longer. */
const ELDER_PATIENCE = 2;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown'] as const;

export function IdleWatch(props: { onIdle: () => void }) {
  const { info, modes } = useKiosk();
  const patience = modes.elder ? ELDER_PATIENCE : 1;
  const idleSeconds = (info?.idleSeconds ?? 60) * patience;
  const warningSeconds = (info?.idleWarningSeconds ?? 30) * patience;
  const [left, setLeft] = useState<number | null>(null);
  const end = useEffectEvent(props.onIdle);
  const warning = left !== null;

  useEffect(() => {
    if (warning) return;
    let timer = 0;
    const restart = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setLeft(warningSeconds), idleSeconds * 1000);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, restart, true);
    restart();
    return () => {
      window.clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, restart, true);
    };
  }, [warning, idleSeconds, warningSeconds]);

  useEffect(() => {
    if (!warning) return;
    // Counted against the monotonic clock: a busy screen must not stretch it.
    const until = performance.now() + warningSeconds * 1000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000);
      if (seconds <= 0) end();
      else setLeft(seconds);
    }, 250);
    return () => clearInterval(timer);
  }, [warning, warningSeconds]);

  return (
    <IdleDialog
      secondsLeft={left}
      total={warningSeconds}
      onStay={() => setLeft(null)}
      onLeave={props.onIdle}
    />
  );
}

export function IdleDialog(props: {
  /** Null: nothing to warn of. */
  secondsLeft: number | null;
  total: number;
  onStay: () => void;
  onLeave: () => void;
}) {
  const { t } = useKiosk();
  usePrompt(props.secondsLeft === null ? undefined : 'idle');
  const left = props.secondsLeft ?? 0;
  return (
    <Sheet
      isOpen={props.secondsLeft !== null}
      title={t('idle.title')}
      role="alertdialog"
      actions={
        <>
          <Button className="button button-quiet" onPress={props.onLeave}>
            {t('idle.leave')}
          </Button>
          <Button className="button button-primary" onPress={props.onStay} autoFocus>
            {t('idle.stay')}
          </Button>
        </>
      }
    >
      <div className="countdown">
        <svg viewBox="0 0 120 120" aria-hidden="true">
          <circle cx="60" cy="60" r="52" className="countdown-track" />
          <circle
            cx="60"
            cy="60"
            r="52"
            className="countdown-left"
            pathLength={1}
            strokeDasharray={`${left / props.total} 1`}
          />
        </svg>
        <span className="countdown-number" role="timer">
          {left}
        </span>
      </div>
      <p>{t('idle.text', { seconds: left })}</p>
    </Sheet>
  );
}
