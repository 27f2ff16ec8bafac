/** The touch screen's four corners and its middle, over the whole screen: each spot shows that it was touched. */
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../../../components/button.tsx';
import { useWords } from '../../../../kiosk/use-words.ts';
import { WORDS } from '../words/words.ts';
import type { TrialProps } from './trial.ts';

const SPOTS = ['top-left', 'top-right', 'middle', 'bottom-left', 'bottom-right'] as const;

export function CornersTrial({ onTried }: TrialProps) {
  const t = useWords(WORDS);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(true);
  const isWhole = touched.size === SPOTS.length;
  const isOver = isOpen && !isWhole;
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = document.getElementById('root');
    if (!page || !isOver) return;
    // Keys stay within the layer, as touches do.
    page.inert = true;
    layer.current?.focus();
    return () => {
      page.inert = false;
    };
  }, [isOver]);
  const touch = (spot: string) => {
    const now = new Set([...touched, spot]);
    setTouched(now);
    onTried(now.size === SPOTS.length);
  };
  if (isWhole) return <p className="well">{t('try.corners.all')}</p>;
  if (!isOpen) {
    return (
      <section className="panel trial">
        <Button className="button button-quiet" onPress={() => setOpen(true)}>
          {t('test.redo')}
        </Button>
      </section>
    );
  }
  return createPortal(
    <div
      ref={layer}
      role="dialog"
      aria-modal="true"
      aria-label={t('try.corners')}
      tabIndex={-1}
      className="overlay spots"
    >
      {SPOTS.map((spot, index) => (
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
      ))}
      <p className="spots-do">{t('try.corners.do')}</p>
      {/* Who can't hit one must still get out. */}
      <Button className="button button-quiet spots-out" onPress={() => setOpen(false)}>
        {t('try.corners.missed')}
      </Button>
    </div>,
    document.body,
  );
}
