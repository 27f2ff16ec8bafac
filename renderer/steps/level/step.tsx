/** The step that asks for a level, and begins the evaluation with the first one that is tapped. */
import { useState } from 'react';
import type { EvaluationLevel } from '../../../main/core/model/evaluation.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { LevelScreen } from './screen.tsx';
import { WORDS } from './words.ts';

const TEXTS = { ...WORDS, ...COMMON_WORDS };

export const level: Step = {
  name: 'level',
  title: WORDS['step.level'],
  isDone: ({ draft }) => draft?.kind === 'evaluation' && draft.evaluation !== null,
  mends: ({ field }) => field === 'level',
  show: (props) => <LevelStep {...props} />,
};

function LevelStep({ matter, send, visit }: StepProps) {
  const t = useWords(TEXTS);
  const client = useClient();
  const task = useTask();
  const [refusal, setRefusal] = useState<'gone' | 'cannot-save' | null>(null);
  const { item, draft, earlier } = matter;
  const said = draft?.kind === 'evaluation' ? draft.evaluation : null;

  /** Right after its matter an evaluation is begun only once somebody says something. */
  const begun = async (): Promise<boolean> => {
    if (draft?.kind === 'evaluation' || earlier === null) return true;
    const answer = await client.filing.begin({ kind: 'evaluation', receiptNo: earlier });
    if (answer.outcome === 'begun') send({ type: 'BEGUN', draft: answer.draft });
    else setRefusal(answer.outcome === 'cannot-save' ? 'cannot-save' : 'gone');
    return answer.outcome === 'begun';
  };
  const choose = async (chosen: EvaluationLevel) => {
    if (!(await begun())) return;
    const { reasons = [], comment = null } = said ?? {};
    send({ type: 'DRAFT', draft: await client.evaluation.say({ level: chosen, reasons, comment }) });
    send({ type: 'NEXT' });
  };
  const failure = { gone: t('level.gone'), 'cannot-save': t('error.cannotSave') };
  return (
    <LevelScreen
      itemName={item?.name ?? draft?.itemCode ?? ''}
      chosen={said?.level ?? null}
      failure={task.failed ? t('error.again') : refusal && failure[refusal]}
      onLevel={(chosen) => task.run(() => choose(chosen))}
      onSkip={earlier === null ? undefined : visit.finish}
    />
  );
}
