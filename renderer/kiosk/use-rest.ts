/** When a waiting screen rests: nobody has touched it for as long as a session waits for somebody. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
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
 * @returns whether it rests
 */
export function useRest(isWaiting: boolean, isDark: boolean): boolean {
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
  useSignsOfLife(isWaiting, () => {
    setRested(false);
    wait();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `wait` is what these two lead to
  useEffect(() => {
    if (!isWaiting) return;
    setRested(false);
    wait();
    return () => window.clearTimeout(timer.current);
  }, [isWaiting, idleMs]);
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
