/** The last step: prints the slip once, follows the delivery, and ends the session when its seconds are over. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { DeliveryState, Receipt } from '../../../main/core/model/receipt.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { useLeaving } from '../../machines/countdown/use-leaving.ts';
import { usePrinting } from '../../machines/print/use-printing.ts';
import type { DoneOptions } from './options.ts';
import { DoneScreen } from './screen.tsx';
import { WORDS } from './words.ts';

/** How long the receipt stays, in seconds; a new attempt to print begins it anew, as any touch does. */
const DONE_SECONDS = 60;

export function done(options: DoneOptions): Step {
  return {
    name: 'done',
    title: WORDS['step.done'],
    show: (props) =>
      props.matter.receipt && <DoneStep {...props} options={options} receipt={props.matter.receipt} />,
  };
}

function DoneStep(props: StepProps & { options: DoneOptions; receipt: Receipt }) {
  const client = useClient();
  const { language } = useKiosk();
  const { receipt, options, matter, visit } = props;
  const { receiptNo } = receipt;
  const [delivery, setDelivery] = useState<DeliveryState>(receipt.delivery);
  const slip = usePrinting(() => client.slips.print({ receiptNo, language }), true);
  const application = usePrinting(() => client.slips.printApplication({ receiptNo }));
  const promise = usePrinting(() => client.slips.printPromise({ receiptNo }));
  // One paper after the other: both may come out of the same printer.
  const isPromiseDue =
    receipt.owed !== undefined && slip.printing.state === 'answered' && promise.printing.state === 'idle';
  const printPromise = useEffectEvent(promise.print);
  useEffect(() => {
    if (isPromiseDue) printPromise();
  }, [isPromiseDue]);
  const leaving = useLeaving({
    seconds: DONE_SECONDS,
    isRunning: [slip, application, promise].every(({ printing }) => printing.state !== 'printing'),
    onOver: visit.finish,
  });
  useStream(
    delivery.state === 'waiting' ? receiptNo : null,
    (core, signal) => core.outbox.watch({ receiptNo }, { signal }),
    setDelivery,
  );
  const printsOnA4 = useA4Printer() || application.printing.state !== 'idle';
  const next = matter.item && options.after?.start(matter.item, receipt);
  const print = (paper: typeof slip) => () => {
    leaving.restart();
    paper.print();
  };
  return (
    <DoneScreen
      receipt={receipt}
      options={options}
      printing={slip.printing}
      delivery={delivery}
      item={matter.item}
      phone={matter.draft?.phone ?? null}
      secondsLeft={leaving.secondsLeft}
      isSoonOver={leaving.isSoon}
      onPrintAgain={print(slip)}
      application={options.hasApplication && printsOnA4 ? application.printing : null}
      onPrintApplication={print(application)}
      promise={receipt.owed ? promise.printing : null}
      onPrintPromise={print(promise)}
      onAfter={next ? () => visit.begin(next) : null}
      onFinish={visit.finish}
    />
  );
}

/** Whether a printer for A4 paper stands ready. */
function useA4Printer(): boolean {
  const { status } = useKiosk();
  const printer = status?.devices.find(({ device }) => device === 'a4-printer');
  return printer !== undefined && printer.state !== 'off' && printer.state !== 'fault';
}
