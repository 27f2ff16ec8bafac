/** Files the draft in hand, until it is durable or refused; shared by the steps that end in it. */
import { useState } from 'react';
import type { ConfirmAnswer } from '../../../main/core/model/receipt.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import type { StepProps } from '../../journey/step.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';

type Double = Extract<ConfirmAnswer, { outcome: 'doubled' }>;

/** `asks`: the step can ask whether a second one of the same item is meant. */
export function useFiling(send: StepProps['send'], { asks = false } = {}) {
  const client = useClient();
  const { language } = useKiosk();
  const task = useTask();
  const failures = useFailures();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [doubled, setDoubled] = useState<Double | null>(null);
  const confirm = async (isMeant: boolean, first?: () => Promise<void>) => {
    setRefusal(null);
    setDoubled(null);
    await first?.();
    const answer = await client.filing.confirm({ language, asks: asks && !isMeant });
    if (answer.outcome === 'committed') send({ type: 'COMMITTED', receipt: answer.receipt });
    else if (answer.outcome === 'incomplete') send({ type: 'INCOMPLETE', problems: answer.problems });
    else if (answer.outcome === 'doubled') setDoubled(answer);
    else setRefusal(answer.outcome === 'limited' ? failures.limited(answer.limit) : failures.cannotSave);
  };
  return {
    busy: task.busy,
    failure: task.failed ? failures.again : refusal,
    /** `first`: what is still to be told to the core before it files. */
    onConfirm: (first?: () => Promise<void>) => task.run(() => confirm(false, first)),
    /** The same was filed today. */
    doubled,
    onLookAgain: () => setDoubled(null),
    /** It is meant all the same. */
    onConfirmAgain: () => task.run(() => confirm(true)),
  };
}
