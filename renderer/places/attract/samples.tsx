/** Samples of the attract screen, and of a kiosk out of service. */
import { overview } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { AttractScreen, OutOfServiceScreen } from './screen.tsx';

export const SAMPLES: readonly Sample[] = [
  {
    name: 'attract',
    show: () => (
      <AttractScreen
        counts={overview.counts}
        busy={false}
        notice={null}
        onStart={nothing}
        onMaintenance={nothing}
      />
    ),
  },
  {
    name: 'closed',
    show: () => (
      <OutOfServiceScreen
        service={{ state: 'out-of-service', reason: 'not-configured' }}
        onMaintenance={nothing}
      />
    ),
  },
];
