/** The step that asks who is here: by the card on the reader, or typed. */
import { useState } from 'react';
import type { EnteredIdentity } from '../../../main/core/identity/contract.ts';
import { type Draft, principalOf } from '../../../main/core/model/draft.ts';
import { type IdentityLevel, isEnough, neededBeforeWindow } from '../../../main/core/model/identity-level.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { useFailures } from '../../components/failure.ts';
import type { Text, Translate } from '../../i18n/words.ts';
import type { Matter } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { useCardReading } from '../../machines/read-card/use-card-reading.ts';
import { CONSENT_FIELD } from '../consent/step.tsx';
import { CardScreen } from './card-screen.tsx';
import { TypedIdentityScreen } from './typed-screen.tsx';
import { WORDS } from './words.ts';

/** What the core's problems about a person are about. */
const FIELDS = ['applicant', 'name', 'idNumber', 'identity'];

interface IdentifyOptions {
  /** What the card is read for. */
  lead: Text;
  /** How far it must be proved who is here, even where the item asks for less. */
  least: IdentityLevel;
  /** Whether a citizen may say here that it is for another: the step `forWhom` then asks for whom. */
  asksWhom: boolean;
}

export function identify({
  lead = WORDS['card.lead'],
  least = 'typed',
  asksWhom = false,
}: Partial<IdentifyOptions> = {}): Step {
  return {
    name: 'identify',
    title: WORDS['step.identify'],
    isDone: isProved(least),
    // Who looked a booking up by card need not lay it down again for what follows it.
    isKnownAtStart: isProved(least),
    mends: ({ field }) => FIELDS.includes(field),
    show: (props) => <IdentifyStep {...props} lead={lead} least={least} asksWhom={asksWhom} />,
  };
}

function isProved(least: IdentityLevel) {
  return ({ draft, item }: Matter): boolean =>
    draft?.applicant != null && isEnough(draft.applicant.source, neededBy(item, least));
}

function neededBy(item: Matter['item'], least: IdentityLevel): IdentityLevel {
  const needed = neededBeforeWindow(item?.identityLevel ?? 'typed');
  return isEnough(needed, least) ? needed : least;
}

/** What somebody else agreed to lets nobody in: the notice comes first. */
function askConsent(send: StepProps['send'], draft: Draft): void {
  send({ type: 'DRAFT', draft });
  send({ type: 'INCOMPLETE', problems: [{ field: CONSENT_FIELD, code: 'required' }] });
}

function IdentifyStep(props: StepProps & IdentifyOptions) {
  const [types, setTypes] = useState(false);
  return types ? (
    <TypedIdentity {...props} onBack={() => setTypes(false)} />
  ) : (
    <Card {...props} onType={() => setTypes(true)} />
  );
}

function Card(props: StepProps & IdentifyOptions & { onType: () => void }) {
  const text = useText();
  const t = useWords(WORDS);
  const { matter, send } = props;
  const hasPrincipal = principalOf(matter.draft) !== undefined;
  const isForAnother = matter.isForAnother || hasPrincipal;
  // Whom it is for is known, and changed where it is asked.
  const asksWhom = props.asksWhom && !hasPrincipal;
  const reading = useCardReading(matter.draft?.applicant ?? null, {
    identified: (draft) => send({ type: 'DRAFT', draft }),
    anotherPerson: (draft) => askConsent(send, draft),
  });
  const [again, setAgain] = useState(false);
  const isRead = again || matter.problems.some(({ field }) => field === CONSENT_FIELD);
  return (
    <CardScreen
      event={reading.event}
      lies={isRead && reading.applicant === null}
      applicant={reading.applicant}
      lead={isForAnother ? t('card.leadAgent') : text(props.lead)}
      {...(asksWhom && { whom: whomChoice(props, reading.applicant !== null, t) })}
      needed={neededBy(matter.item, props.least)}
      onType={props.onType}
      onAgain={() => {
        setAgain(true);
        reading.again();
      }}
      onNext={() => send({ type: 'NEXT' })}
    />
  );
}

/** To be asked for whom it is; at once where it is known already who stands here. */
function whomChoice(
  { matter, send, least }: StepProps & IdentifyOptions,
  isRead: boolean,
  t: Translate<keyof typeof WORDS>,
) {
  if (matter.isForAnother) {
    return {
      label: t('card.forOneself'),
      onPress: () => send({ type: 'FOR_ANOTHER', isForAnother: false }),
    };
  }
  return {
    label: t('card.forAnother'),
    onPress: () => {
      send({ type: 'FOR_ANOTHER', isForAnother: true });
      if (isRead && isProved(least)(matter)) send({ type: 'NEXT' });
    },
  };
}

function TypedIdentity(props: StepProps & { onBack: () => void }) {
  const failures = useFailures();
  const client = useClient();
  const task = useTask();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const enter = async (entered: EnteredIdentity) => {
    const answer = await client.identity.enter(entered);
    if (answer.outcome === 'refused') return setProblems(answer.problems);
    if (answer.outcome === 'another-person') return askConsent(props.send, answer.draft);
    props.send({ type: 'DRAFT', draft: answer.draft });
    props.send({ type: 'NEXT' });
  };
  return (
    <TypedIdentityScreen
      busy={task.busy}
      failure={task.failed ? failures.again : null}
      problems={problems}
      {...(props.matter.isForAnother && { whose: 'agent' })}
      onBack={props.onBack}
      onEnter={(entered) => task.run(() => enter(entered))}
    />
  );
}
