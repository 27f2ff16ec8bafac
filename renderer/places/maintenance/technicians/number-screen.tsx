/** Asks for the staff number of a badge that is to be enrolled. */
import { useState } from 'react';
import { StaffNumber } from '../../../../main/core/model/technician.ts';
import { Page } from '../../../components/page.tsx';
import { NumberPad } from '../../../input/keypads.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import '../common/maintenance.css';
import { WORDS } from './words.ts';

const LONGEST = 12;

export function NumberScreen(props: { onNumber: (number: string) => void; onBack: () => void }) {
  const t = useWords(WORDS);
  const [number, setNumber] = useState('');
  return (
    <Page
      title={t('technicians.add')}
      lead={t('technicians.typeNumber')}
      onBack={props.onBack}
      primary={{
        label: t('technicians.scan'),
        onPress: () => props.onNumber(number),
        isDisabled: !StaffNumber.safeParse(number).success,
      }}
      fixed
      className="with-dock pin maintenance"
    >
      <div className="entries">
        <output className="closing-number" aria-label={t('technicians.number')}>
          {number || t('technicians.number')}
        </output>
      </div>
      <div className="dock">
        <NumberPad value={number} onChange={(text) => setNumber(text.slice(0, LONGEST))} />
      </div>
    </Page>
  );
}
