/** Samples of an evaluation's end. */
import { item } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { ThanksScreen } from './screen.tsx';

export const SAMPLES: readonly Sample[] = [
  {
    name: 'thanks',
    bar: { kind: 'evaluation', step: 'done' },
    show: () => (
      <ThanksScreen
        itemName={item.name}
        delivery={{ state: 'waiting' }}
        isSoonOver={false}
        secondsLeft={12}
        onFinish={nothing}
      />
    ),
  },
];
