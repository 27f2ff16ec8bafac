/** Samples of paying: the code, each thing that can come between, paid, and each reason why it can't be paid. */
import type { ComponentProps } from 'react';
import type { PaymentOrder } from '../../../main/core/model/payment.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { PaymentScreen } from './screen.tsx';

type Props = ComponentProps<typeof PaymentScreen>;

const order: PaymentOrder = {
  orderNo: '43012026112600012345',
  caseNo: 'S43018120261124BD000018',
  itemCode: 'BD-0003',
  state: 'due',
  cents: 8000,
  what: '不动产登记费（住宅类）',
  payee: '浏阳市财政局（非税收入）',
  until: '2099-12-11T23:59:59+08:00',
  code: 'https://platform.example/pay/0123456789abcdefghijkl',
  isRefused: false,
};
const paid: PaymentOrder = {
  ...order,
  state: 'paid',
  paidAt: '2026-11-26T15:40:00+08:00',
  billNo: '0123456789',
};
const told = (of: PaymentOrder) => ({ outcome: 'order', order: of }) as const;

function Shown(props: Partial<Props>) {
  return (
    <PaymentScreen
      order={order}
      answer={told(order)}
      isChanged={false}
      printing={{ state: 'idle' }}
      onPrint={nothing}
      onBack={nothing}
      onFinish={nothing}
      {...props}
    />
  );
}

export const SAMPLES: readonly Sample[] = [
  { name: 'pay', show: () => <Shown /> },
  {
    name: 'payRefused',
    show: () => <Shown order={{ ...order, isRefused: true }} answer={told({ ...order, isRefused: true })} />,
  },
  { name: 'payChanged', show: () => <Shown isChanged /> },
  { name: 'payAway', show: () => <Shown answer={{ outcome: 'offline' }} /> },
  {
    name: 'payPaid',
    show: () => (
      <Shown
        order={paid}
        answer={told(paid)}
        printing={{ state: 'answered', answer: { outcome: 'printed' } }}
      />
    ),
  },
  {
    name: 'payUnprinted',
    show: () => (
      <Shown
        order={paid}
        answer={told(paid)}
        printing={{ state: 'answered', answer: { outcome: 'not-printed', fault: 'paper-out' } }}
      />
    ),
  },
  {
    name: 'payExpired',
    show: () => (
      <Shown order={{ ...order, state: 'expired' }} answer={told({ ...order, state: 'expired' })} />
    ),
  },
  { name: 'payNothing', show: () => <Shown order={null} answer={{ outcome: 'nothing-due' }} /> },
  { name: 'payOffline', show: () => <Shown order={null} answer={{ outcome: 'offline' }} /> },
];
