/** A fresh page between two citizens: what the last one left in any script, style or cache of the page is gone with it. */
import { useEffect } from 'react';

/** Nobody has touched the attract screen for this long, in milliseconds. The traces campaign allows 5 s in all. */
const QUIET_MS = 1_500;

/**
 * Loads the page anew once nobody touches it. The attract screen stands in the page before any script runs and keeps early
 * taps, so nobody sees it happen.
 *
 * @param isDue a session was held in this page, and nothing on the screen is to be kept.
 */
export function useFreshPage(isDue: boolean): void {
  useEffect(() => {
    if (!isDue) return;
    const reload = () => (window.kioskShell ? window.kioskShell.freshPage() : window.location.reload());
    let timer = setTimeout(reload, QUIET_MS);
    // A finger that is down in one page must not be lifted in another.
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(reload, QUIET_MS);
    };
    document.addEventListener('pointerdown', wait, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', wait, true);
    };
  }, [isDue]);
}
