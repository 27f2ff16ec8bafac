/** When a waiting screen rests: nobody has touched it, or come before it, for as long as a session waits for somebody. */
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { FULL_BRIGHTNESS } from '../../main/core/model/brightness.ts';
import { useKiosk } from './kiosk-context.tsx';
import { applyRest } from './rest.ts';
import { useSignsOfLife } from './sign-of-life.ts';

/** Between two moves of the content, milliseconds. */
const STEP_MS = 60_000;
const IDLE_SECONDS = 60;

/**
 * Has the waiting screen rest and wakes it. Woken, it is bright at once and stays where it had moved to, so that nothing slips from
 * under a finger.
 *
 * @param isWaiting a waiting screen stands there, and nobody is at it
 * @param isDark the screen turns dark by itself when it rests: it is not dimmed further
 * @param isMet somebody has come before it: that wakes it once, so that a sensor that sees somebody for ever keeps no screen lit
 * @returns whether it rests
 */
export function useRest(isWaiting: boolean, isDark: boolean, isMet: boolean): boolean {
  const { info, status } = useKiosk();
  const [rested, setRested] = useState(false);
  const [step, setStep] = useState(0);
  const timer = useRef(0);
  const isResting = isWaiting && rested;
  const idleMs = (info?.idleSeconds ?? IDLE_SECONDS) * 1_000;
  const brightness = isDark ? FULL_BRIGHTNESS : (status?.brightness ?? FULL_BRIGHTNESS);

  const wait = () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setRested(true), idleMs);
  };
  const wake = () => {
    setRested(false);
    wait();
  };
  const onWake = useEffectEvent(wake);
  useSignsOfLife(isWaiting, wake);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wait begins anew
  useEffect(() => {
    if (!isWaiting) return;
    onWake();
    return () => window.clearTimeout(timer.current);
  }, [isWaiting, idleMs]);
  useEffect(() => {
    if (isWaiting && isMet) onWake();
  }, [isWaiting, isMet]);
  useEffect(() => {
    if (!isResting) return;
    const move = setInterval(() => setStep((before) => before + 1), STEP_MS);
    return () => clearInterval(move);
  }, [isResting]);
  useLayoutEffect(() => {
    applyRest(isWaiting ? { step, isResting, brightness } : null, document.documentElement);
  }, [isWaiting, step, isResting, brightness]);
  return isResting;
}
