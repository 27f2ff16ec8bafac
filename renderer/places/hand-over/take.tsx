/** Takes up what was left: the code was scanned; the notice, the card, then on from the step where it was left. */
import { useCallback, useEffect, useState } from 'react';
import type { TakeEvent } from '../../../main/core/hand-over/contract.ts';
import { useFailures } from '../../components/failure.ts';
import { ChromeProvider, NO_JOURNEY } from '../../components/page.tsx';
import type { MatterStart } from '../../journey/matter.ts';
import { signOfLife } from '../../kiosk/sign-of-life.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useLinkState, useStream } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { Owner, type OwnerStage } from '../by-card/owner.tsx';
import { ChangedScreen, FetchingScreen, NoCardScreen, type Refused, RefusedScreen } from './take-screen.tsx';
import { WORDS } from './words.ts';

interface TakeProps {
  onTaken: (start: MatterStart) => void;
  onHome: () => void;
  onFinish: () => void;
}

/** A core that came back has forgotten the code: it is scanned anew. */
export function TakeUp(props: TakeProps) {
  const { generation } = useLinkState();
  const [turn, setTurn] = useState(0);
  const chrome = { ...NO_JOURNEY, onBack: props.onHome };
  // Another code, or the same one again, begins anew.
  useStream(
    'hand-over',
    (client, signal) => client.kiosk.events(undefined, { signal }),
    (event) => {
      if (event.event === 'scan' && event.code.kind === 'hand-over') setTurn((count) => count + 1);
    },
  );
  return (
    <ChromeProvider chrome={chrome}>
      <Taking key={`${generation} ${turn}`} {...props} onAgain={() => setTurn((count) => count + 1)} />
    </ChromeProvider>
  );
}

type Stage = 'asking' | OwnerStage | 'fetching';
type Taken = Extract<TakeEvent, { state: 'taken' }>;

function Taking(props: TakeProps & { onAgain: () => void }) {
  const t = useWords(WORDS);
  const client = useClient();
  const failures = useFailures();
  const { onTaken } = props;
  const [stage, setStage] = useState<Stage>('asking');
  const [event, setEvent] = useState<TakeEvent | 'failed' | null>(null);
  const task = useTask();
  const { run } = task;
  useEffect(() => {
    run(async () => {
      const { isThere } = await client.handOver.begin();
      if (!isThere) return setEvent({ state: 'nobody' });
      const { isAgreed } = await client.ownBookings.begin();
      setStage(isAgreed ? 'card' : 'notice');
    });
  }, [client, run]);
  const goOn = useCallback(
    async ({ draft, at, isChanged }: Taken) => {
      const item = await client.catalogue.item({ code: draft.itemCode });
      // A form that has changed is looked through from its beginning.
      if (item) onTaken({ kind: draft.kind, item, draft, at: isChanged ? 'form' : at });
    },
    [client, onTaken],
  );
  useStream(
    stage === 'fetching' ? 'take' : null,
    (link, signal) => link.handOver.take(undefined, { signal }),
    (told) => {
      signOfLife();
      setEvent(told);
      if (told.state === 'taken' && !told.isChanged) run(() => goOn(told));
    },
  );
  if (task.failed || event === 'failed') {
    return <RefusedScreen refused="failed" onHome={props.onHome} onRetry={props.onAgain} />;
  }
  if (event?.state === 'taken') {
    return event.isChanged ? (
      <ChangedScreen onGoOn={() => run(() => goOn(event))} />
    ) : (
      <FetchingScreen event={null} />
    );
  }
  if (event && event.state !== 'fetching') {
    return <RefusedScreen refused={event satisfies Refused} onHome={props.onHome} onRetry={props.onAgain} />;
  }
  if (stage === 'asking' || stage === 'fetching') return <FetchingScreen event={event} />;
  return (
    <Owner
      {...{ stage, run }}
      onStage={setStage}
      busy={task.busy}
      failure={task.failed ? failures.again : null}
      lead={t('resume.cardLead')}
      noCard={{ label: t('resume.noCard'), show: (onBack) => <NoCardScreen onBack={onBack} /> }}
      onIdentified={() => setStage('fetching')}
      onFinish={props.onFinish}
    />
  );
}
