/** A scanned slip: found in the core, its progress asked of the platform, its paper printed when asked for. */
import { useEffect, useState } from 'react';
import type { Receipt } from '../../main/core/outbox/receipt.ts';
import type { ProgressStep } from '../../main/core/slips/contract.ts';
import { useTask } from '../app/use-task.ts';
import { FoundSlipScreen, type Printing, UnknownSlipScreen } from '../screens/found-slip.tsx';
import { useClient } from './step.ts';

export function FoundSlip(props: { receiptNo: string; onHome: () => void; onFinish: () => void }) {
  const client = useClient();
  const { receiptNo, onHome, onFinish } = props;
  const [found, setFound] = useState<{ receipt: Receipt; isPrinted: boolean } | 'unknown' | null>(null);
  const [steps, setSteps] = useState<readonly ProgressStep[] | null>(null);
  const [printing, setPrinting] = useState<Printing>({ state: 'idle' });
  const { run } = useTask();

  useEffect(() => {
    const abort = new AbortController();
    const find = async () => {
      const answer = await client.slips.find({ receiptNo }, { signal: abort.signal });
      if (abort.signal.aborted) return;
      setFound(answer.outcome === 'found' ? answer : 'unknown');
      if (answer.outcome !== 'found') return;
      const progress = await client.slips.progress({ receiptNo }, { signal: abort.signal });
      if (!abort.signal.aborted && progress.outcome === 'steps') setSteps(progress.steps);
    };
    // A core that went away meanwhile says so by itself, over everything.
    find().catch(() => undefined);
    return () => abort.abort();
  }, [client, receiptNo]);

  const print = () =>
    run(async () => {
      setPrinting({ state: 'printing' });
      const answer = await client.slips
        .printFound({ receiptNo })
        .catch(() => ({ outcome: 'not-printed', fault: 'unknown' }) as const);
      setPrinting({ state: 'answered', answer });
    });
  if (found === null) return null;
  if (found === 'unknown') return <UnknownSlipScreen onHome={onHome} onFinish={onFinish} />;
  return (
    <FoundSlipScreen
      {...found}
      steps={steps}
      printing={printing}
      onPrint={print}
      onHome={onHome}
      onFinish={onFinish}
    />
  );
}
