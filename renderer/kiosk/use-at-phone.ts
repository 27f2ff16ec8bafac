/** Somebody who uses their phone in front of the screen touches nothing: for a while the wait for nobody does not begin. */
import { useEffect } from 'react';
import { signOfLife } from './sign-of-life.ts';

/** A phone is given so long to take a picture or to pay, in beats of so many milliseconds: shorter than any wait for nobody. */
const BEAT_MS = 2_500;
const BEATS_MAX = 72;

/** `news`: what the phone led to; with each the time begins anew. */
export function useAtPhone(isAtPhone: boolean, news?: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the news are what begins it anew
  useEffect(() => {
    if (isAtPhone) return beat(signOfLife);
  }, [isAtPhone, news]);
}

/** Calls `give` at once and with each beat, until they are over or the returned function is called. */
export function beat(give: () => void): () => void {
  give();
  let beats = 0;
  const timer = setInterval(() => {
    give();
    beats += 1;
    if (beats === BEATS_MAX) clearInterval(timer);
  }, BEAT_MS);
  return () => clearInterval(timer);
}
