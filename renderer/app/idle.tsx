/** Ends a session nobody touches: first a warning with a visible countdown that one tap stops, then the end. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Sheet } from '../components/dialog.tsx';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { ELDER_PATIENCE, useSignsOfLife } from '../kiosk/sign-of-life.ts';
import { useWords } from '../kiosk/use-words.ts';
import { useCountdown } from '../machines/countdown/use-countdown.ts';
import { usePrompt } from '../voice/use-voice.ts';
import { PROMPTS, WORDS } from './words.ts';
import './idle.css';

export function IdleWatch(props: { onIdle: () => void }) {
  const { info, modes } = useKiosk();
  const patience = modes.elder ? ELDER_PATIENCE : 1;
  const idleSeconds = (info?.idleSeconds ?? 60) * patience;
  const warningSeconds = (info?.idleWarningSeconds ?? 30) * patience;
  const [warns, setWarns] = useState(false);

  const timer = useRef(0);
  const restart = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setWarns(true), idleSeconds * 1000);
  };
  const begin = useEffectEvent(restart);
  useSignsOfLife(!warns, restart);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wait begins anew
  useEffect(() => {
    if (warns) return;
    begin();
    return () => window.clearTimeout(timer.current);
  }, [warns, idleSeconds]);

  return warns && <IdleWarning total={warningSeconds} onStay={() => setWarns(false)} onIdle={props.onIdle} />;
}

function IdleWarning(props: { total: number; onStay: () => void; onIdle: () => void }) {
  const { total, onStay, onIdle } = props;
  const { secondsLeft } = useCountdown({ seconds: total, isRunning: true, onOver: onIdle });
  return <IdleDialog secondsLeft={secondsLeft} total={total} onStay={onStay} onLeave={onIdle} />;
}

export function IdleDialog(props: {
  secondsLeft: number;
  total: number;
  onStay: () => void;
  onLeave: () => void;
}) {
  const t = useWords(WORDS);
  usePrompt(PROMPTS.idle);
  const left = props.secondsLeft;
  return (
    <Sheet
      isOpen
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
