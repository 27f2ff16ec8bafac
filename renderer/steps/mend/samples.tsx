/** Samples of what is to be mended, and of why it was not told. */
import type { Printing } from '../../machines/print/use-printing.ts';
import { item, mending } from '../../samples/facts.ts';
import { drawnPaper } from '../../samples/paper.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { MendRefusedScreen, MendScreen, type Refusal } from './screen.tsx';

const bar = { kind: 'correction', step: 'mend' } as const;

const Mend = ({ printing = { state: 'idle' } }: { printing?: Printing }) => (
  <MendScreen
    item={item}
    mending={mending}
    printing={printing}
    loadPage={drawnPaper}
    onPrint={nothing}
    onNext={nothing}
  />
);

const refused = (name: string, refusal: Refusal | null): Sample => ({
  name,
  bar,
  show: () => <MendRefusedScreen refusal={refusal} onAgain={nothing} />,
});

export const SAMPLES: readonly Sample[] = [
  { name: 'mend', bar, show: () => <Mend /> },
  {
    name: 'mendPrinted',
    bar,
    show: () => <Mend printing={{ state: 'answered', answer: { outcome: 'printed' } }} />,
  },
  {
    name: 'mendNotPrinted',
    bar,
    show: () => (
      <Mend printing={{ state: 'answered', answer: { outcome: 'not-printed', fault: 'paper-out' } }} />
    ),
  },
  refused('mendAsking', null),
  refused('mendOffline', 'offline'),
  refused('mendAnotherPerson', 'another-person'),
  refused('mendNothing', 'nothing'),
  refused('mendAtWindow', 'at-window'),
];
