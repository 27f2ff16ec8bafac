/** The step that asks for whom it is done. Whoever does it for themselves never sees it, unless they look for it. */
import { useState } from 'react';
import { authorisationPapers } from '../../../main/core/forms/authorisation.ts';
import { whomSaid } from '../../../main/core/forms/whom.ts';
import { type Draft, principalOf } from '../../../main/core/model/draft.ts';
import { neededBeforeWindow } from '../../../main/core/model/identity-level.ts';
import { type ForWhom, isForSame, whomFor } from '../../../main/core/model/principal.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import { useProblemText } from '../../components/problem-text.ts';
import { type Matter, situationOf } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { CheckScreen } from './check-screen.tsx';
import { Organisation } from './organisation.tsx';
import { OtherPerson } from './person.tsx';
import { InPersonScreen, WhomScreen } from './screen.tsx';
import { WORDS } from './words.ts';

/** What the core's problems about for whom it is are about. */
const PRINCIPAL_FIELD = 'principal';

interface ForWhomOptions {
  /** Whether the papers are shown at the window, so that the agent's own card is among them, or handed in here. */
  papersAtWindow: boolean;
}

export function forWhom(options: ForWhomOptions): Step {
  return {
    name: 'for-whom',
    title: WORDS['step.whom'],
    applies: (matter) =>
      matter.isForAnother ||
      principalOf(matter.draft) !== undefined ||
      matter.mending === PRINCIPAL_FIELD ||
      isSaidForAnother(matter),
    mends: ({ field }) => field === PRINCIPAL_FIELD,
    show: (props) => <ForWhomStep {...props} {...options} />,
  };
}

function isSaidForAnother(matter: Matter): boolean {
  const said = whomSaid(matter.item?.situation ?? [], situationOf(matter));
  return said !== null && said !== 'oneself';
}

type Stage = ForWhom | 'whom' | 'in-person' | 'check';

function ForWhomStep(props: StepProps & ForWhomOptions) {
  const { item, draft } = props.matter;
  const step = useForWhom(props);
  const { stage, setStage } = step;
  if (!item || !draft) return null;
  const principal = principalOf(draft);
  const offered = whomFor(item);
  const toWhom = offered.length > 1 ? () => setStage('whom') : undefined;
  const inPerson = () => setStage('in-person');
  switch (stage) {
    case 'check':
      return principal ? (
        <CheckScreen
          principal={principal}
          papers={authorisationPapers(item, principal, props.papersAtWindow ? null : draft.applicant)}
          onChange={() => setStage('whom')}
          onNext={step.goOn}
        />
      ) : null;
    case 'person':
      return (
        <OtherPerson
          relation={principal?.kind === 'person' ? principal.relation : null}
          needed={neededBeforeWindow(item.identityLevel)}
          onDraft={step.onDraft}
          onTaken={() => setStage('check')}
          onOneself={step.oneself}
          onInPerson={inPerson}
          onBack={toWhom}
        />
      );
    case 'organisation':
      return (
        <Organisation
          known={principal?.kind === 'organisation' ? principal : null}
          onTaken={(changed) => {
            step.onDraft(changed);
            setStage('check');
          }}
          onInPerson={inPerson}
          onBack={toWhom}
        />
      );
    case 'in-person':
      return <InPersonScreen onOneself={step.oneself} onBack={toWhom} />;
    default:
      return (
        <WhomScreen
          offered={offered}
          chosen={principal?.kind ?? null}
          failure={step.failure}
          onChoose={(whom) => (whom === 'oneself' ? step.oneself() : setStage(whom))}
        />
      );
  }
}

/** Where the step stands, and the ways on from it. */
function useForWhom({ matter, send }: StepProps) {
  const failures = useFailures();
  const problemText = useProblemText();
  const client = useClient();
  const task = useTask();
  const principal = principalOf(matter.draft);
  const [stage, setStage] = useState<Stage>(() => firstStage(matter));
  // As it was before this visit: for another one, what follows is answered anew.
  const [before] = useState(principal);
  const onDraft = (changed: Draft) => send({ type: 'DRAFT', draft: changed });
  const problem = matter.problems.find(({ field }) => field === PRINCIPAL_FIELD);
  const refused: Failure | null = problem ? { text: problemText(problem), deadEnd: 'in-person' } : null;
  return {
    stage,
    setStage,
    onDraft,
    failure: task.failed ? failures.again : refused,
    goOn: () => {
      if (!isForSame(before, principal)) send({ type: 'FOR_ANOTHER', isForAnother: true });
      send({ type: 'NEXT' });
    },
    oneself: () =>
      task.run(async () => {
        onDraft(await client.principal.forOneself());
        const isAsBefore = !before && !principal && matter.mending !== null;
        if (!isAsBefore) send({ type: 'FOR_ANOTHER', isForAnother: false });
        send({ type: 'NEXT' });
      }),
  };
}

/** Where nothing but oneself is offered, it says so at once; what was answered about the situation is not asked again. */
function firstStage(matter: Matter): Stage {
  const { item, draft, mending, problems } = matter;
  if (item && whomFor(item).length === 1) return 'in-person';
  if (mending === PRINCIPAL_FIELD || problems.some(({ field }) => field === PRINCIPAL_FIELD)) return 'whom';
  if (principalOf(draft)) return 'check';
  const said = whomSaid(item?.situation ?? [], situationOf(matter));
  return said === null || said === 'oneself' ? 'whom' : said;
}
