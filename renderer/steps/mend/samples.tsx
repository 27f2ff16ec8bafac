/** Samples of what is to be mended, and of why it was not told. */
import type { Printing } from '../../machines/print/use-printing.ts';
import { item, mending } from '../../samples/facts.ts';
import { drawnPaper } from '../../samples/paper.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { MendRefusedScreen, MendScreen, NotAcceptedScreen, type NotTold } from './screen.tsx';

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

const refused = (name: string, refusal: NotTold | null): Sample => ({
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
  {
    name: 'mendNotAccepted',
    bar,
    show: () => (
      <NotAcceptedScreen
        refusal={{
          caseNo: mending.caseNo,
          decidedAt: mending.decidedAt,
          reason: 'conditions',
          words: '您的社保还在原单位缴纳，没有停保，现在不符合失业登记的条件。请先让原单位办理停保。',
        }}
        onFinish={nothing}
      />
    ),
  },
  refused('mendAsking', null),
  refused('mendOffline', 'offline'),
  refused('mendAnotherPerson', 'another-person'),
  refused('mendNothing', 'nothing'),
  refused('mendAtWindow', 'at-window'),
  {
    name: 'mendTooLate',
    bar,
    show: () => <MendRefusedScreen refusal="too-late" until={mending.until} onAgain={nothing} />,
  },
];
