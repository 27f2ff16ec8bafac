/** Samples of checking in: the number, its paper failed, and each reason why there is none. */
import type { ComponentProps } from 'react';
import { nothing, type Sample } from '../../samples/sample.ts';
import { CheckInScreen } from './screen.tsx';

type Props = ComponentProps<typeof CheckInScreen>;

const ticket = {
  ...{ number: 'A016', itemCode: 'RS-0001', date: '2026-11-26', start: '09:30' },
  ...{ place: '浏阳市民之家', windows: '一楼 A01–A12' },
  ...{ before: 3, givenAt: '2026-11-26T09:12:00+08:00', isPrinted: false },
};

function Shown(props: Partial<Props>) {
  return (
    <CheckInScreen
      answer={{ outcome: 'ticket', ticket }}
      printing={{ state: 'answered', answer: { outcome: 'printed' } }}
      failure={null}
      onPrint={nothing}
      onRetry={nothing}
      onBack={nothing}
      onFinish={nothing}
      {...props}
    />
  );
}

export const SAMPLES: readonly Sample[] = [
  { name: 'checkIn', show: () => <Shown /> },
  {
    name: 'checkInUnprinted',
    show: () => (
      <Shown printing={{ state: 'answered', answer: { outcome: 'not-printed', fault: 'paper-out' } }} />
    ),
  },
  {
    name: 'checkInEarly',
    show: () => <Shown answer={{ outcome: 'too-early', from: '2026-11-26T09:00:00+08:00' }} />,
  },
  {
    name: 'checkInLate',
    show: () => <Shown answer={{ outcome: 'too-late', until: '2026-11-26T09:45:00+08:00' }} />,
  },
  { name: 'checkInOffline', show: () => <Shown answer={{ outcome: 'offline' }} /> },
];
