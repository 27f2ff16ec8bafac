/** That somebody is there, and whether they go by touch or by keys, as one does who hears the screen and does not see it. */
import { useEffect, useEffectEvent } from 'react';

/** Somebody is there who does not touch the screen, such as one who uses their phone in front of it: the wait for nobody begins anew. */
const SIGN_OF_LIFE = 'kiosk-sign-of-life';
const SIGNS = ['pointerdown', 'keydown', SIGN_OF_LIFE] as const;

/** 长辈版 waits so many times longer for somebody. */
export const ELDER_PATIENCE = 2;

/** The page is one session's: the next citizen's begins with touch. */
let byKeys = false;

export function signOfLife(): void {
  window.dispatchEvent(new Event(SIGN_OF_LIFE));
}

/** Notes from now on whether the last touch was a key. Called once, by the app's start. */
export function noteHands(): void {
  window.addEventListener('pointerdown', () => (byKeys = false), true);
  window.addEventListener('keydown', () => (byKeys = true), true);
}

export const goesByKeys = (): boolean => byKeys;

/** Calls `onSign` with each sign that somebody is there, while `isWanted`. */
export function useSignsOfLife(isWanted: boolean, sign: () => void): void {
  const onSign = useEffectEvent(sign);
  useEffect(() => {
    if (!isWanted) return;
    const heard = () => onSign();
    for (const name of SIGNS) window.addEventListener(name, heard, true);
    return () => {
      for (const name of SIGNS) window.removeEventListener(name, heard, true);
    };
  }, [isWanted]);
}
