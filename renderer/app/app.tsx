/** The whole screen: attract, a session, maintenance, or out of service; and the calm overlay while the core is away. */
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Overview } from '../../main/core/catalogue/contract.ts';
import type { KioskStatus } from '../../main/core/kiosk/contract.ts';
import type { Draft } from '../../main/core/model/draft.ts';
import type { EndReason, SessionTicket } from '../../main/core/session/contract.ts';
import { Recovering } from '../components/recovering.tsx';
import type { Link, LinkEvents } from '../kiosk/core-link.ts';
import { KioskProvider, useKiosk } from '../kiosk/kiosk-context.tsx';
import { isStandard } from '../kiosk/modes.ts';
import { useLinkState, useStream } from '../kiosk/use-stream.ts';
import { useTask } from '../kiosk/use-task.ts';
import { AttractScreen, OutOfServiceScreen } from '../places/attract/screen.tsx';
import { takeEarlyTap } from './early-tap.ts';

/** Later chunks: the attract screen needs neither. Fetched from this page's own files once it stands. */
const loadSession = () => import('./session.tsx').then((module) => ({ default: module.Session }));
const loadMaintenance = () =>
  import('../places/maintenance/place.tsx').then((module) => ({ default: module.Maintenance }));
const Session = lazy(loadSession);
const Maintenance = lazy(loadMaintenance);

type Place =
  | { at: 'attract'; notice: boolean }
  | { at: 'session'; ticket: SessionTicket; resumed: Draft | null; slip: string | null }
  | { at: 'maintenance' };

/** Where the link's events go while the app is mounted. */
export class LinkSignals implements LinkEvents {
  resumed: LinkEvents['resumed'] = () => undefined;
  gone: LinkEvents['gone'] = () => undefined;
}

export function App(props: { link: Link; signals: LinkSignals }) {
  const { link } = props;
  const { info } = useSyncExternalStore(link.subscribe, link.snapshot);
  const [status, setStatus] = useState<KioskStatus | null>(null);
  return (
    <KioskProvider link={link} info={info} status={status}>
      <Places link={link} signals={props.signals} onStatus={setStatus} />
    </KioskProvider>
  );
}

function Places(props: { link: Link; signals: LinkSignals; onStatus: (status: KioskStatus) => void }) {
  const { link, signals } = props;
  const { t, status, forget, language, modes } = useKiosk();
  const { phase, generation } = useLinkState();
  const [place, setPlace] = useState<Place>({ at: 'attract', notice: false });
  const [overview, setOverview] = useState<Overview | null>(null);
  const begin = useTask();

  useEffect(() => {
    void loadSession().then(loadMaintenance, () => undefined);
  }, []);
  useStream('status', (client, signal) => client.kiosk.status(undefined, { signal }), props.onStatus);
  const serving = status?.service.state === 'open';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a core that came back may carry another catalogue
  useEffect(() => {
    if (!serving || phase !== 'open') return;
    link.client.catalogue.overview().then(setOverview, () => undefined);
  }, [link, serving, phase, generation]);

  useEffect(() => {
    signals.resumed = (draft) => setPlace((now) => (now.at === 'session' ? { ...now, resumed: draft } : now));
    signals.gone = () => {
      forget();
      setPlace({ at: 'attract', notice: true });
    };
  }, [signals, forget]);

  // Whoever changed the language or the mode and walked away leaves the screen as it was.
  const choosing = place.at === 'attract' && (language !== 'zh-CN' || !isStandard(modes));
  const forgetAfter = (link.snapshot().info?.idleSeconds ?? 60) * 1000;
  useEffect(() => {
    if (!choosing) return;
    const timer = setTimeout(forget, forgetAfter);
    return () => clearTimeout(timer);
  }, [choosing, forget, forgetAfter]);

  const start = async (slip: string | null = null) => {
    const ticket = await link.client.session.begin();
    link.hold(ticket);
    setPlace({ at: 'session', ticket, resumed: null, slip });
  };
  const startIfTapped = useEffectEvent(() => {
    if (takeEarlyTap()) begin.run(() => start());
  });
  // With the swap of the buttons itself: between the two no tap is lost.
  useLayoutEffect(() => startIfTapped(), []);
  // A card on the reader or a code at the scanner is somebody who has begun.
  useStream(
    place.at === 'attract' && serving ? 'wake' : null,
    (client, signal) => client.kiosk.events(undefined, { signal }),
    (event) => {
      if (event.event === 'card-arrived') begin.run(() => start());
      else if (event.event === 'scan' && event.code.kind !== 'unknown') {
        const slip = event.code.kind === 'slip' ? event.code.receiptNo : null;
        begin.run(() => start(slip));
      }
    },
  );
  const end = useCallback(
    (reason: EndReason) => {
      link.client.session.end({ reason }).catch(() => undefined);
      link.hold(null);
      forget();
      setPlace({ at: 'attract', notice: false });
    },
    [link, forget],
  );
  const attract = useCallback(() => setPlace({ at: 'attract', notice: false }), []);
  // The screen stands before the core does: a tap meanwhile is kept and waits for it.
  const covered = phase === 'recovering' || (phase === 'starting' && (place.at !== 'attract' || begin.busy));
  const maintain = () => setPlace({ at: 'maintenance' });

  return (
    <Suspense>
      {place.at === 'session' && (
        <Session
          key={place.ticket.sessionId}
          overview={overview}
          resumed={place.resumed}
          slip={place.slip}
          onEnd={end}
        />
      )}
      {place.at === 'maintenance' && <Maintenance onLeave={attract} />}
      {place.at === 'attract' &&
        (status?.service.state === 'out-of-service' ? (
          <OutOfServiceScreen service={status.service} onMaintenance={maintain} />
        ) : (
          <AttractScreen
            counts={overview?.counts ?? null}
            busy={begin.busy || phase === 'recovering'}
            notice={begin.failed ? t('error.again') : place.notice ? t('attract.gone') : null}
            onStart={() => begin.run(() => start())}
            onMaintenance={maintain}
          />
        ))}
      {covered && <Recovering starting={phase === 'starting'} />}
    </Suspense>
  );
}
