/** Somebody who is busy at the kiosk without touching it, on their phone or at the scanner: for a while the wait for nobody does not begin. */
import { useEffect } from 'react';
import { signOfLife } from './sign-of-life.ts';

/** Long enough to take a picture by phone, to pay, to scan a page; in beats of so many milliseconds, shorter than any wait for nobody. */
const BEAT_MS = 2_500;
const BEATS_MAX = 72;

/** `news`: what came of it; with each the time begins anew. */
export function useOccupied(isOccupied: boolean, news?: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the news are what begins it anew
  useEffect(() => {
    if (isOccupied) return beat(signOfLife);
  }, [isOccupied, news]);
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
