/** Closes one parked submission that was settled by hand: under which number, and why. */
import { useState } from 'react';
import { CloseReason, ClosingNumber } from '../../../../main/core/model/receipt.ts';
import { Button } from '../../../components/button.tsx';
import { Page } from '../../../components/page.tsx';
import { LetterRows } from '../../../input/letter-rows.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { WORDS } from '../common/words.ts';
import '../common/maintenance.css';

const ROWS = ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM-'];
const LONGEST = 32;

export function CloseScreen(props: {
  receiptNo: string;
  onClose: (number: string, reason: CloseReason) => void;
  onLeave: () => void;
}) {
  const t = useWords(WORDS);
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState<CloseReason | null>(null);
  return (
    <Page
      title={t('maintenance.close.title')}
      lead={t('maintenance.close.lead', { receipt: props.receiptNo })}
      onBack={props.onLeave}
      backLabel={t('maintenance.close.back')}
      primary={{
        label: t('maintenance.close.do'),
        onPress: () => reason && props.onClose(number, reason),
        isDisabled: reason === null || !ClosingNumber.safeParse(number).success,
      }}
      fixed
      className="with-dock pin"
    >
      <div className="entries">
        <output className="closing-number" aria-label={t('maintenance.close.number')}>
          {number || t('maintenance.close.number')}
        </output>
        <div className="closing-reasons">
          {CloseReason.options.map((each) => (
            <Button
              key={each}
              className={`button ${each === reason ? 'button-primary' : 'button-quiet'}`}
              aria-pressed={each === reason}
              onPress={() => setReason(each)}
            >
              {t(`maintenance.close.${each}`)}
            </Button>
          ))}
        </div>
      </div>
      <div className="dock">
        <fieldset className="keypad keypad-rows">
          <LetterRows
            rows={ROWS}
            upper={null}
            onShift={() => undefined}
            onPress={(character) => setNumber((typed) => (typed + character).slice(0, LONGEST))}
            onErase={() => setNumber((typed) => typed.slice(0, -1))}
          />
        </fieldset>
      </div>
    </Page>
  );
}
