/** What a technician has left for everybody: what does not work until when, and whom to call. */
import { unbroken } from '../i18n/unbroken.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { FAULT_NOTICE_WORDS } from './fault-notice.words.ts';
import { Icon } from './icon.tsx';

export function FaultNotice() {
  const t = useWords(FAULT_NOTICE_WORDS);
  const { status, language } = useKiosk();
  if (!status?.notice) return null;
  const until = new Date(status.notice.until).toLocaleString(language, {
    ...{ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ hour12: false, timeZone: 'Asia/Shanghai' },
  });
  return (
    <p className="notice" role="status">
      <strong>{t(`notice.${status.notice.text}`)}</strong> {t('notice.until', { until })}
    </p>
  );
}

export function DutyLine() {
  const t = useWords(FAULT_NOTICE_WORDS);
  const { status } = useKiosk();
  if (!status?.duty) return null;
  const { phone, hours } = status.duty;
  return (
    <p className="elsewhere-phone">
      <Icon name="phone" />
      {t('notice.dutyPhone')} {unbroken(phone)}（{t(`duty.hours.${hours}`)}）
    </p>
  );
}
