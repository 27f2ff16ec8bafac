/** Samples of a slip that came back, at several ends of its matter. */
import type { ComponentProps } from 'react';
import type { FollowUpState } from '../../../main/core/model/receipt.ts';
import { FOLLOW_UP as CANCELLATION } from '../../matters/cancellation/follow-up.ts';
import { FOLLOW_UP as EVALUATION } from '../../matters/evaluation/follow-up.ts';
import { FOLLOW_UP as REBOOKING } from '../../matters/rebooking/follow-up.ts';
import { receipt } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { FoundSlipScreen, type OfferedFollowUp, UnknownSlipScreen } from './screen.tsx';

type FoundProps = ComponentProps<typeof FoundSlipScreen>;

const delivered = {
  ...receipt,
  delivery: {
    state: 'delivered',
    caseNo: '430181202611240001',
    caseState: 'confirmed',
    arrivedAt: '2026-11-24T10:31:40+08:00',
  },
} as const;
const confirmed = { state: 'confirmed', at: '2026-11-24T09:12:00+08:00' } as const;

const cancellation = (state: FollowUpState, rebooking: FollowUpState = 'offered'): OfferedFollowUp[] => [
  { view: REBOOKING, state: rebooking },
  { view: CANCELLATION, state },
  { view: EVALUATION, state: 'offered' },
];

function Found(props: Partial<FoundProps>) {
  return (
    <FoundSlipScreen
      receipt={delivered}
      isPrinted
      steps={[confirmed]}
      followUps={cancellation('offered')}
      printing={{ state: 'idle' }}
      failure={null}
      onCheckIn={null}
      onPrint={nothing}
      onFollowUp={nothing}
      onBack={null}
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
    show: () => (
      <Found receipt={receipt} isPrinted={false} steps={null} followUps={cancellation('waiting')} />
    ),
  },
  {
    name: 'foundNotPrinted',
    show: () => <Found printing={{ state: 'answered', answer: { outcome: 'not-printed', fault: 'jam' } }} />,
  },
  {
    name: 'foundToday',
    show: () => <Found onCheckIn={nothing} followUps={cancellation('not-offered', 'not-offered')} />,
  },
  {
    name: 'foundOwn',
    show: () => <Found onBack={nothing} followUps={cancellation('offered').slice(0, 2)} />,
  },
  { name: 'foundRefused', show: () => <Found followUps={cancellation('offered-again')} /> },
  {
    name: 'foundCancelled',
    show: () => (
      <Found
        receipt={{ ...delivered, kind: 'cancellation' }}
        steps={[confirmed, { state: 'cancelled', at: '2026-11-25T15:40:00+08:00' }]}
        followUps={cancellation('not-offered', 'not-offered')}
      />
    ),
  },
  {
    name: 'foundRebooked',
    show: () => (
      <Found
        steps={[confirmed, { state: 'rebooked', at: '2026-11-25T15:40:00+08:00' }]}
        followUps={cancellation('not-offered', 'delivered')}
      />
    ),
  },
  {
    name: 'foundRebooking',
    show: () => <Found followUps={cancellation('offered', 'offered-beside')} />,
  },
  { name: 'foundBeside', show: () => <Found followUps={cancellation('offered-beside')} /> },
  {
    name: 'foundUnknown',
    show: () => <UnknownSlipScreen steps={null} onCheckIn={null} onHome={nothing} onFinish={nothing} />,
  },
  {
    name: 'foundElsewhere',
    show: () => (
      <UnknownSlipScreen steps={[confirmed]} onCheckIn={nothing} onHome={nothing} onFinish={nothing} />
    ),
  },
];
