/** Behind the hidden gesture: asks for the PIN, then works the maintenance contract until locked or left alone. */
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { PrintAnswer } from '../../../main/core/cases/contract.ts';
import type { MaintenanceOverview, StoreHealth } from '../../../main/core/maintenance/contract.ts';
import { useClient } from '../../journey/step.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useLinkState } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { type MaintenanceActions, MaintenanceScreen, PinScreen } from './screen.tsx';

const LEFT_ALONE_MS = 120_000;
const REFRESH_MS = 3000;

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'LOCKED';
}

export function Maintenance(props: { onLeave: () => void }) {
  const { t, language } = useKiosk();
  const client = useClient();
  const { phase, generation } = useLinkState();
  const task = useTask();
  const [overview, setOverview] = useState<MaintenanceOverview | null>(null);
  const [store, setStore] = useState<StoreHealth | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const unlocked = overview !== null;

  const leave = useCallback(() => {
    client.maintenance.lock().catch(() => undefined);
    props.onLeave();
  }, [client, props.onLeave]);
  const leaveAlone = useEffectEvent(leave);
  useEffect(() => {
    let timer = 0;
    const restart = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(leaveAlone, LEFT_ALONE_MS);
    };
    window.addEventListener('pointerdown', restart, true);
    restart();
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('pointerdown', restart, true);
    };
  }, []);

  const look = async () => {
    setOverview(await client.maintenance.overview());
    setStore(await client.maintenance.store());
  };
  const refresh = useEffectEvent(async () => {
    try {
      await look();
    } catch (error) {
      if (!isLocked(error)) return;
      setOverview(null);
      setMessage(t('maintenance.lockedAgain'));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection begins locked; asking finds out
  useEffect(() => {
    if (!unlocked || phase !== 'open') return;
    void refresh();
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [unlocked, phase, generation]);

  const unlock = async (pin: string) => {
    const answer = await client.maintenance.unlock({ pin });
    if (answer.outcome === 'unlocked') {
      setMessage(null);
      await look();
    } else if (answer.outcome === 'wrong-pin') {
      setMessage(t('maintenance.wrongPin', { count: answer.attemptsLeft }));
    } else if (answer.outcome === 'locked-out') {
      const until = new Date(answer.until).toLocaleTimeString(language, { hour12: false });
      setMessage(t('maintenance.lockedOut', { until }));
    } else setMessage(`${t('maintenance.noPin')} ${answer.howTo}`);
  };
  const act = (work: () => Promise<string>) => () =>
    task.run(async () => {
      setMessage(await work());
      await refresh();
    });
  const printed = (answer: PrintAnswer) =>
    answer.outcome === 'printed' ? t('maintenance.printed') : t(`print.${answer.fault}`);
  const actions: MaintenanceActions = {
    testPrint: act(async () => printed(await client.maintenance.testPrint())),
    restartDevice: (device) =>
      act(async () => {
        await client.maintenance.restartDevice({ device });
        return t('maintenance.restarted');
      })(),
    restartCore: act(async () => {
      await client.maintenance.restartCore();
      return t('maintenance.restarted');
    }),
    retryOne: (receiptNo) =>
      act(async () =>
        t('maintenance.retried', { count: (await client.maintenance.retryOne({ receiptNo })).rows }),
      )(),
    exportParked: (receiptNo) =>
      act(async () => {
        const answer = await client.maintenance.exportParked({ receiptNo });
        return answer.outcome === 'exported'
          ? t('maintenance.exported', { files: answer.files, folder: answer.folder })
          : t(`maintenance.export.${answer.outcome}`);
      })(),
    retryQueue: act(async () =>
      t('maintenance.retried', { count: (await client.maintenance.retryQueue()).rows }),
    ),
  };
  const shown = task.failed ? t('error.again') : message;
  return overview ? (
    <MaintenanceScreen
      overview={overview}
      store={store}
      busy={task.busy}
      message={shown}
      actions={actions}
      onLeave={leave}
    />
  ) : (
    <PinScreen
      busy={task.busy}
      message={shown}
      onPin={(pin) => task.run(() => unlock(pin))}
      onLeave={leave}
    />
  );
}
