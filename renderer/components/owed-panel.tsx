/** What is still to come from the applicant of a case: papers that were promised, and a signature. */
import { daysUntil } from '../../main/core/model/hall/days.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useToday } from '../kiosk/use-today.ts';
import { useWords } from '../kiosk/use-words.ts';
import { Icon } from './icon.tsx';
import { shortDate } from './long-date.ts';
import { OWED_WORDS } from './owed-panel.words.ts';
import './printing-panel.css';

export function OwedPanel({ owed, isUnsigned }: Partial<Pick<Receipt, 'owed' | 'isUnsigned'>>) {
  const t = useWords(OWED_WORDS);
  const { language } = useKiosk();
  const today = useToday();
  const days = owed && today ? daysUntil(today, owed.until) : null;
  const left = (() => {
    if (days === null) return '';
    if (days === 0) return t('owed.today');
    return days < 0 ? t('owed.over') : t('owed.left', { days });
  })();
  return (
    <>
      {owed && (
        <section className="printing further told owed">
          <Icon name="calendar" />
          <div>
            <h2>{t('owed.title', { day: shortDate(language, owed.until), left })}</h2>
            <p>{owed.papers.join('；')}</p>
            <p>{t('owed.how')}</p>
          </div>
        </section>
      )}
      {isUnsigned && (
        <section className="printing further told">
          <Icon name="pen" />
          <div>
            <h2>{t('owed.unsigned')}</h2>
            <p>{t('owed.unsignedText')}</p>
          </div>
        </section>
      )}
    </>
  );
}
