/** Why this person can book no time now by the platform's rules, and what can be done about it. */
import type { BookingLimit } from '../../../main/core/model/booking-limit.ts';
import { Declared } from '../../../main/core/model/hall/fairness.ts';
import { useBookingLimits } from '../../components/booking-limit.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { PROMPTS, WORDS } from './words.ts';
import './time.css';

export function LimitScreen(props: {
  limit: BookingLimit;
  busy: boolean;
  failure: Failure | null;
  onDeclare: (declared: Declared) => void;
}) {
  const t = useWords(WORDS);
  const said = useBookingLimits();
  const { limit } = props;
  return (
    <Page
      title={t('time.limitTitle')}
      prompt={PROMPTS.timeLimit}
      deadEnd="booking-limit"
      failure={props.failure}
      className="time time-limit"
    >
      <p className="notice notice-strong" role="status">
        {said.limit(limit).text}
      </p>
      {limit.by === 'suspended' && (
        <fieldset className="limit-choices" disabled={props.busy} aria-labelledby="declare-title">
          <legend id="declare-title" className="limit-declare">
            {t('time.declareTitle')}
          </legend>
          {Declared.options.map((each) => (
            <Button key={each} className="day" onPress={() => props.onDeclare(each)}>
              <strong>{t(`time.declare.${each}`)}</strong>
            </Button>
          ))}
        </fieldset>
      )}
    </Page>
  );
}
