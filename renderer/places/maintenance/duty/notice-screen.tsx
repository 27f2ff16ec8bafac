/** Chooses one of the fixed sentences for the attract screen, and for how long. */
import { useState } from 'react';
import { FaultText } from '../../../../main/core/model/duty.ts';
import { Button } from '../../../components/button.tsx';
import { FAULT_NOTICE_WORDS } from '../../../components/fault-notice.words.ts';
import { Page } from '../../../components/page.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { Choices } from '../common/choices.tsx';
import '../common/maintenance.css';
import { WORDS } from './words.ts';

const TEXTS = { ...FAULT_NOTICE_WORDS, ...WORDS };
const HOURS = [2, 8, 24, 72] as const;

export function NoticeScreen(props: {
  busy: boolean;
  message: string | null;
  onShow: (text: FaultText, hours: number) => void;
  onBack: () => void;
}) {
  const t = useWords(TEXTS);
  const [chosen, setChosen] = useState<FaultText | null>(null);
  const [hours, setHours] = useState<(typeof HOURS)[number]>(8);
  return (
    <Page
      title={t('duty.notice')}
      lead={t('duty.noticeLead')}
      onBack={props.onBack}
      primary={{
        label: t('duty.show'),
        onPress: () => chosen && props.onShow(chosen, hours),
        isDisabled: chosen === null,
        busy: props.busy,
      }}
      notice={props.message}
      className="maintenance"
    >
      <Choices
        label={t('duty.for')}
        chosen={hours}
        choices={HOURS.map((each) => [each, t(`duty.for.${each}`)])}
        onChoose={setHours}
      />
      <div className="notice-choices">
        {FaultText.options.map((each) => (
          <Button
            key={each}
            className={`button button-small${each === chosen ? ' button-chosen' : ''}`}
            aria-pressed={each === chosen}
            onPress={() => setChosen(each)}
          >
            {t(`notice.${each}`)}
          </Button>
        ))}
      </div>
    </Page>
  );
}
