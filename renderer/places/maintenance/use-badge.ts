/** Waits at the PIN's screen for a badge at the scanner. */
import { useState } from 'react';
import type { BadgeEvent } from '../../../main/core/technicians/contract.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useLinkState, useStream } from '../../kiosk/use-stream.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { clockTime } from './common/clock-time.ts';
import { WORDS } from './common/words.ts';

/** `isLocked`: the PIN is asked for. Whether a badge can be shown now: no device runs while nobody is served. */
export function useBadge(
  isLocked: boolean,
  say: (message: string | null) => void,
  onUnlocked: () => void,
): boolean {
  const t = useWords(WORDS);
  const { language, status } = useKiosk();
  const { generation } = useLinkState();
  /** Ended streams: each opened the console once. */
  const [turn, setTurn] = useState(0);
  const [listening, setListening] = useState<string | null>(null);
  const hasScanner = status?.devices.some(
    ({ device, state }) => device === 'scanner' && (state === 'ready' || state === 'busy'),
  );
  const key = isLocked && hasScanner ? `badge ${generation} ${turn}` : null;
  const onEvent = (event: BadgeEvent) => {
    switch (event.outcome) {
      case 'listening':
        return setListening(key);
      case 'unlocked':
        say(null);
        setTurn((count) => count + 1);
        return onUnlocked();
      case 'wrong-badge':
        return say(t('maintenance.wrongBadge', { count: event.attemptsLeft }));
      case 'locked-out':
        return say(t('maintenance.lockedOut', { until: clockTime(event.until, language) }));
      case 'not-a-badge':
        return say(t('maintenance.notABadge'));
    }
  };
  useStream(key, (client, signal) => client.technicians.badge(undefined, { signal }), onEvent);
  return key !== null && listening === key;
}
