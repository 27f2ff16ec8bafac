/** The step before any identity is read: the privacy notice, and the citizen's consent to it. Once a session. */
import { NOTICE_VERSION } from '../../../main/core/model/consent.ts';
import { useFailures } from '../../components/failure.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { Notice } from './notice.tsx';
import { WORDS } from './words.ts';

/** What a problem that only consent mends is about. */
export const CONSENT_FIELD = 'consent';

export const consent: Step = {
  name: 'consent',
  title: WORDS['step.consent'],
  applies: ({ draft }) => draft?.consent == null || draft.consent.submissionId === draft.submissionId,
  isDone: ({ draft }) => draft?.consent != null,
  isKnownAtStart: ({ draft }) => draft?.consent != null,
  mends: ({ field }) => field === CONSENT_FIELD,
  show: (props) => <ConsentStep {...props} />,
};

/** For a journey whose guide asks for the consent: it is asked again where somebody else's identity came. */
export const consentAgain: Step = {
  ...consent,
  applies: ({ draft, problems }) =>
    draft !== null && (draft.consent === null || problems.some(({ field }) => field === CONSENT_FIELD)),
};

function ConsentStep({ matter, send, visit }: StepProps) {
  const failures = useFailures();
  const client = useClient();
  const task = useTask();
  const given = matter.draft?.consent != null;
  const agree = async () => {
    if (!given) send({ type: 'DRAFT', draft: await client.identity.agree({ notice: NOTICE_VERSION }) });
    send({ type: 'NEXT' });
  };
  return (
    <Notice
      given={given}
      another={matter.problems.some(({ field }) => field === CONSENT_FIELD)}
      busy={task.busy}
      failure={task.failed ? failures.again : null}
      onAgree={() => task.run(agree)}
      onTakeBack={visit.finish}
    />
  );
}
