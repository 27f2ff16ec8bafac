/** Files the draft in hand, until it is durable or refused; shared by the steps that end in it. */
import { useState } from 'react';
import { type Failure, useFailures } from '../../components/failure.ts';
import type { StepProps } from '../../journey/step.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';

export function useFiling(send: StepProps['send']) {
  const client = useClient();
  const { language } = useKiosk();
  const task = useTask();
  const failures = useFailures();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const confirm = async (first?: () => Promise<void>) => {
    setRefusal(null);
    await first?.();
    const answer = await client.filing.confirm({ language });
    if (answer.outcome === 'committed') send({ type: 'COMMITTED', receipt: answer.receipt });
    else if (answer.outcome === 'incomplete') send({ type: 'INCOMPLETE', problems: answer.problems });
    else setRefusal(answer.outcome === 'limited' ? failures.limited(answer.limit) : failures.cannotSave);
  };
  return {
    busy: task.busy,
    failure: task.failed ? failures.again : refusal,
    /** `first`: what is still to be told to the core before it files. */
    onConfirm: (first?: () => Promise<void>) => task.run(() => confirm(first)),
  };
}
