/** The touch screen's four corners and its middle: each spot shows that it was touched. */
import { useState } from 'react';
import { useWords } from '../../../../kiosk/use-words.ts';
import { WORDS } from '../words/words.ts';
import type { TrialProps } from './trial.ts';

const SPOTS = ['top-left', 'top-right', 'middle', 'bottom-left', 'bottom-right'] as const;

export function CornersTrial({ onTried }: TrialProps) {
  const t = useWords(WORDS);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const touch = (spot: string) => {
    const now = new Set([...touched, spot]);
    setTouched(now);
    onTried(now.size === SPOTS.length);
  };
  // The bar and its way back lie under two of them.
  if (touched.size === SPOTS.length) return <p className="well">{t('try.corners.all')}</p>;
  return SPOTS.map((spot, index) => (
    <button
      key={spot}
      type="button"
      className={`spot spot-${spot}${touched.has(spot) ? ' spot-touched' : ''}`}
      aria-pressed={touched.has(spot)}
      aria-label={t('try.corners.spot', { number: index + 1 })}
      onPointerDown={() => touch(spot)}
    >
      {touched.has(spot) ? '✓' : index + 1}
    </button>
  ));
}
