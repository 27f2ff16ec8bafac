/** The step after a time that is only wished for: what else would do. */
import { useEffect, useState } from 'react';
import type { OtherTime } from '../../../main/core/model/draft.ts';
import { useFailures } from '../../components/failure.ts';
import { appointmentOf } from '../../journey/appointment.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { OtherTimesScreen } from './screen.tsx';
import { WORDS } from './words.ts';

/** What the line of the summary leads back to. */
export const OTHER_TIMES_FIELD = 'other-times';

export const otherTimes: Step = {
  name: 'other-times',
  title: WORDS['step.otherTimes'],
  applies: ({ draft }) => appointmentOf(draft)?.firm === false,
  mends: ({ field }) => field === OTHER_TIMES_FIELD,
  show: (props) => <OtherTimesStep {...props} />,
};

function OtherTimesStep({ matter, send }: StepProps) {
  const client = useClient();
  const failures = useFailures();
  const { busy, failed, run } = useTask();
  const [offered, setOffered] = useState<readonly OtherTime[] | null>(null);
  const [gone, setGone] = useState(false);
  const wished = appointmentOf(matter.draft);
  useEffect(() => {
    run(async () => setOffered(await client.booking.otherTimes()));
  }, [client, run]);
  if (!wished) return null;
  const note = async (times: OtherTime[]) => {
    const asked = times.map(({ date, start }) => ({ date, start }));
    const answer = await client.booking.wishAlso({ times: asked });
    setGone(answer.outcome === 'gone');
    if (answer.outcome === 'gone') return setOffered(answer.times);
    send({ type: 'DRAFT', draft: answer.draft });
    send({ type: 'NEXT' });
  };
  return (
    <OtherTimesScreen
      wished={wished}
      offered={offered}
      chosen={wished.others ?? []}
      busy={busy}
      failure={failed ? failures.again : null}
      gone={gone}
      onNext={(times) => run(() => note(times))}
    />
  );
}
