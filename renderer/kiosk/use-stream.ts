/** Listens to one of the core's streams while mounted, and again after each reconnect. */
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { Client, LinkState } from './core-link.ts';
import { delay } from './delay.ts';
import { useKiosk } from './kiosk-context.tsx';

/** A stream that failed while the link stands is asked for again after this, in milliseconds: not in a tight circle. */
const AGAIN_MS = 1_000;

const CLOSED: LinkState = { phase: 'starting', generation: 0, info: null };
const noSubscription = () => () => undefined;
const noLink = () => CLOSED;

/** The state of the link; without one (gallery) it never opens. */
export function useLinkState(): LinkState {
  const { link } = useKiosk();
  return useSyncExternalStore(link?.subscribe ?? noSubscription, link?.snapshot ?? noLink);
}

/** `key` names the subscription: a new key starts a new one, null listens to nothing. */
export function useStream<T>(
  key: string | null,
  subscribe: (client: Client, signal: AbortSignal) => Promise<AsyncIterable<T>>,
  onEvent: (event: T) => void,
): void {
  const { link } = useKiosk();
  const { phase, generation } = useLinkState();
  const [attempt, setAttempt] = useState(0);
  const begin = useEffectEvent(subscribe);
  const tell = useEffectEvent(onEvent);
  const open = phase === 'open';

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation, key or attempt is what re-subscribes
  useEffect(() => {
    if (!link || key === null || !open) return;
    const abort = new AbortController();
    const listen = async () => {
      try {
        for await (const event of await begin(link.client, abort.signal)) {
          if (abort.signal.aborted) return;
          tell(event);
        }
      } catch {
        // A drop is followed by a new generation; any other failure is tried again here.
        await delay(AGAIN_MS);
        if (!abort.signal.aborted) setAttempt((count) => count + 1);
      }
    };
    void listen();
    return () => abort.abort();
  }, [link, key, open, generation, attempt]);
}
