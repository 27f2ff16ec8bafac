/** Giving up the booking of a found slip: offered, or how its cancellation stands. */
import { type CancelState, isOffered } from '../../../main/core/matters/booking/contract.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS as CANCELLATION_WORDS } from '../../matters/cancellation/words.ts';
import { WORDS } from './words.ts';
import '../../components/printing-panel.css';

const TEXTS = { ...CANCELLATION_WORDS, ...WORDS };

export function CancelPanel(props: { cancel: Exclude<CancelState, 'not-offered'>; onCancel: () => void }) {
  const t = useWords(TEXTS);
  const { cancel } = props;
  return (
    <section className="printing further">
      <Icon name="calendar" />
      <div>
        <h2>{t(cancel === 'offered' ? 'found.cancel' : `cancel.${cancel}`)}</h2>
        <p>{t(`found.cancel.${cancel}`)}</p>
      </div>
      {isOffered(cancel) && (
        <Button className="button button-quiet" onPress={props.onCancel}>
          {t('cancel.begin')}
        </Button>
      )}
    </section>
  );
}
