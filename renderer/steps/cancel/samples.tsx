/** A sample of the last question before a booking is given up. */
import { cancellationDraft, item } from '../../samples/facts.ts';
import { FAILED, IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { CancelScreen } from './screen.tsx';

const WARNED = { count: 5, suspendAt: 6, next: 'cancel', lateHours: 24, suspendDays: 30 } as const;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'cancel',
    bar: { kind: 'cancellation', step: 'confirm' },
    show: () => (
      <CancelScreen
        {...IDLE}
        itemName={item.name}
        draft={cancellationDraft}
        onConfirm={nothing}
        brings={null}
      />
    ),
  },
  {
    name: 'cancelWarned',
    bar: { kind: 'cancellation', step: 'confirm' },
    show: () => (
      <CancelScreen
        {...IDLE}
        itemName={item.name}
        draft={cancellationDraft}
        brings={{ kind: 'cancel', counts: 1, suspendedUntil: null, warning: WARNED }}
        onConfirm={nothing}
      />
    ),
  },
  {
    name: 'cancelSuspends',
    bar: { kind: 'cancellation', step: 'confirm' },
    show: () => (
      <CancelScreen
        {...IDLE}
        itemName={item.name}
        draft={cancellationDraft}
        brings={{
          kind: 'late-cancel',
          counts: 2,
          suspendedUntil: '2026-12-26T09:00:00+08:00',
          warning: null,
        }}
        onConfirm={nothing}
      />
    ),
  },
  {
    name: 'cancelFailed',
    bar: { kind: 'cancellation', step: 'confirm' },
    show: () => (
      <CancelScreen
        {...FAILED}
        brings={null}
        itemName={item.name}
        draft={cancellationDraft}
        onConfirm={nothing}
      />
    ),
  },
];
