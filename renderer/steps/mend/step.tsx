/** The step that tells the applicant what is to be mended; the core asks the platform with the card that was read. */
import { useEffect, useEffectEvent, useState } from 'react';
import { mendingOf } from '../../../main/core/forms/mending.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { usePrinting } from '../../machines/print/use-printing.ts';
import { MendRefusedScreen, MendScreen, type Refusal } from './screen.tsx';
import { WORDS } from './words.ts';

export const mend: Step = {
  name: 'mend',
  title: WORDS['step.mend'],
  isDone: ({ draft }) => mendingOf(draft) !== null,
  mends: ({ field }) => field === 'mending',
  show: (props) => <MendStep {...props} />,
};

function MendStep({ matter, send }: StepProps) {
  const client = useClient();
  const { item, draft } = matter;
  const mending = mendingOf(draft);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const notice = usePrinting(() => client.correction.printNotice());
  const ask = async () => {
    setRefusal(null);
    const answer = await client.correction.ask().catch(() => ({ outcome: 'offline' }) as const);
    if (answer.outcome === 'told') send({ type: 'DRAFT', draft: answer.draft });
    else setRefusal(answer.outcome);
  };
  const askAtStart = useEffectEvent(ask);
  useEffect(() => {
    void askAtStart();
  }, []);
  if (!item || !mending) {
    const refused = refusal ?? (item ? null : 'at-window');
    return <MendRefusedScreen refusal={refused} onAgain={() => void ask()} />;
  }
  return (
    <MendScreen
      item={item}
      mending={mending}
      printing={notice.printing}
      loadPage={(sha256) => client.correction.page({ sha256 })}
      onPrint={notice.print}
      onNext={() => send({ type: 'NEXT' })}
    />
  );
}
