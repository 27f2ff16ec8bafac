/** Samples of the last question before a booking is given up. */
import type { Standing } from '../../../main/core/model/booking-limit.ts';
import { cancellationDraft, item } from '../../samples/facts.ts';
import { FAILED, IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { CancelScreen } from './screen.tsx';

const WARNED = { count: 5, suspendAt: 6, next: 'cancel', lateHours: 24, suspendDays: 30 } as const;
const SUSPENDED = { counts: 2, suspendedUntil: '2026-12-26T09:00:00+08:00' };

/** `brings`: what giving the booking up brings by the rules of fairness. */
const cancel = (
  name: string,
  brings: Standing['ifCancelled'],
  state: typeof IDLE | typeof FAILED = IDLE,
): Sample => ({
  name,
  bar: { kind: 'cancellation', step: 'confirm' },
  show: () => (
    <CancelScreen
      {...state}
      itemName={item.name}
      draft={cancellationDraft}
      brings={brings}
      onConfirm={nothing}
    />
  ),
});

export const SAMPLES: readonly Sample[] = [
  cancel('cancel', null),
  cancel('cancelWarned', { kind: 'cancel', counts: 1, suspendedUntil: null, warning: WARNED }),
  cancel('cancelSuspends', { kind: 'late-cancel', ...SUSPENDED, warning: null }),
  cancel('cancelFailed', null, FAILED),
];
