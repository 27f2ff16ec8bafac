/** The last step of an evaluation: follows the delivery, and ends the session when its seconds are over. */
import { useState } from 'react';
import type { DeliveryState, Receipt } from '../../../main/core/model/receipt.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { useLeaving } from '../../machines/countdown/use-leaving.ts';
import { ThanksScreen } from './screen.tsx';
import { WORDS } from './words.ts';

/** How long the thanks stay, in seconds. */
const THANKS_SECONDS = 15;

export const thanks: Step = {
  name: 'done',
  title: WORDS['step.thanks'],
  show: (props) => props.matter.receipt && <ThanksStep {...props} receipt={props.matter.receipt} />,
};

function ThanksStep({ receipt, visit }: StepProps & { receipt: Receipt }) {
  const { receiptNo } = receipt;
  const [delivery, setDelivery] = useState<DeliveryState>(receipt.delivery);
  const { secondsLeft, isSoon } = useLeaving({
    seconds: THANKS_SECONDS,
    isRunning: true,
    onOver: visit.finish,
  });
  useStream(
    delivery.state === 'waiting' ? receiptNo : null,
    (core, signal) => core.outbox.watch({ receiptNo }, { signal }),
    setDelivery,
  );
  return (
    <ThanksScreen
      itemName={receipt.itemName}
      delivery={delivery}
      secondsLeft={secondsLeft}
      isSoonOver={isSoon}
      onFinish={visit.finish}
    />
  );
}
