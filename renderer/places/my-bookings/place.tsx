/** One's own bookings by card: the notice, the card, the list. What the list leads to is the same as what a slip leads to. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { ListAnswer } from '../../../main/core/own-bookings/contract.ts';
import { type Failure, useFailures } from '../../components/failure.ts';
import { ChromeProvider, NO_JOURNEY } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useLinkState } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { Owner, type OwnerStage } from '../by-card/owner.tsx';
import { OwnArchive } from './archive.tsx';
import { AskingScreen, MyBookingsScreen, NoCardScreen, UnreachableScreen } from './screen.tsx';
import { WORDS } from './words.ts';

interface MyBookingsProps {
  /** The citizen comes back from one of them: the card was read already. */
  isKnown: boolean;
  /** One of them, by the text of its slip's QR code. */
  onOpen: (code: string) => void;
  onHome: () => void;
  onFinish: () => void;
}

/** A core that came back has forgotten whose they were: it is begun anew. */
export function MyBookings(props: MyBookingsProps) {
  const { generation } = useLinkState();
  const chrome = { ...NO_JOURNEY, onBack: props.onHome };
  return (
    <ChromeProvider chrome={chrome}>
      <Enquiry key={generation} {...props} />
    </ChromeProvider>
  );
}

type Stage = 'asking' | OwnerStage;

function Enquiry(props: MyBookingsProps) {
  const t = useWords(WORDS);
  const failures = useFailures();
  const client = useClient();
  const { status } = useKiosk();
  const { isKnown, ...ways } = props;
  const [stage, setStage] = useState<Stage>('asking');
  const [answer, setAnswer] = useState<Exclude<ListAnswer, { outcome: 'nobody' }> | null>(null);
  const [isInArchive, setIsInArchive] = useState(false);
  const task = useTask();
  const { run } = task;
  const isOffline = status?.network === 'offline';
  const begin = useCallback(async () => {
    const { isAgreed } = await client.ownBookings.begin();
    setStage(isAgreed ? 'card' : 'notice');
  }, [client]);
  const list = useCallback(async () => {
    setStage('asking');
    const told = await client.ownBookings.list();
    if (told.outcome === 'nobody') await begin();
    else setAnswer(told);
  }, [client, begin]);
  const start = useCallback(() => run(isKnown ? list : begin), [run, isKnown, list, begin]);
  useEffect(() => start(), [start]);
  const isMissed = answer?.outcome === 'unreachable';
  // A platform that does not answer while the network is there is asked again by the citizen.
  const askMissed = useEffectEvent(() => {
    if (isMissed) run(list);
  });
  useEffect(() => {
    if (!isOffline) askMissed();
  }, [isOffline]);

  const failure: Failure | null = task.failed ? failures.again : null;
  if (isInArchive) return <OwnArchive onBack={() => setIsInArchive(false)} />;
  if (answer?.outcome === 'bookings') {
    return <MyBookingsScreen {...ways} found={answer} onArchive={() => setIsInArchive(true)} />;
  }
  if (isOffline || isMissed) {
    return <UnreachableScreen {...ways} isOffline={isOffline} busy={task.busy} onRetry={() => run(list)} />;
  }
  if (stage === 'asking') return <AskingScreen {...ways} failure={failure} onRetry={start} />;
  return (
    <Owner
      {...{ stage, run }}
      onStage={setStage}
      busy={task.busy}
      failure={failure}
      lead={t('mine.cardLead')}
      noCard={{ label: t('mine.noCard'), show: (onBack) => <NoCardScreen onBack={onBack} /> }}
      onIdentified={() => run(list)}
      onFinish={props.onFinish}
    />
  );
}
