/** Runs one call at a time for a screen: says when it is busy and when it failed. */
import { useCallback, useRef, useState } from 'react';

export interface Task {
  busy: boolean;
  failed: boolean;
  /** Ignored while another run is under way: an impatient second tap does nothing. */
  run(work: () => Promise<void>): void;
}

export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const running = useRef(false);
  const run = useCallback((work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFailed(false);
    work()
      .catch(() => setFailed(true))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  }, []);
  return { busy, failed, run };
}
