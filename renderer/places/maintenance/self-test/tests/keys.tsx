/** The keypad: each of its keys is shown as soon as it is heard. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '../../../../kiosk/use-words.ts';
import { WORDS } from '../words/words.ts';
import type { TrialProps } from './trial.ts';

/** By the names that browsers give them; what stands on the cap. */
const KEYS = [
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['Tab', '⇥'],
  ['Enter', '⏎'],
] as const;

export function KeysTrial({ onTried }: TrialProps) {
  const t = useWords(WORDS);
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set());
  const [others, setOthers] = useState(0);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // Here a key is only heard: it must not move the focus or press what has it.
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (KEYS.some(([key]) => key === event.key)) setHeard(new Set([...heard, event.key]));
    else setOthers(others + 1);
    onTried(true);
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  return (
    <section className="panel trial">
      <ul className="trial-keys">
        {KEYS.map(([key, cap]) => (
          <li key={key} className={heard.has(key) ? 'trial-key trial-heard' : 'trial-key'}>
            {cap}
            {heard.has(key) && ' ✓'}
          </li>
        ))}
      </ul>
      {others > 0 && <p>{t('try.keys.other', { count: others })}</p>}
    </section>
  );
}
