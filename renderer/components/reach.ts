/** Whether controls must lie low: on an upright screen that is asked to. What lies flat is within reach as it is. */
import { useSyncExternalStore } from 'react';
import { useKiosk } from '../kiosk/kiosk-context.tsx';

const UPRIGHT = '(orientation: portrait)';

function followUpright(changed: () => void): () => void {
  const query = matchMedia(UPRIGHT);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function useLowReach(): boolean {
  const { modes } = useKiosk();
  const upright = useSyncExternalStore(followUpright, () => matchMedia(UPRIGHT).matches);
  return modes.low && upright;
}
