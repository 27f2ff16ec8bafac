/** Behind the hidden gesture: asks for the PIN or a badge, then works the maintenance contract until locked or left alone. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { MaintenanceOverview, StoreHealth } from '../../../main/core/maintenance/contract.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useLinkState } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { clockTime } from './common/clock-time.ts';
import { WORDS } from './common/words.ts';
import { PinScreen } from './pin-screen.tsx';
import { MaintenanceScreen } from './screen.tsx';
import { useActions } from './use-actions.ts';
import { useBadge } from './use-badge.ts';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

const LEFT_ALONE_MS = 120_000;
const REFRESH_MS = 3000;

/** What the technician's screen shows; null while it is locked. */
type Shown = { overview: MaintenanceOverview; store: StoreHealth | null };

export function Maintenance(props: { onLeave: () => void }) {
  const t = useWords(TEXTS);
  const client = useClient();
  const task = useTask();
  const [message, setMessage] = useState<string | null>(null);
  const { shown, load, refresh } = useShown(() => setMessage(t('maintenance.lockedAgain')));
  const leave = useCallback(() => {
    client.maintenance.lock().catch(() => undefined);
    props.onLeave();
  }, [client, props.onLeave]);
  useLeftAlone(leave);
  const unlock = useUnlock(setMessage, load);
  const badges = useBadge(shown === null, setMessage, () => task.run(load));
  const actions = useActions((work) => {
    task.run(async () => {
      setMessage(await work());
      await refresh();
    });
  });
  const said = task.failed ? t('error.again') : message;
  return shown ? (
    <MaintenanceScreen
      {...shown}
      busy={task.busy}
      message={said}
      say={setMessage}
      actions={actions}
      onLeave={leave}
    />
  ) : (
    <PinScreen
      badges={badges}
      busy={task.busy}
      message={said}
      onPin={(pin) => task.run(() => unlock(pin))}
      onLeave={leave}
    />
  );
}

/** What the core shows once unlocked, asked for again every few seconds. */
function useShown(onLocked: () => void) {
  const client = useClient();
  const { phase, generation } = useLinkState();
  const [shown, setShown] = useState<Shown | null>(null);
  const load = async () => {
    const overview = await client.maintenance.overview();
    setShown((before) => ({ overview, store: before?.store ?? null }));
    const store = await client.maintenance.store();
    setShown({ overview, store });
  };
  const refresh = async () => {
    try {
      await load();
    } catch (error) {
      if (!isLocked(error)) return;
      setShown(null);
      onLocked();
    }
  };
  const onTimer = useEffectEvent(() => void refresh());
  const unlocked = shown !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection begins locked; asking finds out
  useEffect(() => {
    if (!unlocked || phase !== 'open') return;
    onTimer();
    const timer = setInterval(onTimer, REFRESH_MS);
    return () => clearInterval(timer);
  }, [unlocked, phase, generation]);
  return { shown, load, refresh };
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'LOCKED';
}

/** Locks a screen that nobody touches. */
function useLeftAlone(leave: () => void): void {
  const onTimer = useEffectEvent(leave);
  useEffect(() => {
    let timer = 0;
    const restart = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(onTimer, LEFT_ALONE_MS);
    };
    window.addEventListener('pointerdown', restart, true);
    restart();
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('pointerdown', restart, true);
    };
  }, []);
}

/** Tries a PIN; says what came of it. */
function useUnlock(say: (message: string | null) => void, load: () => Promise<void>) {
  const t = useWords(TEXTS);
  const client = useClient();
  const { language } = useKiosk();
  return async (pin: string) => {
    const answer = await client.maintenance.unlock({ pin });
    if (answer.outcome === 'unlocked') {
      say(null);
      await load();
    } else if (answer.outcome === 'wrong-pin') {
      say(t('maintenance.wrongPin', { count: answer.attemptsLeft }));
    } else if (answer.outcome === 'locked-out') {
      say(t('maintenance.lockedOut', { until: clockTime(answer.until, language) }));
    } else if (answer.outcome === 'disk-silent') {
      say(t('maintenance.diskSilent'));
    } else say(`${t('maintenance.noPin')} ${answer.howTo}`);
  };
}
