/** Tells the core now and then that the screen has just painted, and a hash of what; a screen that no longer paints tells nothing. */
import { useEffect } from 'react';
import { useKiosk } from './kiosk-context.tsx';
import { layoutHash } from './layout-hash.ts';
import { useLinkState } from './use-stream.ts';

/** How often, milliseconds. */
const EVERY_MS = 10_000;

export function usePainted(): void {
  const { link } = useKiosk();
  const { phase } = useLinkState();
  useEffect(() => {
    if (!link || phase !== 'open') return;
    let frame = 0;
    const tell = () => {
      cancelAnimationFrame(frame);
      // The first is called before a frame is painted, the second once that one was.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          link.client.telemetry.painted({ layout: layoutHash(document.body) }).catch(() => undefined);
        });
      });
    };
    tell();
    const timer = setInterval(tell, EVERY_MS);
    return () => {
      clearInterval(timer);
      cancelAnimationFrame(frame);
    };
  }, [link, phase]);
}
