/** Listens for one picture from a phone, draws it anew as it comes, and says that somebody is there while a phone has the code open. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { PhoneEvent } from '../../../main/core/phone-upload/contract.ts';
import { redrawn } from '../../camera/fit.ts';
import { signOfLife } from '../../kiosk/sign-of-life.ts';
import { useOccupied } from '../../kiosk/use-occupied.ts';

export interface Receive {
  events(signal: AbortSignal): Promise<AsyncIterable<PhoneEvent>>;
  picture(): Promise<Blob | null>;
}

/** As the screen shows it: a picture came with its event. */
export type PhoneShown = Exclude<PhoneEvent, { state: 'arrived' }> | { state: 'arrived'; jpeg: Blob };

/** Null: nothing was told yet. `again` asks for a new place. */
export function usePhone(receive: Receive): { event: PhoneShown | null; again: () => void } {
  const [event, setEvent] = useState<PhoneShown | null>(null);
  const [attempt, setAttempt] = useState(0);
  const begin = useEffectEvent((signal: AbortSignal) => receive.events(signal));
  const fetched = useEffectEvent(() => receive.picture());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what asks anew
  useEffect(() => {
    const abort = new AbortController();
    const tell = (told: PhoneShown) => {
      if (!abort.signal.aborted) setEvent(told);
    };
    const listen = async () => {
      try {
        for await (const told of await begin(abort.signal)) {
          signOfLife();
          if (told.state !== 'arrived') tell(told);
          else {
            const picture = await fetched();
            const jpeg = picture && (await redrawn(picture));
            tell(jpeg ? { state: 'arrived', jpeg } : { state: 'unreadable' });
          }
        }
      } catch {
        tell({ state: 'unreachable' });
      }
    };
    void listen();
    return () => abort.abort();
  }, [attempt]);
  useOccupied(event?.state === 'opened');
  const again = () => {
    setEvent(null);
    setAttempt((count) => count + 1);
  };
  return { event, again };
}
