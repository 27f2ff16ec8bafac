/** A limit as a sentence. */
import type { Limited } from '../../main/core/model/limited.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { LIMIT_WORDS } from './limit.words.ts';

export function useLimitText(): (limit: Limited) => string {
  const t = useWords(LIMIT_WORDS);
  const { language } = useKiosk();
  return ({ by, until }) => {
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
  };
}
