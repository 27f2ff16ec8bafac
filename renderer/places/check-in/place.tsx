/** Checking in by a slip: the platform is asked, and what it gives is printed at once. */
import { useCallback, useEffect, useState } from 'react';
import type { CheckInAnswer } from '../../../main/core/matters/check-in/contract.ts';
import { useFailures } from '../../components/failure.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { usePrinting } from '../../machines/print/use-printing.ts';
import { CheckInScreen } from './screen.tsx';

export function CheckIn(props: {
  /** The text of the slip's QR code. */
  code: string;
  onBack: () => void;
  onFinish: () => void;
}) {
  const client = useClient();
  const { language } = useKiosk();
  const failures = useFailures();
  const { code } = props;
  const [answer, setAnswer] = useState<CheckInAnswer | null>(null);
  const { failed, run } = useTask();
  const { printing, print } = usePrinting(() => client.checkIn.print({ code, language }));
  const ask = useCallback(
    () => run(async () => setAnswer(await client.checkIn.ask({ code }))),
    [client, run, code],
  );
  useEffect(() => {
    ask();
  }, [ask]);
  // A number counts once it is on paper, so its paper comes without a further tap.
  const hasTicket = answer?.outcome === 'ticket';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a ticket, whatever is drawn anew
  useEffect(() => {
    if (hasTicket) print();
  }, [hasTicket]);
  return (
    <CheckInScreen
      answer={answer}
      printing={printing}
      failure={failed ? failures.again : null}
      onPrint={print}
      onRetry={ask}
      onBack={props.onBack}
      onFinish={props.onFinish}
    />
  );
}
