/** A sample of a session's first screen. */
import { overview } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { HomeScreen } from './screen.tsx';

export const SAMPLES: readonly Sample[] = [
  {
    name: 'home',
    show: () => (
      <HomeScreen counts={overview.counts} onChoose={nothing} onMyBookings={nothing} onLeave={nothing} />
    ),
  },
];
