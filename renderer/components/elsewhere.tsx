/** Where else to go: the hall behind this kiosk, and the nearest other kiosks. */
import { unbroken } from '../i18n/unbroken.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { ELSEWHERE_WORDS } from './elsewhere.words.ts';
import { DutyLine } from './fault-notice.tsx';
import { Icon } from './icon.tsx';
import { OtherKiosks } from './other-kiosks.tsx';
import './elsewhere.css';

export function Elsewhere() {
  const t = useWords(ELSEWHERE_WORDS);
  const { info } = useKiosk();
  if (!info) return null;
  return (
    <section className="panel elsewhere" aria-label={t('closed.elsewhere')}>
      <h2>{t('closed.elsewhere')}</h2>
      <p className="elsewhere-name">{info.hall.name}</p>
      <p>{info.hall.address}</p>
      <p>{info.hall.hours}</p>
      <p className="elsewhere-phone">
        <Icon name="phone" />
        {unbroken(info.hall.phone)}
      </p>
      <DutyLine />
      <OtherKiosks />
    </section>
  );
}
