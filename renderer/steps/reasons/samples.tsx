/** Samples of the reasons, ticked and not, and of writing a few words. */
import { FAILED, IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { ReasonsScreen } from './screen.tsx';

const bar = { kind: 'evaluation', step: 'reasons' } as const;

export const SAMPLES: readonly Sample[] = [
  {
    name: 'reasons',
    bar,
    show: () => <ReasonsScreen {...IDLE} said={{ reasons: ['guide'], comment: '' }} onSubmit={nothing} />,
  },
  {
    name: 'reasonsFailed',
    bar,
    show: () => <ReasonsScreen {...FAILED} said={{ reasons: [], comment: '' }} onSubmit={nothing} />,
  },
  {
    name: 'comment',
    bar,
    show: () => (
      <ReasonsScreen
        {...IDLE}
        said={{ reasons: [], comment: '字再大一点就好了' }}
        onSubmit={nothing}
        writes
      />
    ),
  },
];
