/** A sample of the paper's screen. */

import { overview, waiting } from '../../../samples/maintenance.ts';
import { nothing, type Sample } from '../../../samples/sample.ts';
import { PaperScreen } from './section.tsx';

export const SAMPLES: readonly Sample[] = [
  {
    name: 'maintenance-paper',
    show: () => <PaperScreen {...waiting} states={overview.paper} onRefilled={nothing} />,
  },
];
