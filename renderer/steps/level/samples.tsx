/** Samples of the five levels. */
import { item } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { LevelScreen } from './screen.tsx';

export const SAMPLES: readonly Sample[] = [
  {
    name: 'level',
    bar: { kind: 'evaluation', step: 'level' },
    show: () => (
      <LevelScreen itemName={item.name} chosen={null} failure={null} onLevel={nothing} onSkip={nothing} />
    ),
  },
  {
    name: 'levelGone',
    bar: { kind: 'evaluation', step: 'level' },
    show: () => (
      <LevelScreen
        itemName={item.name}
        chosen={null}
        failure={{ text: '这件事已经评价过了，一件事只评一次。', deadEnd: 'already-rated' }}
        onLevel={nothing}
        onSkip={nothing}
      />
    ),
  },
];
