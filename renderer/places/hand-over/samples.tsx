/** Samples of leaving a matter and coming back to it. */
import type { LeaveEvent } from '../../../main/core/hand-over/contract.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { CardSample } from '../../steps/identify/samples.tsx';
import { LeaveScreen } from './leave-screen.tsx';
import { ChangedScreen, FetchingScreen, NoCardScreen, type Refused, RefusedScreen } from './take-screen.tsx';
import { WORDS } from './words.ts';

const LEFT: LeaveEvent = {
  state: 'left',
  code: `https://zwfw.example.cn/hand-over/${'k3'.repeat(11)}#${'x9'.repeat(21)}A`,
  until: '2026-12-03T10:24:00+08:00',
};

const leave = (event: LeaveEvent, printing: Printing = { state: 'idle' }) => (
  <LeaveScreen
    event={event}
    printing={printing}
    onPrint={nothing}
    onRetry={nothing}
    onStay={nothing}
    onFinish={nothing}
  />
);

const refused = (event: Refused) => <RefusedScreen refused={event} onHome={nothing} onRetry={nothing} />;

export const SAMPLES: readonly Sample[] = [
  { name: 'laterSending', show: () => leave({ state: 'sending', sent: 2, count: 5 }) },
  { name: 'later', show: () => leave(LEFT) },
  {
    name: 'laterPrinted',
    show: () => leave(LEFT, { state: 'answered', answer: { outcome: 'printed' } }),
  },
  {
    name: 'laterUnprinted',
    show: () => leave(LEFT, { state: 'answered', answer: { outcome: 'not-printed', fault: 'paper-out' } }),
  },
  {
    name: 'laterUnreachable',
    status: { network: 'offline' },
    show: () => leave({ state: 'unreachable' }),
  },
  {
    name: 'resumeCard',
    show: () => (
      <CardSample
        event={{ state: 'present-card' }}
        lead={WORDS['resume.cardLead']}
        needed="e-id"
        otherWay={WORDS['resume.noCard']}
      />
    ),
  },
  { name: 'resumeNoCard', show: () => <NoCardScreen onBack={nothing} /> },
  { name: 'resumeFetching', show: () => <FetchingScreen event={{ state: 'fetching', got: 1, count: 5 }} /> },
  { name: 'resumeAnother', show: () => refused({ state: 'another-person' }) },
  { name: 'resumeOver', show: () => refused({ state: 'over' }) },
  { name: 'resumeElsewhere', show: () => refused({ state: 'being-taken' }) },
  { name: 'resumeUnreachable', show: () => refused({ state: 'unreachable' }) },
  { name: 'resumeUnusable', show: () => refused({ state: 'unusable' }) },
  { name: 'resumeNobody', show: () => refused({ state: 'nobody' }) },
  { name: 'resumeChanged', show: () => <ChangedScreen onGoOn={nothing} /> },
];
