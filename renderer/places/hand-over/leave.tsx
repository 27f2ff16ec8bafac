/** Keeps the matter in hand for later, from the step where the citizen is. */
import { useEffect, useState } from 'react';
import type { LeaveEvent } from '../../../main/core/hand-over/contract.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { signOfLife } from '../../kiosk/sign-of-life.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { usePrinting } from '../../machines/print/use-printing.ts';
import { LeaveScreen } from './leave-screen.tsx';

export function LeaveForLater(props: {
  /** The step's name. */
  at: string;
  /** Back to that step. */
  onStay: () => void;
  onFinish: () => void;
}) {
  const client = useClient();
  const { language } = useKiosk();
  const { at } = props;
  const [event, setEvent] = useState<LeaveEvent | 'failed' | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { printing, print } = usePrinting(() => client.handOver.print({ language }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what keeps it anew
  useEffect(() => {
    const abort = new AbortController();
    const tell = (told: LeaveEvent | 'failed') => {
      if (!abort.signal.aborted) setEvent(told);
    };
    const listen = async () => {
      try {
        for await (const told of await client.handOver.leave({ at }, { signal: abort.signal })) {
          // Photographs take their time on a slow line, and the citizen waits for them.
          signOfLife();
          tell(told);
        }
      } catch {
        tell('failed');
      }
    };
    void listen();
    return () => abort.abort();
  }, [client, at, attempt]);
  const stay = () => {
    client.handOver.stay().catch(() => undefined);
    props.onStay();
  };
  const retry = () => {
    setEvent(null);
    setAttempt((count) => count + 1);
  };
  return (
    <LeaveScreen
      event={event}
      printing={printing}
      onPrint={print}
      onRetry={retry}
      onStay={stay}
      onFinish={props.onFinish}
    />
  );
}
