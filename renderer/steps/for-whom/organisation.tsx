/** Asks which organisation, and what the citizen is there; the core takes both at once. */
import { useState } from 'react';
import type { Draft } from '../../../main/core/model/draft.ts';
import type { Principal, Role } from '../../../main/core/model/principal.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { useFailures } from '../../components/failure.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { type EnteredName, type OrganisationPart, OrganisationScreen } from './organisation-screen.tsx';
import { RoleScreen } from './screen.tsx';
import { WORDS } from './words.ts';

export function Organisation(props: {
  /** The one that was entered before. */
  known: Extract<Principal, { kind: 'organisation' }> | null;
  onTaken: (draft: Draft) => void;
  onInPerson: () => void;
  onBack: (() => void) | undefined;
}) {
  const failures = useFailures();
  const client = useClient();
  const task = useTask();
  const { known } = props;
  const [entered, setEntered] = useState<EnteredName>({ uscc: known?.uscc ?? '', name: known?.name ?? '' });
  const [active, setActive] = useState<OrganisationPart>('code');
  const [asksRole, setAsksRole] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const notice = useLicence((licence) => {
    setEntered(licence);
    setProblems([]);
    setActive(licence.name === '' ? 'name' : 'code');
  }, entered.name);
  // Whoever goes on with a doubtful code once more stands by it.
  const [doubted, setDoubted] = useState('');
  const take = async (role: Role) => {
    const answer = await client.principal.organisation({
      ...entered,
      role,
      isSure: doubted === entered.uscc,
    });
    if (answer.outcome === 'taken') return props.onTaken(answer.draft);
    if (answer.outcome !== 'refused') return props.onInPerson();
    setProblems(answer.problems);
    if (answer.problems.some(({ code }) => code === 'uscc-doubt')) setDoubted(entered.uscc);
    setActive(answer.problems.some(({ field }) => field === 'uscc') ? 'code' : 'name');
    setAsksRole(false);
  };
  if (asksRole) {
    return (
      <RoleScreen
        chosen={known?.role ?? null}
        failure={task.failed ? failures.again : null}
        onChoose={(role) => task.run(() => take(role))}
        onBack={() => setAsksRole(false)}
      />
    );
  }
  return (
    <OrganisationScreen
      entered={entered}
      active={active}
      problems={problems}
      notice={notice}
      failure={null}
      onActivate={setActive}
      onChange={(changed) => {
        setEntered(changed);
        setProblems([]);
      }}
      onBack={props.onBack}
      onNext={() => setAsksRole(true)}
    />
  );
}

/** Fills in what a licence says as soon as its code is scanned; says what came of it. `name`: what was typed so far. */
function useLicence(onRead: (licence: EnteredName) => void, name: string): string | null {
  const t = useWords(WORDS);
  const client = useClient();
  const [notice, setNotice] = useState<string | null>(null);
  useStream(
    'principal licence',
    (core, signal) => core.kiosk.events(undefined, { signal }),
    async (event) => {
      if (event.event !== 'scan' || event.code.kind !== 'business-licence') return;
      const answer = await client.principal.licence().catch(() => null);
      if (!answer || answer.outcome === 'no-licence') return setNotice(t('whom.licence.offline'));
      if (answer.outcome !== 'read') return setNotice(t(`whom.licence.${answer.outcome}`));
      onRead({ uscc: answer.uscc, name: answer.name ?? name });
      setNotice(t(answer.name === null ? 'whom.licence.code' : 'whom.licence.read'));
    },
  );
  return notice;
}
