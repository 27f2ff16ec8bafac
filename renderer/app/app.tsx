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
import type { KioskEvent } from '../../main/core/scans/contract.ts';
import type { EndReason, SessionTicket } from '../../main/core/session/contract.ts';
import { useFailures } from '../components/failure.ts';
import { Recovering } from '../components/recovering.tsx';
import type { CoreLink, LinkEvents } from '../kiosk/core-link.ts';
import { KioskProvider, useKiosk } from '../kiosk/kiosk-context.tsx';
import { releaseMemory } from '../kiosk/release-memory.ts';
import { usePainted } from '../kiosk/use-painted.ts';
import { usePresence } from '../kiosk/use-presence.ts';
import { useRest } from '../kiosk/use-rest.ts';
import { useLinkState, useStream } from '../kiosk/use-stream.ts';
import { useTask } from '../kiosk/use-task.ts';
import { useWords } from '../kiosk/use-words.ts';
import { AttractScreen, ClosedHoursScreen, OutOfServiceScreen } from '../places/attract/screen.tsx';
import { pressEarlyTapped } from './early-tap.ts';
import { useFreshPage } from './fresh-page.ts';
import type { Woken } from './session.tsx';
import { WORDS } from './words.ts';

/** Later chunks: the attract screen needs neither. Fetched from this page's own files once it stands. */
const loadSession = () => import('./session.tsx').then((module) => ({ default: module.Session }));
const loadMaintenance = () =>
  import('../places/maintenance/place.tsx').then((module) => ({ default: module.Maintenance }));
const Session = lazy(loadSession);
const Maintenance = lazy(loadMaintenance);

type Place =
  | { at: 'attract'; notice: boolean }
  | { at: 'session'; ticket: SessionTicket; resumed: Draft | null; woken: Woken }
  | { at: 'maintenance' };

/** Where the link's events go while the app is mounted. */
export class LinkSignals implements LinkEvents {
  resumed: LinkEvents['resumed'] = () => undefined;
  gone: LinkEvents['gone'] = () => undefined;
}

export function App(props: { link: CoreLink; signals: LinkSignals }) {
  const { link } = props;
  const { info } = useSyncExternalStore(link.subscribe, link.snapshot);
  const [status, setStatus] = useState<KioskStatus | null>(null);
  return (
    <KioskProvider link={link} info={info} status={status}>
      <Places link={link} signals={props.signals} onStatus={setStatus} />
    </KioskProvider>
  );
}

function Places(props: { link: CoreLink; signals: LinkSignals; onStatus: (status: KioskStatus) => void }) {
  const { link, signals } = props;
  const t = useWords(WORDS);
  const { again } = useFailures();
  const { status } = useKiosk();
  const { phase } = useLinkState();
  const presence = usePresence();
  const { place, setPlace, begin, isLeaving, start, end, round } = usePlace(link, signals);
  usePainted();
  const isWaiting = place.at === 'attract' && !begin.busy;
  const isResting = useRest(isWaiting, status?.service.state === 'closed-hours', presence === 'somebody');
  // Also outside its hours: who is at it goes on.
  const serves = status !== null && status.service.state !== 'out-of-service';
  const overview = useOverview(link, serves);
  useStream('status', (client, signal) => client.kiosk.status(undefined, { signal }), props.onStatus);
  useStream(
    'infos',
    (client, signal) => client.kiosk.infos(undefined, { signal }),
    (info) => link.learn(info),
  );
  useEffect(() => {
    void loadSession().then(loadMaintenance, () => undefined);
  }, []);
  const attract = useCallback(() => setPlace({ at: 'attract', notice: false }), [setPlace]);
  const maintain = () => setPlace({ at: 'maintenance' });
  // The screen stands before the core does: a tap meanwhile is kept and waits for it.
  const covered = phase === 'recovering' || (phase === 'starting' && (place.at !== 'attract' || begin.busy));

  return (
    <Suspense>
      {place.at === 'session' && (
        <Session
          key={place.ticket.sessionId}
          overview={overview}
          resumed={place.resumed}
          woken={place.woken}
          onEnd={end}
        />
      )}
      {place.at === 'maintenance' && <Maintenance onLeave={attract} />}
      {place.at === 'attract' &&
        (status?.service.state === 'out-of-service' ? (
          <OutOfServiceScreen key={round} service={status.service} onMaintenance={maintain} />
        ) : status?.service.state === 'closed-hours' && !begin.busy ? (
          <ClosedHoursScreen
            key={round}
            service={status.service}
            isResting={isResting}
            onMaintenance={maintain}
          />
        ) : (
          <AttractScreen
            key={round}
            counts={overview?.counts ?? null}
            isMet={presence === 'somebody'}
            busy={begin.busy || isLeaving || phase === 'recovering'}
            notice={begin.failed ? again : place.notice ? { text: t('attract.gone'), deadEnd: null } : null}
            onStart={() => start(null)}
            onMaintenance={maintain}
          />
        ))}
      {covered && <Recovering starting={phase === 'starting'} />}
    </Suspense>
  );
}

/** Where the screen is, and what leads into a session and out of it. */
function usePlace(link: CoreLink, signals: LinkSignals) {
  const { forget, status } = useKiosk();
  const [place, setPlace] = useState<Place>({ at: 'attract', notice: false });
  const begin = useTask();
  const isAttract = place.at === 'attract';
  const { isLeaving, leave } = useFreshPage();
  const start = (woken: Woken) =>
    begin.run(async () => {
      const ticket = await link.client.session.begin();
      link.hold(ticket);
      setPlace({ at: 'session', ticket, resumed: null, woken });
    });
  const end = useCallback(
    (reason: EndReason) => {
      leave(link.client.session.end({ reason }).catch(() => undefined));
      link.hold(null);
      forget();
      setPlace({ at: 'attract', notice: false });
    },
    [link, forget, leave],
  );
  useEffect(() => {
    signals.resumed = (draft) => setPlace((now) => (now.at === 'session' ? { ...now, resumed: draft } : now));
    signals.gone = () => {
      forget();
      setPlace({ at: 'attract', notice: true });
    };
  }, [signals, forget]);
  const round = useForgetting(isAttract, link);
  useEffect(() => (isAttract ? releaseMemory() : undefined), [isAttract]);
  // With the swap of the buttons itself: between the two no tap is lost.
  useLayoutEffect(() => pressEarlyTapped(), []);
  // A card on the reader or a code at the scanner is somebody who has begun.
  useStream(
    isAttract && !isLeaving && status?.service.state === 'open' ? 'wake' : null,
    (client, signal) => client.kiosk.events(undefined, { signal }),
    (event) => {
      if (event.event === 'card-arrived') start(null);
      else if (event.event === 'scan' && event.code.kind !== 'unknown') {
        start(wokenBy(event.code));
      }
    },
  );
  return { place, setPlace, begin, isLeaving, start, end, round };
}

function wokenBy(code: Extract<KioskEvent, { event: 'scan' }>['code']): Woken {
  if (code.kind === 'slip') return { slip: code.code };
  return code.kind === 'hand-over' ? code.kind : null;
}

/**
 * Whoever changed the language or the mode on the attract screen, or left its settings open, and walked away leaves the screen as it was.
 * What is counted up with it is the screen's key: what stood open is closed.
 */
function useForgetting(isAttract: boolean, link: CoreLink): number {
  const { forget } = useKiosk();
  const [round, setRound] = useState(0);
  const onIdle = useEffectEvent(() => {
    forget();
    setRound((before) => before + 1);
  });
  useEffect(() => {
    if (!isAttract) return;
    let timer = 0;
    const restart = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(onIdle, (link.snapshot().info?.idleSeconds ?? 60) * 1000);
    };
    // A tap on the first screen, before this one stood, is no pointer that comes down here.
    restart();
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) window.addEventListener(kind, restart, true);
    return () => {
      window.clearTimeout(timer);
      for (const kind of kinds) window.removeEventListener(kind, restart, true);
    };
  }, [isAttract, link]);
  return round;
}

/** What the catalogue holds; null until it is known. */
function useOverview(link: CoreLink, serving: boolean): Overview | null {
  const { phase, generation } = useLinkState();
  const [overview, setOverview] = useState<Overview | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a core that came back may carry another catalogue
  useEffect(() => {
    if (!serving || phase !== 'open') return;
    link.client.catalogue.overview().then(setOverview, () => undefined);
  }, [link, serving, phase, generation]);
  return overview;
}
