/** Samples of what only a pre-review shows. */
import { receipt } from '../../samples/facts.ts';
import type { Sample } from '../../samples/sample.ts';
import { confirmSample } from '../../steps/confirm/samples.tsx';
import { DoneSample } from '../../steps/done/samples.tsx';
import { DONE } from './matter.ts';
import { WORDS } from './words.ts';

export const SAMPLES: readonly Sample[] = [
  confirmSample({ service: WORDS['home.preReview'], showsForm: true }),
  {
    name: 'filed',
    bar: { kind: 'pre-review', step: 'done' },
    show: () => (
      <DoneSample
        options={DONE}
        receipt={{ ...receipt, service: 'pre-review', appointment: null }}
        application={{ state: 'idle' }}
      />
    ),
  },
];
