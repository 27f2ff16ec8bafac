/** Files the draft in hand, until it is durable or refused; shared by the steps that end in it. */
import { useState } from 'react';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { useLimitText } from '../../components/use-limit-text.ts';
import type { StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';

export function useFiling(send: StepProps['send']) {
  const t = useWords(COMMON_WORDS);
  const client = useClient();
  const task = useTask();
  const limitText = useLimitText();
  const [refusal, setRefusal] = useState<string | null>(null);
  const confirm = async (first?: () => Promise<void>) => {
    setRefusal(null);
    await first?.();
    const answer = await client.filing.confirm();
    if (answer.outcome === 'committed') send({ type: 'COMMITTED', receipt: answer.receipt });
    else if (answer.outcome === 'incomplete') send({ type: 'INCOMPLETE', problems: answer.problems });
    else setRefusal(answer.outcome === 'limited' ? limitText(answer.limit) : t('error.cannotSave'));
  };
  return {
    busy: task.busy,
    failure: task.failed ? t('error.again') : refusal,
    /** `first`: what is still to be told to the core before it files. */
    onConfirm: (first?: () => Promise<void>) => task.run(() => confirm(first)),
  };
}
