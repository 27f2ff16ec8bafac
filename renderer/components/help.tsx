/** Where to find a person: the hall behind this kiosk, and how the kiosk itself is used. */

import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { Button } from './button.tsx';
import { Sheet } from './dialog.tsx';
import { DutyLine } from './fault-notice.tsx';
import { HELP_WORDS } from './help.words.ts';
import { OtherKiosks } from './other-kiosks.tsx';

export function HelpDialog(props: { isOpen: boolean; onClose: () => void }) {
  const t = useWords(HELP_WORDS);
  const { info } = useKiosk();
  return (
    <Sheet
      isOpen={props.isOpen}
      title={t('help.title')}
      actions={
        <Button className="button button-primary" onPress={props.onClose}>
          {t('help.close')}
        </Button>
      }
    >
      <p>{t('help.how')}</p>
      {info && (
        <dl className="facts">
          <dt>{t('help.phone')}</dt>
          <dd className="strong">{info.hall.phone}</dd>
          <dt>{t('help.hall')}</dt>
          <dd>{info.hall.name}</dd>
          <dt>{t('help.address')}</dt>
          <dd>{info.hall.address}</dd>
          <dt>{t('help.hours')}</dt>
          <dd>{info.hall.hours}</dd>
          <dt>{t('help.kiosk')}</dt>
          <dd>{info.kioskId}</dd>
        </dl>
      )}
      <DutyLine />
      <OtherKiosks />
    </Sheet>
  );
}
