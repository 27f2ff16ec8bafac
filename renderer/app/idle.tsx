/** Ends a session nobody touches, or that was left behind: first a warning with a visible countdown that one tap stops, then the end. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EndReason } from '../../main/core/session/contract.ts';
import { Button } from '../components/button.tsx';
import { Sheet } from '../components/dialog.tsx';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { ELDER_PATIENCE, useSignsOfLife } from '../kiosk/sign-of-life.ts';
import { usePresence, useWalkedAway } from '../kiosk/use-presence.ts';
import { useWords } from '../kiosk/use-words.ts';
import { useCountdown } from '../machines/countdown/use-countdown.ts';
import { usePrompt } from '../voice/use-voice.ts';
import { PROMPTS, WORDS } from './words.ts';
import './idle.css';

/** Nobody touched the screen; or whoever did is gone, as the presence sensor says. */
type Left = Extract<EndReason, 'idle' | 'walked-away'>;

export function IdleWatch(props: { onOver: (left: Left) => void }) {
  const { info, modes } = useKiosk();
  const patience = modes.elder ? ELDER_PATIENCE : 1;
  const idleSeconds = (info?.idleSeconds ?? 60) * patience;
  const warningSeconds = (info?.idleWarningSeconds ?? 30) * patience;
  const awaySeconds = (info?.awaySeconds ?? 10) * patience;
  const presence = usePresence();
  const [warns, setWarns] = useState<Left | null>(null);
  useWalkedAway(presence, awaySeconds, () => setWarns((already) => already ?? 'walked-away'));

  const timer = useRef(0);
  /** When the wait for a touch is over, by `performance.now()`. Somebody who comes by does not lengthen it. */
  const idleAt = useRef(0);
  const goOn = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => setWarns('idle'),
      Math.max(0, idleAt.current - performance.now()),
    );
  };
  const restart = () => {
    idleAt.current = performance.now() + idleSeconds * 1000;
    goOn();
  };
  const begin = useEffectEvent(restart);
  useSignsOfLife(!warns, restart);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wait begins anew
  useEffect(() => {
    begin();
    return () => window.clearTimeout(timer.current);
  }, [idleSeconds]);

  const stay = () => {
    setWarns(null);
    restart();
  };
  const comesBack = useEffectEvent(() => {
    if (warns !== 'walked-away' || performance.now() >= idleAt.current) return;
    setWarns(null);
    goOn();
  });
  // Whoever comes back, or a sensor that fails, leaves it to the usual wait.
  useEffect(() => {
    if (presence !== 'nobody') comesBack();
  }, [presence]);

  return warns && <IdleWarning total={warningSeconds} onStay={stay} onOver={() => props.onOver(warns)} />;
}

function IdleWarning(props: { total: number; onStay: () => void; onOver: () => void }) {
  const { total, onStay, onOver } = props;
  const { secondsLeft } = useCountdown({ seconds: total, isRunning: true, onOver });
  return <IdleDialog secondsLeft={secondsLeft} total={total} onStay={onStay} onLeave={onOver} />;
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
