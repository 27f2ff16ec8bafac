/** The order in which a screen reader says what comes with a new screen. */
import { useEffect, useState } from 'react';

/** Long enough that Chromium has told of what is said before, in milliseconds. */
const TURN_MS = 300;

/**
 * Keeps a live region from the screen reader, not from the eye, until its turn: 1 after the title, 2 after that. Of regions that come
 * at once Chromium tells in any order, so that one would hear what to take along before one hears that anything was handed in.
 */
export function useSaidLater(turn: 1 | 2): { 'aria-hidden'?: true } {
  const [isWaiting, setIsWaiting] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setIsWaiting(false), turn * TURN_MS);
    return () => clearTimeout(timer);
  }, [turn]);
  return isWaiting ? { 'aria-hidden': true } : {};
}
