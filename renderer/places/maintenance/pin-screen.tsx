/** Asks the technician for the PIN, or a badge at the scanner. */
import { useState } from 'react';
import { Page } from '../../components/page.tsx';
import { NumberPad } from '../../input/keypads.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './common/words.ts';
import './common/maintenance.css';

const PIN_LENGTH_MAX = 32;

export function PinScreen(props: {
  /** The scanner waits for a badge. */
  badges?: boolean;
  busy: boolean;
  /** What the last attempt led to, as a sentence. */
  message: string | null;
  onPin: (pin: string) => void;
  onLeave: () => void;
}) {
  const t = useWords(WORDS);
  const [pin, setPin] = useState('');
  return (
    <Page
      title={t('maintenance.title')}
      lead={t(props.badges ? 'maintenance.pinOrBadge' : 'maintenance.pin')}
      onBack={props.onLeave}
      primary={{
        label: t('maintenance.unlock'),
        onPress: () => {
          props.onPin(pin);
          setPin('');
        },
        isDisabled: pin === '',
        busy: props.busy,
      }}
      notice={props.message}
      fixed
      className="with-dock pin"
    >
      <div className="entries">
        <output className="pin-dots" aria-label={t('maintenance.typed', { count: pin.length })}>
          {pin === '' ? '····' : '●'.repeat(pin.length)}
        </output>
      </div>
      <div className="dock">
        <NumberPad value={pin} onChange={(text) => setPin(text.slice(0, PIN_LENGTH_MAX))} />
      </div>
    </Page>
  );
}
