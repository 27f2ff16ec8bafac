/** A fresh page for the next citizen: what the last one left in any script, style or cache of the page is gone with it. */
import { useEffect, useState } from 'react';
import { delay } from '../kiosk/delay.ts';
import { announceFreshPage } from '../kiosk/heartbeat.ts';

/** How long the last session's end may take to be told to the core, in milliseconds; a core that is away ends it by itself. */
const TELL_MS = 1_000;
/** A page that still stands after this long, in milliseconds, could not be replaced and serves on. */
const LEAVE_MS = 5_000;

/**
 * Replaces the page as soon as a session is over. The attract screen stands in the new one before any script runs, and keeps
 * early taps.
 *
 * @returns `leave` begins it, once `told` has settled; while `isLeaving` the page takes nobody in.
 */
export function useFreshPage(): { isLeaving: boolean; leave: (told: Promise<unknown>) => void } {
  const [told, setTold] = useState<Promise<unknown> | null>(null);
  useEffect(() => {
    if (!told) return;
    // In an effect: by now nothing of this page listens for cards and codes any more, and the core keeps them for the next one.
    void Promise.race([told, delay(TELL_MS)]).then(replacePage);
    const timer = setTimeout(() => setTold(null), LEAVE_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return { isLeaving: told !== null, leave: setTold };
}

function replacePage(): void {
  announceFreshPage();
  if (window.kioskShell) window.kioskShell.freshPage();
  else window.location.reload();
}
