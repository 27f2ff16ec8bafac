/** Samples of a slip that came back, at several ends of its matter. */
import type { ComponentProps } from 'react';
import type { ProgressStep, ReviewProgress } from '../../../main/core/cases/contract.ts';
import { hallDate } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { FollowUpState } from '../../../main/core/model/receipt.ts';
import { FOLLOW_UP as CANCELLATION } from '../../matters/cancellation/follow-up.ts';
import { FOLLOW_UP as CORRECTION } from '../../matters/correction/follow-up.ts';
import { FOLLOW_UP as EVALUATION } from '../../matters/evaluation/follow-up.ts';
import { FOLLOW_UP as REBOOKING } from '../../matters/rebooking/follow-up.ts';
import { onlineItem, receipt } from '../../samples/facts.ts';
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

const progressOf = (steps: readonly ProgressStep[], review: ReviewProgress | null = null) => ({
  outcome: 'steps' as const,
  itemCode: receipt.itemCode,
  steps: [...steps],
  review,
});

/** The samples' day is the kiosk's own. */
const inDays = (days: number) => addDays(hallDate(Date.now()), days);

const pending = { state: 'pending', at: '2026-11-24T09:12:00+08:00' } as const;
const reviewed = (review: ReviewProgress) =>
  progressOf(
    review.state === 'pending'
      ? [pending]
      : [pending, { state: review.state, at: '2026-11-26T15:40:00+08:00' }],
    review,
  );

function Reviewed(props: Partial<FoundProps> & { review: ReviewProgress; correction?: FollowUpState }) {
  const { review, correction = 'not-offered', ...others } = props;
  return (
    <Found
      receipt={{
        ...delivered,
        kind: 'pre-review',
        appointment: null,
        delivery: { ...delivered.delivery, caseState: review.state },
      }}
      progress={reviewed(review)}
      followUps={[
        { view: CORRECTION, state: correction },
        { view: EVALUATION, state: 'offered' },
      ]}
      {...others}
    />
  );
}

type ElsewhereProps = ComponentProps<typeof UnknownSlipScreen>;

function Elsewhere(props: Partial<ElsewhereProps>) {
  return (
    <UnknownSlipScreen
      progress={null}
      followUps={[]}
      failure={null}
      onFollowUp={nothing}
      onBook={null}
      onMyBookings={null}
      onCheckIn={nothing}
      onPay={nothing}
      onBack={null}
      onHome={nothing}
      onFinish={nothing}
      {...props}
    />
  );
}

function Found(props: Partial<FoundProps>) {
  return (
    <FoundSlipScreen
      receipt={delivered}
      isPrinted
      progress={progressOf([confirmed])}
      onBook={null}
      followUps={cancellation('offered')}
      printing={{ state: 'idle' }}
      failure={null}
      tooLate={null}
      onCheckIn={null}
      onPay={nothing}
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
      <Found receipt={receipt} isPrinted={false} progress={null} followUps={cancellation('waiting')} />
    ),
  },
  {
    name: 'foundNotPrinted',
    show: () => <Found printing={{ state: 'answered', answer: { outcome: 'not-printed', fault: 'jam' } }} />,
  },
  {
    name: 'foundToday',
    show: () => (
      <Found onCheckIn={nothing} tooLate="today" followUps={cancellation('not-offered', 'not-offered')} />
    ),
  },
  {
    name: 'foundOver',
    show: () => <Found tooLate="over" followUps={cancellation('not-offered', 'not-offered')} />,
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
        progress={progressOf([confirmed, { state: 'cancelled', at: '2026-11-25T15:40:00+08:00' }])}
        followUps={cancellation('not-offered', 'not-offered')}
      />
    ),
  },
  {
    name: 'foundRebooked',
    show: () => (
      <Found
        progress={progressOf([confirmed, { state: 'rebooked', at: '2026-11-25T15:40:00+08:00' }])}
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
    show: () => <Elsewhere progress={null} onCheckIn={null} />,
  },
  {
    name: 'foundElsewhere',
    show: () => <Elsewhere progress={progressOf([confirmed])} onMyBookings={nothing} />,
  },
  { name: 'foundPending', show: () => <Reviewed review={{ state: 'pending' }} /> },
  {
    name: 'foundToMend',
    show: () => <Reviewed review={{ state: 'supplement', until: inDays(9) }} correction="offered" />,
  },
  {
    name: 'foundToMendSoon',
    show: () => <Reviewed review={{ state: 'supplement', until: inDays(2) }} correction="offered-again" />,
  },
  {
    name: 'foundCorrected',
    show: () => <Reviewed review={{ state: 'supplement', until: inDays(0) }} correction="waiting" />,
  },
  {
    name: 'foundFee',
    show: () => (
      <Reviewed
        review={{ state: 'passed' }}
        progress={{ ...reviewed({ state: 'passed' }), payment: 'due' }}
        onBook={nothing}
      />
    ),
  },
  {
    name: 'foundPassedOnline',
    show: () => (
      <Reviewed
        review={{ state: 'passed' }}
        receipt={{
          ...delivered,
          kind: 'pre-review',
          appointment: null,
          itemName: onlineItem.name,
          result: { way: 'post', name: onlineItem.result.name, postage: 'recipient' },
        }}
      />
    ),
  },
  { name: 'foundPassed', show: () => <Reviewed review={{ state: 'passed' }} onBook={nothing} /> },
  {
    name: 'foundRejected',
    show: () => <Reviewed review={{ state: 'rejected', reason: 'not-competent' }} />,
  },
  { name: 'foundExpired', show: () => <Reviewed review={{ state: 'expired', until: inDays(-1) }} /> },
  {
    name: 'foundElsewhereOwing',
    show: () => (
      <Elsewhere
        progress={{
          ...reviewed({ state: 'passed' }),
          payment: 'due',
          owed: { papers: ['户口簿', '结婚证'], until: inDays(9) },
          isUnsigned: true,
        }}
        onCheckIn={null}
        onBack={nothing}
        onBook={nothing}
      />
    ),
  },
  {
    name: 'foundElsewhereToMend',
    show: () => (
      <Elsewhere
        progress={reviewed({ state: 'supplement', until: inDays(9) })}
        onCheckIn={null}
        followUps={[{ view: CORRECTION, state: 'offered' }]}
      />
    ),
  },
];
