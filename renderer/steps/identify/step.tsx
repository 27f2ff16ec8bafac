/** The steps about the person: identity by card or typed, and the phone. */
import { useState } from 'react';
import type { CardEvent } from '../../../main/core/identity/contract.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { type StepProps, useClient } from '../../journey/step.ts';
import { useWords } from '../../kiosk/kiosk-context.tsx';
import { useStream } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { PhoneScreen } from '../phone/screen.tsx';
import { CardScreen, TypedIdentityScreen } from './screen.tsx';

export function CardStep(props: StepProps) {
  const t = useWords();
  const [event, setEvent] = useState<CardEvent | null>(null);
  const [reading, setReading] = useState(0);
  const [again, setAgain] = useState(false);
  const applicant = again ? null : (props.matter.draft?.applicant ?? null);
  // A refused card ends the core's stream; only the citizen asks again. An identified one needs no listening.
  const ended = event?.state === 'refused' || applicant !== null;
  useStream(
    ended ? null : `card ${reading}`,
    (client, signal) => client.identity.readCard(undefined, { signal }),
    (next: CardEvent) => {
      setEvent(next);
      if (next.state !== 'identified') return;
      setAgain(false);
      props.send({ type: 'DRAFT', draft: next.draft });
    },
  );
  return (
    <CardScreen
      event={event}
      applicant={applicant}
      lead={t(props.matter.draft?.service === 'cancellation' ? 'card.leadCancel' : 'card.lead')}
      onType={() => props.send({ type: 'TYPE' })}
      onAgain={() => {
        setEvent(null);
        setAgain(true);
        setReading(reading + 1);
      }}
      onNext={() => props.send({ type: 'NEXT' })}
    />
  );
}

export function TypedStep(props: StepProps) {
  const t = useWords();
  const client = useClient();
  const task = useTask();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const enter = async (name: string, idNumber: string) => {
    const answer = await client.identity.enter({ name, idNumber });
    if (answer.outcome === 'refused') return setProblems(answer.problems);
    props.send({ type: 'DRAFT', draft: answer.draft });
    props.send({ type: 'NEXT' });
  };
  return (
    <TypedIdentityScreen
      busy={task.busy}
      failure={task.failed ? t('error.again') : null}
      problems={problems}
      onEnter={(name, idNumber) => task.run(() => enter(name, idNumber))}
    />
  );
}

export function PhoneStep(props: StepProps) {
  const t = useWords();
  const client = useClient();
  const task = useTask();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const setPhone = async (phone: string) => {
    const answer = await client.session.setPhone({ phone });
    if (answer.outcome === 'refused') return setProblems(answer.problems);
    props.send({ type: 'DRAFT', draft: answer.draft });
    props.send({ type: 'NEXT' });
  };
  return (
    <PhoneScreen
      phone={props.matter.draft?.phone ?? ''}
      busy={task.busy}
      failure={task.failed ? t('error.again') : null}
      problems={problems}
      onPhone={(phone) => task.run(() => setPhone(phone))}
    />
  );
}
