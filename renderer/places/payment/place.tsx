/** Paying by a slip: the platform is asked until it says paid, and then the payment slip is printed at once. */
import { useEffect, useState } from 'react';
import type { PaymentAnswer } from '../../../main/core/matters/payment/contract.ts';
import type { PaymentOrder } from '../../../main/core/model/payment.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useOccupied } from '../../kiosk/use-occupied.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { usePrinting } from '../../machines/print/use-printing.ts';
import { PaymentScreen } from './screen.tsx';

export function Payment(props: {
  /** The text of the slip's QR code. */
  code: string;
  onBack: () => void;
  onFinish: () => void;
}) {
  const client = useClient();
  const { language } = useKiosk();
  const { code } = props;
  const [answer, setAnswer] = useState<PaymentAnswer | null>(null);
  const [order, setOrder] = useState<PaymentOrder | null>(null);
  const [first, setFirst] = useState<string | null>(null);
  const { printing, print } = usePrinting(() => client.payment.print({ code, language }));
  useStream(
    code,
    (core, signal) => core.payment.watch({ code }, { signal }),
    (next: PaymentAnswer) => {
      setAnswer(next);
      if (next.outcome !== 'order') return;
      setOrder(next.order);
      setFirst((known) => known ?? next.order.orderNo);
    },
  );
  // What the bank said anew begins the time at the phone anew, too.
  useOccupied(order?.state === 'due', answer);
  const isPaid = answer?.outcome === 'order' && answer.order.state === 'paid';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a payment, whatever is drawn anew
  useEffect(() => {
    if (isPaid) print();
  }, [isPaid]);
  return (
    <PaymentScreen
      order={order}
      answer={answer}
      isChanged={order !== null && first !== order.orderNo}
      printing={printing}
      onPrint={print}
      onBack={props.onBack}
      onFinish={props.onFinish}
    />
  );
}
