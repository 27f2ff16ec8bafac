/** What happened to the case of a found slip so far, as the platform has it. */
import type { ProgressStep } from '../../../main/core/cases/contract.ts';
import type { CaseState } from '../../../main/core/model/receipt.ts';
import { useBookingLimits } from '../../components/booking-limit.ts';
import type { Text } from '../../i18n/words.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

/** Of what was applied for wholly online no counter takes anything. */
export const ONLINE: Partial<Record<CaseState, Text>> = {
  pending: WORDS['online.pending'],
  passed: WORDS['online.passed'],
  accepted: WORDS['online.accepted'],
};

export function ProgressPanel(props: {
  steps: readonly ProgressStep[];
  /** What this kind of matter calls a state, where that is not the usual. */
  names: Partial<Record<CaseState, Text>>;
}) {
  const t = useWords(WORDS);
  const text = useText();
  const said = useBookingLimits();
  const { language } = useKiosk();
  const nameOf = (state: CaseState) => {
    const own = props.names[state];
    return own ? text(own) : t(`progress.${state}`);
  };
  return (
    <section className="panel" aria-label={t('found.progress')}>
      <h2>{t('found.progress')}</h2>
      <ol className="progress">
        {props.steps.map(({ state, at, limit }) => (
          <li key={`${state} ${at}`}>
            <strong>{nameOf(state)}</strong>
            {limit && <span className="progress-why">{said.limit(limit).text}</span>}
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
