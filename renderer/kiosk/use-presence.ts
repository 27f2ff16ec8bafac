/** Whether somebody stands in front of the kiosk, where a presence sensor is fitted, and that whoever was there has walked away. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { useKiosk } from './kiosk-context.tsx';
import { useSignsOfLife } from './sign-of-life.ts';
import { useLinkState } from './use-stream.ts';

/** `unknown`: no sensor, or one that fails or says nothing; that is not `nobody`. */
export type Presence = 'somebody' | 'nobody' | 'unknown';

export function usePresence(): Presence {
  const { status } = useKiosk();
  const { phase } = useLinkState();
  const sensor = status?.devices.find(({ device }) => device === 'presence-sensor');
  if (phase !== 'open') return 'unknown';
  if (sensor?.holds === 'person') return 'somebody';
  return sensor?.holds === 'nothing' ? 'nobody' : 'unknown';
}

/**
 * Calls `onAway` once when somebody was there and then nobody for so many seconds. A touch while the sensor sees nobody gives the lie to
 * it: it is believed again once it has seen somebody.
 */
export function useWalkedAway(presence: Presence, seconds: number, onAway: () => void): void {
  const wasThere = useRef(false);
  const timer = useRef(0);
  const away = useEffectEvent(() => {
    wasThere.current = false;
    onAway();
  });
  useEffect(() => {
    if (presence !== 'nobody') wasThere.current = presence === 'somebody';
    if (presence !== 'nobody' || !wasThere.current) return;
    timer.current = window.setTimeout(away, seconds * 1000);
    return () => window.clearTimeout(timer.current);
  }, [presence, seconds]);
  useSignsOfLife(presence === 'nobody', () => {
    wasThere.current = false;
    window.clearTimeout(timer.current);
  });
}
