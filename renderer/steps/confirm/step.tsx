/** The last steps: confirm until it is durable, then print once and follow the delivery. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { DeliveryState, Receipt } from '../../../main/core/model/receipt.ts';
import { type StepProps, useClient } from '../../journey/step.ts';
import { useKiosk, useWords } from '../../kiosk/kiosk-context.tsx';
import { useStream } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { CancelScreen } from '../cancel/screen.tsx';
import { DoneScreen, type Printing } from '../done/screen.tsx';
import { ConfirmScreen } from './screen.tsx';

type Application = NonNullable<Parameters<typeof DoneScreen>[0]['application']>;

/** How long the receipt stays, in seconds; a new attempt to print starts it again. */
const DONE_SECONDS = 60;

export function ConfirmStep(props: StepProps) {
  const t = useWords();
  const client = useClient();
  const task = useTask();
  const [cannotSave, setCannotSave] = useState(false);
  const { item, draft } = props.matter;
  if (!draft) return null;
  const confirm = async () => {
    setCannotSave(false);
    const answer =
      draft.service === 'pre-review' ? await client.preReview.confirm() : await client.booking.confirm();
    if (answer.outcome === 'committed') props.send({ type: 'COMMITTED', receipt: answer.receipt });
    else if (answer.outcome === 'incomplete') props.send({ type: 'INCOMPLETE', problems: answer.problems });
    else setCannotSave(true);
  };
  const screen = {
    draft,
    busy: task.busy,
    failure: task.failed ? t('error.again') : cannotSave ? t('error.cannotSave') : null,
    onConfirm: () => task.run(confirm),
  };
  // What no longer stands in the catalogue can still be cancelled.
  if (draft.service === 'cancellation')
    return <CancelScreen {...screen} itemName={item?.name ?? draft.itemCode} />;
  return item && <ConfirmScreen {...screen} item={item} />;
}

export function DoneStep(props: {
  receipt: Receipt;
  item: ItemDetail | null;
  onRebook: (item: ItemDetail) => void;
  onFinish: () => void;
}) {
  const client = useClient();
  const { receipt, item, onRebook } = props;
  const another = receipt.service === 'cancellation' && item?.services.includes('booking') ? item : null;
  const [printing, setPrinting] = useState<Printing>({ state: 'printing' });
  const [delivery, setDelivery] = useState<DeliveryState>(receipt.delivery);
  const [secondsLeft, setSecondsLeft] = useState(DONE_SECONDS);
  const printed = useRef(false);

  const print = useEffectEvent(async () => {
    setPrinting({ state: 'printing' });
    setSecondsLeft(DONE_SECONDS);
    const answer = await client.slips
      .print({ receiptNo: receipt.receiptNo })
      // Cut off by a restart: whether paper came out is not known, so the citizen decides.
      .catch(() => ({ outcome: 'not-printed', fault: 'unknown' }) as const);
    setPrinting({ state: 'answered', answer });
  });
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (printed.current && attempt === 1) return;
    printed.current = true;
    void print();
  }, [attempt]);

  const { status } = useKiosk();
  const [paper, setPaper] = useState<Application>({ state: 'offered' });
  const offersPaper =
    receipt.service === 'pre-review' &&
    status?.devices.some(
      ({ device, state }) => device === 'a4-printer' && state !== 'off' && state !== 'fault',
    );
  const printApplication = async () => {
    setPaper({ state: 'printing' });
    setSecondsLeft(DONE_SECONDS);
    const answer = await client.slips
      .printApplication({ receiptNo: receipt.receiptNo })
      .catch(() => ({ outcome: 'not-printed', fault: 'unknown' }) as const);
    setPaper({ state: 'answered', answer });
  };
  const finish = useEffectEvent(props.onFinish);
  const waiting = printing.state === 'printing' || paper.state === 'printing';
  useEffect(() => {
    if (waiting) return;
    const timer = setInterval(() => setSecondsLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  useEffect(() => {
    if (secondsLeft === 0) finish();
  }, [secondsLeft]);

  useStream(
    delivery.state === 'waiting' ? receipt.receiptNo : null,
    (core, signal) => core.outbox.watch({ receiptNo: receipt.receiptNo }, { signal }),
    setDelivery,
  );
  return (
    <DoneScreen
      receipt={receipt}
      printing={printing}
      delivery={delivery}
      secondsLeft={secondsLeft}
      onPrintAgain={() => setAttempt(attempt + 1)}
      application={offersPaper || paper.state !== 'offered' ? paper : null}
      onPrintApplication={() => void printApplication()}
      onRebook={another && (() => onRebook(another))}
      onFinish={props.onFinish}
    />
  );
}
