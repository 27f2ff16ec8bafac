/** Samples of the attract screen, and of a kiosk out of service. */
import { overview } from '../../samples/facts.ts';
import { FAILED, nothing, type Sample } from '../../samples/sample.ts';
import { AttractScreen, OutOfServiceScreen } from './screen.tsx';

const CLOSED = { state: 'out-of-service', reason: 'not-configured' } as const;

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
    name: 'attractFailed',
    show: () => (
      <AttractScreen
        counts={overview.counts}
        busy={false}
        notice={FAILED.failure}
        onStart={nothing}
        onMaintenance={nothing}
      />
    ),
  },
  {
    name: 'closed',
    status: { service: CLOSED },
    show: () => <OutOfServiceScreen service={CLOSED} onMaintenance={nothing} />,
  },
];
