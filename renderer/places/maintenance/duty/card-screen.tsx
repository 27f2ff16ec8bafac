/** The duty card: a telephone, and when somebody answers it. */
import { useState } from 'react';
import { type DutyCard, DutyHours, DutyPhone } from '../../../../main/core/model/duty.ts';
import { FAULT_NOTICE_WORDS } from '../../../components/fault-notice.words.ts';
import { Page } from '../../../components/page.tsx';
import { NumberPad } from '../../../input/keypads.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { Choices } from '../common/choices.tsx';
import '../common/maintenance.css';
import { WORDS } from './words.ts';

const TEXTS = { ...FAULT_NOTICE_WORDS, ...WORDS };
const LONGEST = 20;

export function CardScreen(props: {
  busy: boolean;
  message: string | null;
  onSave: (card: DutyCard) => void;
  onBack: () => void;
}) {
  const t = useWords(TEXTS);
  const [phone, setPhone] = useState('');
  const [hours, setHours] = useState<DutyHours>('always');
  return (
    <Page
      title={t('duty.card')}
      lead={t('duty.phoneLead')}
      onBack={props.onBack}
      primary={{
        label: t('duty.save'),
        onPress: () => props.onSave({ phone, hours }),
        isDisabled: !DutyPhone.safeParse(phone).success,
        busy: props.busy,
      }}
      notice={props.message}
      fixed
      className="with-dock pin maintenance"
    >
      <div className="entries">
        <output className="closing-number" aria-label={t('duty.phone')}>
          {phone || t('duty.phone')}
        </output>
        <div className="duty-hours">
          <Choices
            label={t('duty.hours')}
            chosen={hours}
            choices={DutyHours.options.map((each) => [each, t(`duty.hours.${each}`)])}
            onChoose={setHours}
          />
        </div>
      </div>
      <div className="dock">
        <NumberPad value={phone} extra="-" onChange={(text) => setPhone(text.slice(0, LONGEST))} />
      </div>
    </Page>
  );
}
