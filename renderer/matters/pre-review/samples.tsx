/** Samples of what only a pre-review shows. */
import { draft, receipt } from '../../samples/facts.ts';
import type { Sample } from '../../samples/sample.ts';
import { confirmSample } from '../../steps/confirm/samples.tsx';
import { DoneSample } from '../../steps/done/samples.tsx';
import { DONE } from './matter.ts';
import { WORDS } from './words.ts';

export const SAMPLES: readonly Sample[] = [
  confirmSample('confirm', { service: WORDS['home.preReview'], draft }),
  {
    name: 'filed',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        receipt={{ ...receipt, kind: 'pre-review', appointment: null }}
        application={{ state: 'idle' }}
      />
    ),
  },
];
