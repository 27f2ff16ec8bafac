/** Samples of a slip that came back, at several ends of its matter. */
import type { ComponentProps } from 'react';
import { receipt } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { FoundSlipScreen, UnknownSlipScreen } from './screen.tsx';

type FoundProps = ComponentProps<typeof FoundSlipScreen>;

const delivered = { ...receipt, delivery: { state: 'delivered', caseNo: '430181202611240001' } } as const;
const confirmed = { state: 'confirmed', at: '2026-11-24T09:12:00+08:00' } as const;

function Found(props: Partial<FoundProps>) {
  return (
    <FoundSlipScreen
      receipt={delivered}
      isPrinted
      steps={[confirmed]}
      cancel="offered"
      printing={{ state: 'idle' }}
      failure={null}
      onPrint={nothing}
      onCancel={nothing}
      onHome={nothing}
      onFinish={nothing}
      {...props}
    />
  );
}

export const SAMPLES: readonly Sample[] = [
  { name: 'found', show: () => <Found /> },
  {
    name: 'foundUnprinted',
    show: () => <Found receipt={receipt} isPrinted={false} steps={null} cancel="waiting" />,
  },
  { name: 'foundRefused', show: () => <Found cancel="offered-again" /> },
  {
    name: 'foundCancelled',
    show: () => (
      <Found
        receipt={{ ...delivered, kind: 'cancellation' }}
        steps={[confirmed, { state: 'cancelled', at: '2026-11-25T15:40:00+08:00' }]}
        cancel="not-offered"
      />
    ),
  },
  { name: 'foundUnknown', show: () => <UnknownSlipScreen onHome={nothing} onFinish={nothing} /> },
];
