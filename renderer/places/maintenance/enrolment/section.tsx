/** Makes a kiosk that waits for it known to the platform: a typed code, or the file on a stick. */
import { useState } from 'react';
import type { EnrolmentOutcome } from '../../../../main/core/enrolment/contract.ts';
import { ENROLLED_AGAIN } from '../../../../main/core/model/closed-reason.ts';
import { SIGNING_SUITE, type SigningSuiteName } from '../../../../main/core/model/signing-suite-name.ts';
import { useClient } from '../../../kiosk/use-client.ts';
import { useTask } from '../../../kiosk/use-task.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { COMMON } from '../common/common.words.ts';
import type { Section, SectionProps } from '../common/section.tsx';
import { CodeScreen } from './code-screen.tsx';
import { WORDS } from './words.ts';

const TEXTS = { ...COMMON, ...WORDS };

export const enrolment: Section = {
  name: 'enrolment',
  title: WORDS['enrolment.title'],
  about: WORDS['enrolment.about'],
  icon: 'shield',
  whenClosed: true,
  isOffered: ({ status }) => {
    const service = status?.service;
    return service?.state === 'out-of-service' && ENROLLED_AGAIN.has(service.reason);
  },
  signs: () => [{ level: 'red', text: WORDS['enrolment.sign'] }],
  show: (props) => <Enrolment {...props} />,
};

function Enrolment(props: SectionProps) {
  const t = useWords(TEXTS);
  const client = useClient();
  const task = useTask();
  const sentence = useSentence();
  const [code, setCode] = useState('');
  const [suite, setSuite] = useState<SigningSuiteName>(SIGNING_SUITE);
  const answered = (asked: Promise<EnrolmentOutcome>) =>
    task.run(async () => {
      const answer = await asked;
      // The core starts afresh with its new key: what the technician then sees is a kiosk that serves.
      if (answer.outcome === 'enrolled') props.onLeave();
      else props.say(sentence(answer));
    });
  return (
    <CodeScreen
      kioskId={props.overview.kioskId}
      platformUrl={props.overview.platformUrl}
      code={code}
      suite={suite}
      busy={task.busy}
      message={task.failed ? t('console.failed') : props.message}
      onCode={setCode}
      onSuite={setSuite}
      onEnrol={() => answered(client.enrolment.withCode({ code, suite }))}
      onStick={() => answered(client.enrolment.fromStick({ suite }))}
      onBack={props.onBack}
    />
  );
}

const REFUSED = ['code-unknown', 'code-used', 'code-expired'] as const;

/** Why it is not enrolled. */
function useSentence(): (answer: Exclude<EnrolmentOutcome, { outcome: 'enrolled' }>) => string {
  const t = useWords(TEXTS);
  return (answer) => {
    switch (answer.outcome) {
      case 'refused': {
        const known = REFUSED.find((code) => code === answer.code);
        return known ? t(`enrolment.refused.${known}`) : t('enrolment.refused', { code: answer.code });
      }
      case 'unreachable':
        return t('enrolment.unreachable', { detail: answer.detail });
      case 'another-kiosks':
        return t('enrolment.another-kiosks', { kioskId: answer.kioskId });
      case 'cannot-save':
        return t('console.cannotSave');
      case 'no-stick':
        return t('console.export.no-stick');
      default:
        return t(`enrolment.${answer.outcome}`);
    }
  };
}
