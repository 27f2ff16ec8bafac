/** A sample of the last question before a booking is given up. */
import { cancellationDraft, item } from '../../samples/facts.ts';
import { FAILED, IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { CancelScreen } from './screen.tsx';

export const SAMPLES: readonly Sample[] = [
  {
    name: 'cancel',
    bar: { kind: 'cancellation', step: 'confirm' },
    show: () => <CancelScreen {...IDLE} itemName={item.name} draft={cancellationDraft} onConfirm={nothing} />,
  },
  {
    name: 'cancelFailed',
    bar: { kind: 'cancellation', step: 'confirm' },
    show: () => (
      <CancelScreen {...FAILED} itemName={item.name} draft={cancellationDraft} onConfirm={nothing} />
    ),
  },
];
