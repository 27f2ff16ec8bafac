/** A last screen that goes by itself: not while somebody is at it, later in 长辈版, and not before one who only hears it has heard it. */
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { ELDER_PATIENCE, goesByKeys, useSignsOfLife } from '../../kiosk/sign-of-life.ts';
import { useCountdown } from './use-countdown.ts';

/** The longest receipt takes more than a minute to be read aloud, and its last button comes after it. */
const EAR_PATIENCE = 3;
/** From here on it is said aloud that any key keeps the screen, in seconds (WCAG 2.2, 2.2.1: at least twenty). */
const SAID_SECONDS = 25;

export function useLeaving(props: {
  /** How long it stays at the least, in seconds; a sign that somebody is there begins it anew. */
  seconds: number;
  /** False while something is under way: then it does not count. */
  isRunning: boolean;
  onOver: () => void;
}): { secondsLeft: number; isSoon: boolean; restart: () => void } {
  const { isRunning, onOver } = props;
  const { elder } = useKiosk().modes;
  const stay = () => props.seconds * (goesByKeys() ? EAR_PATIENCE : elder ? ELDER_PATIENCE : 1);
  const { secondsLeft, restart } = useCountdown({ seconds: stay(), isRunning, onOver });
  // How long is asked again: by then it may be another's hand, or 长辈版.
  const again = () => restart(stay());
  useSignsOfLife(true, again);
  return { secondsLeft, isSoon: secondsLeft <= SAID_SECONDS, restart: again };
}
