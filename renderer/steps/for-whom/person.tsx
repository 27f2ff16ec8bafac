/** Asks for the other person: what they are to the agent, then their card, or their name and number typed. */
import { useState } from 'react';
import type { EnteredIdentity } from '../../../main/core/identity/contract.ts';
import { type Applicant, type Draft, principalOf } from '../../../main/core/model/draft.ts';
import type { IdentityLevel } from '../../../main/core/model/identity-level.ts';
import type { Relation } from '../../../main/core/model/principal.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import type { PrincipalCardEvent } from '../../../main/core/principal/contract.ts';
import { useFailures } from '../../components/failure.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { CardScreen } from '../identify/card-screen.tsx';
import { TypedIdentityScreen } from '../identify/typed-screen.tsx';
import { RelationScreen, SamePersonScreen } from './screen.tsx';
import { WORDS } from './words.ts';

interface PersonProps {
  /** What the one before was to the agent. */
  relation: Relation | null;
  /** How far the item needs it proved whose it is. */
  needed: IdentityLevel;
  onDraft: (draft: Draft) => void;
  /** The person is taken, and the agent has looked. */
  onTaken: () => void;
  onOneself: () => void;
  onInPerson: () => void;
  onBack: (() => void) | undefined;
}

type Stage = 'relation' | 'card' | 'typed' | 'same';

export function OtherPerson(props: PersonProps) {
  const [stage, setStage] = useState<Stage>('relation');
  const [relation, setRelation] = useState(props.relation);
  if (stage === 'relation' || relation === null) {
    return (
      <RelationScreen
        chosen={relation}
        onChoose={(chosen) => {
          setRelation(chosen);
          setStage('card');
        }}
        onBack={props.onBack}
      />
    );
  }
  if (stage === 'same') {
    return <SamePersonScreen onOneself={props.onOneself} onAgain={() => setStage('card')} />;
  }
  const own = { ...props, relation, onSame: () => setStage('same') };
  return stage === 'typed' ? (
    <Typed {...own} onBack={() => setStage('card')} />
  ) : (
    <Card {...own} onType={() => setStage('typed')} onBack={() => setStage('relation')} />
  );
}

type OwnProps = PersonProps & { relation: Relation; onSame: () => void };

function Card(props: OwnProps & { onType: () => void }) {
  const t = useWords(WORDS);
  const [event, setEvent] = useState<PrincipalCardEvent | null>(null);
  const [repeats, setRepeats] = useState(0);
  const person = event?.state === 'identified' ? personOf(event.draft) : null;
  const isOver =
    event?.state === 'refused' || event?.state === 'identified' || event?.state === 'same-person';
  useStream(
    isOver ? null : `principal ${props.relation} ${repeats}`,
    (client, signal) => client.principal.readCard({ relation: props.relation }, { signal }),
    (next) => {
      setEvent(next);
      if (next.state === 'identified') props.onDraft(next.draft);
      else if (next.state === 'same-person') props.onSame();
    },
  );
  return (
    <CardScreen
      event={event?.state === 'same-person' ? null : event}
      applicant={person}
      isPrincipals
      // The agent's own card may still be there.
      lies={event === null || event.state === 'present-card'}
      lead={t('whom.cardLead')}
      needed={props.needed}
      onBack={props.onBack}
      onType={props.onType}
      onAgain={() => {
        setEvent(null);
        setRepeats(repeats + 1);
      }}
      onNext={props.onTaken}
    />
  );
}

function personOf(draft: Draft): Applicant | null {
  const principal = principalOf(draft);
  return principal?.kind === 'person' ? principal.person : null;
}

function Typed(props: OwnProps & { onBack: () => void }) {
  const failures = useFailures();
  const client = useClient();
  const task = useTask();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const enter = async (entered: EnteredIdentity) => {
    const answer = await client.principal.enter({ ...entered, relation: props.relation });
    if (answer.outcome === 'refused') return setProblems(answer.problems);
    if (answer.outcome === 'same-person') return props.onSame();
    if (answer.outcome === 'in-person') return props.onInPerson();
    props.onDraft(answer.draft);
    props.onTaken();
  };
  return (
    <TypedIdentityScreen
      whose="principal"
      busy={task.busy}
      failure={task.failed ? failures.again : null}
      problems={problems}
      onBack={props.onBack}
      onEnter={(entered) => task.run(() => enter(entered))}
    />
  );
}
