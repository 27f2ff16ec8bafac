/** The end of a matter with made-up facts, for the samples of its kind. */
import type { ComponentProps } from 'react';
import { item, receipt } from '../../samples/facts.ts';
import { nothing } from '../../samples/sample.ts';
import { DoneScreen } from './screen.tsx';

type DoneProps = ComponentProps<typeof DoneScreen>;

export const PRINTED: DoneProps['printing'] = { state: 'answered', answer: { outcome: 'printed' } };
export const UNPRINTED: DoneProps['printing'] = {
  state: 'answered',
  answer: { outcome: 'not-printed', fault: 'paper-out' },
};
export const DELIVERED = {
  state: 'delivered',
  caseNo: '430181202611240001',
  caseState: 'confirmed',
  arrivedAt: '2026-11-24T10:31:40+08:00',
} as const satisfies DoneProps['delivery'];
export const WAITING: DoneProps['delivery'] = { state: 'waiting' };

export function DoneSample(props: Pick<DoneProps, 'options'> & Partial<DoneProps>) {
  return (
    <DoneScreen
      receipt={receipt}
      printing={PRINTED}
      delivery={WAITING}
      item={item}
      phone="13900000000"
      secondsLeft={48}
      isSoonOver={false}
      application={null}
      onPrintAgain={nothing}
      onPrintApplication={nothing}
      promise={null}
      onPrintPromise={nothing}
      onAfter={props.options.after ? nothing : null}
      onFinish={nothing}
      {...props}
    />
  );
}
