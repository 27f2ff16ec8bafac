/** The step that promises to bring papers later; only where some are left out for that. */
import { useEffect, useEffectEvent, useState } from 'react';
import { isPromised, owedPapers, signedDraft } from '../../../main/core/forms/owed.ts';
import type { Material } from '../../../main/core/model/item.ts';
import { useFailures } from '../../components/failure.ts';
import type { Matter } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { PromiseScreen } from './screen.tsx';
import { WORDS } from './words.ts';

function owedOf({ item, draft }: Matter): Material[] {
  const own = signedDraft(draft);
  return item && own ? owedPapers(item, own) : [];
}

function isMade({ item, draft }: Matter): boolean {
  const own = signedDraft(draft);
  return item !== null && own !== null && isPromised(item, own);
}

export const promise: Step = {
  name: 'promise',
  title: WORDS['step.promise'],
  applies: (matter) => matter.item === null || owedOf(matter).length > 0,
  isDone: isMade,
  isDue: (matter) => !isMade(matter),
  mends: ({ field }) => field === 'promise',
  show: (props) => <PromiseStep {...props} />,
};

function PromiseStep({ matter, send }: StepProps) {
  const client = useClient();
  const failures = useFailures();
  const [wrong, setWrong] = useState<'no-day' | 'failed' | null>(null);
  const { item } = matter;
  // Its day is today's to name: asked for each time that the screen comes.
  const ask = useEffectEvent(async () => {
    const answer = await client.preReview.promise().catch(() => null);
    if (answer?.outcome === 'saved') send({ type: 'DRAFT', draft: answer.draft });
    else setWrong(answer?.outcome === 'no-day' ? 'no-day' : 'failed');
  });
  useEffect(() => {
    void ask();
  }, []);
  if (!item) return null;
  return (
    <PromiseScreen
      papers={owedOf(matter).map(({ name }) => name)}
      promise={isMade(matter) ? (signedDraft(matter.draft)?.later ?? null) : null}
      noDay={wrong === 'no-day'}
      failure={wrong === 'failed' ? failures.again : null}
      departmentName={item.departmentName}
      onPromise={() => send({ type: 'NEXT' })}
      onRather={() => send({ type: 'BACK' })}
    />
  );
}
