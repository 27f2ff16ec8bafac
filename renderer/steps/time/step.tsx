/** The step that takes a time at the hall. */
import { useEffect, useState } from 'react';
import type { DaysAnswer } from '../../../main/core/hall/contract.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { useLimitText } from '../../components/use-limit-text.ts';
import { appointmentOf } from '../../journey/appointment.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { TimeScreen } from './screen.tsx';
import { WORDS } from './words.ts';

export const time: Step = {
  name: 'time',
  title: WORDS['step.time'],
  isDone: ({ draft }) => appointmentOf(draft) !== null,
  // Whatever no earlier step asks for is about the time.
  mends: () => true,
  show: (props) => <TimeStep {...props} />,
};

function TimeStep(props: StepProps) {
  const t = useWords(COMMON_WORDS);
  const client = useClient();
  const { busy, failed, run } = useTask();
  const [answer, setAnswer] = useState<DaysAnswer | null>(null);
  const [taken, setTaken] = useState(false);
  const limitText = useLimitText();
  const [limit, setLimit] = useState<string | null>(null);
  useEffect(() => {
    run(async () => setAnswer(await client.booking.days()));
  }, [client, run]);
  const choose = async (date: string, start: string) => {
    const chosen = await client.booking.choose({ date, start });
    if (chosen.outcome === 'taken') {
      setAnswer(chosen.offer);
      setTaken(true);
      return;
    }
    if (chosen.outcome === 'limited') {
      setLimit(limitText(chosen.limit));
      return;
    }
    if (chosen.outcome === 'not-identified') {
      props.send({ type: 'INCOMPLETE', problems: [{ field: 'applicant', code: 'required' }] });
      return;
    }
    props.send({ type: 'DRAFT', draft: chosen.draft });
    props.send({ type: 'NEXT' });
  };
  const { draft } = props.matter;
  return (
    <TimeScreen
      answer={answer}
      chosen={appointmentOf(draft)}
      busy={busy}
      failure={failed ? t('error.again') : limit}
      taken={taken}
      onChoose={(date, start) => run(() => choose(date, start))}
    />
  );
}
