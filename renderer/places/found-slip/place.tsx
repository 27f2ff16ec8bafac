/** A scanned slip: found in the core, its progress asked of the platform, its paper printed when asked for. */
import { useEffect, useState } from 'react';
import type { ProgressAnswer } from '../../../main/core/cases/contract.ts';
import { type CancelState, isOffered } from '../../../main/core/matters/booking/contract.ts';
import type { Receipt } from '../../../main/core/model/receipt.ts';
import type { MatterStart } from '../../flows/machine.ts';
import { useClient } from '../../journey/step.ts';
import { useWords } from '../../kiosk/kiosk-context.tsx';
import { useTask } from '../../kiosk/use-task.ts';
import { FoundSlipScreen, type Printing, UnknownSlipScreen } from './screen.tsx';

type Found = { receipt: Receipt; isPrinted: boolean; cancel: CancelState };

export function FoundSlip(props: {
  receiptNo: string;
  onCancel: (start: MatterStart) => void;
  onHome: () => void;
  onFinish: () => void;
}) {
  const t = useWords();
  const client = useClient();
  const { receiptNo, onHome, onFinish } = props;
  const [found, setFound] = useState<Found | 'unknown' | null>(null);
  const [progress, setProgress] = useState<ProgressAnswer | null>(null);
  const [printing, setPrinting] = useState<Printing>({ state: 'idle' });
  const { run } = useTask();
  const beginning = useTask();
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    const abort = new AbortController();
    const find = async () => {
      const answer = await client.slips.find({ receiptNo }, { signal: abort.signal });
      if (abort.signal.aborted) return;
      setFound(answer.outcome === 'found' ? answer : 'unknown');
      if (answer.outcome !== 'found') return;
      const told = await client.slips.progress({ receiptNo }, { signal: abort.signal });
      if (!abort.signal.aborted) setProgress(told);
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
  const cancel = (slip: Found) =>
    beginning.run(async () => {
      const [answer, item] = await Promise.all([
        client.booking.cancel({ receiptNo }),
        client.catalogue.item({ code: slip.receipt.itemCode }),
      ]);
      if (answer.outcome === 'chosen') props.onCancel({ service: 'cancellation', item, draft: answer.draft });
      else if (answer.outcome === 'cannot-save') setRefused(true);
      else setFound({ ...slip, cancel: answer.outcome });
    });
  if (found === null) return null;
  if (found === 'unknown') return <UnknownSlipScreen onHome={onHome} onFinish={onFinish} />;
  return (
    <FoundSlipScreen
      receipt={found.receipt}
      isPrinted={found.isPrinted}
      steps={progress?.outcome === 'steps' ? progress.steps : null}
      cancel={cancelNow(found.cancel, progress)}
      printing={printing}
      failure={beginning.failed ? t('error.again') : refused ? t('error.cannotSave') : null}
      onPrint={print}
      onCancel={() => cancel(found)}
      onHome={onHome}
      onFinish={onFinish}
    />
  );
}

/** The platform may know of an end of the booking that this kiosk does not; until it was asked, nothing is offered. */
function cancelNow(cancel: CancelState, progress: ProgressAnswer | null): CancelState {
  if (!isOffered(cancel)) return cancel;
  if (progress?.outcome !== 'steps') return progress ? cancel : 'not-offered';
  const state = progress.steps.at(-1)?.state;
  return state === 'confirmed' || state === 'unconfirmed' ? cancel : 'not-offered';
}
