/** A failed call or a refusal as a screen says it. Whoever says it also says which dead end it is, so that the ways out are there. */
import { useCallback, useMemo } from 'react';
import type { DeadEnd } from '../../main/core/model/dead-end.ts';
import type { Limited } from '../../main/core/model/limited.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { COMMON_WORDS } from './common.words.ts';
import { LIMIT_WORDS } from './limit.words.ts';

export interface Failure {
  text: string;
  deadEnd: DeadEnd;
}

/** The failures that any step can meet. */
export function useFailures() {
  const t = useWords(COMMON_WORDS);
  const limitText = useLimitText();
  return useMemo(
    () => ({
      /** The call was cut off, or the core is in trouble. */
      again: { text: t('error.again'), deadEnd: 'call-failed' } satisfies Failure,
      cannotSave: { text: t('error.cannotSave'), deadEnd: 'cannot-save' } satisfies Failure,
      limited: (limit: Limited): Failure => ({ text: limitText(limit), deadEnd: 'limited' }),
    }),
    [t, limitText],
  );
}

/** A limit as a sentence. */
function useLimitText(): (limit: Limited) => string {
  const t = useWords(LIMIT_WORDS);
  const { language } = useKiosk();
  return useCallback(
    ({ by, until }) => {
      const time =
        until === null
          ? ''
          : new Date(until).toLocaleString(language, {
              // Within the hour the day goes without saying.
              ...(by === 'number' && { month: 'long', day: 'numeric' }),
              hour: '2-digit',
              minute: '2-digit',
              hour12: false,
              timeZone: 'Asia/Shanghai',
            });
      return t(`limit.${by}`, { until: time });
    },
    [t, language],
  );
}
