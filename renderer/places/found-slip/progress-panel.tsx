/** What happened to the case of a found slip so far, as the platform has it. */
import type { ProgressStep } from '../../../main/core/cases/contract.ts';
import type { Text } from '../../i18n/words.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

export function ProgressPanel(props: {
  steps: readonly ProgressStep[];
  /** What this kind of matter calls a case that its citizen ended; null: withdrawn. */
  cancelled: Text | null;
}) {
  const t = useWords(WORDS);
  const text = useText();
  const { language } = useKiosk();
  const { cancelled } = props;
  return (
    <section className="panel" aria-label={t('found.progress')}>
      <h2>{t('found.progress')}</h2>
      <ol className="progress">
        {props.steps.map(({ state, at }) => (
          <li key={`${state} ${at}`}>
            <strong>{state === 'cancelled' && cancelled ? text(cancelled) : t(`progress.${state}`)}</strong>
            <time dateTime={at}>
              {new Date(at).toLocaleString(language, {
                dateStyle: 'medium',
                timeStyle: 'short',
                hour12: false,
                timeZone: 'Asia/Shanghai',
              })}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
