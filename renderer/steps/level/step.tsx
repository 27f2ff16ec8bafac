/** The step that asks for a level, and begins the evaluation with the first one that is tapped. */
import { useState } from 'react';
import type { Draft } from '../../../main/core/model/draft.ts';
import type { Evaluation, EvaluationLevel } from '../../../main/core/model/evaluation.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import type { FollowUpKind } from '../../journey/follow-up.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { LevelScreen } from './screen.tsx';
import { WORDS } from './words.ts';

interface LevelOptions {
  /** What is begun with the first level. */
  kind: FollowUpKind;
}

export function level(options: LevelOptions): Step {
  return {
    name: 'level',
    title: WORDS['step.level'],
    isDone: ({ draft }) => saidIn(draft) !== null,
    mends: ({ field }) => field === 'level',
    show: (props) => <LevelStep {...props} {...options} />,
  };
}

/** What was said so far; null before the first level, or without an evaluation's draft. */
function saidIn(draft: Draft | null): Evaluation | null {
  return draft && 'evaluates' in draft ? draft.evaluation : null;
}

function LevelStep({ matter, send, visit, kind }: StepProps & LevelOptions) {
  const t = useWords(WORDS);
  const client = useClient();
  const task = useTask();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const failures = useFailures();
  const { item, draft, earlier } = matter;
  const said = saidIn(draft);

  /** Right after its matter an evaluation is begun only once somebody says something. */
  const begun = async (): Promise<boolean> => {
    if (draft || earlier === null) return true;
    const answer = await client.filing.begin({ kind, slip: earlier });
    if (answer.outcome === 'begun') send({ type: 'BEGUN', draft: answer.draft });
    else if (answer.outcome === 'limited') setRefusal(failures.limited(answer.limit));
    else if (answer.outcome === 'cannot-save') setRefusal(failures.cannotSave);
    else setRefusal({ text: t('level.gone'), deadEnd: 'already-rated' });
    return answer.outcome === 'begun';
  };
  const choose = async (chosen: EvaluationLevel) => {
    if (!(await begun())) return;
    const { reasons = [], comment = null } = said ?? {};
    send({ type: 'DRAFT', draft: await client.evaluation.say({ level: chosen, reasons, comment }) });
    send({ type: 'NEXT' });
  };
  return (
    <LevelScreen
      itemName={item?.name ?? draft?.itemCode ?? ''}
      chosen={said?.level ?? null}
      failure={task.failed ? failures.again : refusal}
      onLevel={(chosen) => task.run(() => choose(chosen))}
      onSkip={earlier === null ? undefined : visit.finish}
    />
  );
}
