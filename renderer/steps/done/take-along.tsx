/** What to take before leaving: the card first, called for until it is taken. */
import type { DeviceName } from '../../../devices/index.ts';
import { Icon } from '../../components/icon.tsx';
import { useSaidLater } from '../../components/said-later.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { useChime } from '../../voice/use-voice.ts';
import { WORDS } from './words.ts';

/** A card left behind is called for until it is taken; the slip once more now and then. */
const CARD_LEFT_EVERY_MS = 5000;
const SLIP_EVERY_MS = 20_000;

export function TakeAlong(props: {
  slip: 'printing' | 'printed' | 'failed';
  /** How the citizen hears of the result. */
  news: string;
}) {
  const t = useWords(WORDS);
  const { status } = useKiosk();
  // No alert: for one, Orca drops all that is still to be said, the title and the number with it.
  const atLast = useSaidLater(2);
  const heldBy = (name: DeviceName) => status?.devices.find(({ device }) => device === name)?.holds ?? null;
  const cardLeft = heldBy('id-card-reader') === 'card';
  const socialCardLeft = heldBy('social-security-card') === 'card';
  const exit = heldBy('receipt-printer');
  const printed = props.slip === 'printed';
  // A printer that can tell says when the slip was taken; of any other it is believed for a while.
  const slipTaken = printed && exit === 'nothing';
  useChime(cardLeft || socialCardLeft, CARD_LEFT_EVERY_MS);
  useChime(printed && !slipTaken, exit === 'slip' ? CARD_LEFT_EVERY_MS : SLIP_EVERY_MS);
  return (
    <ul className="take" aria-label={t('done.take')}>
      <li className={cardLeft ? 'take-urgent' : ''}>
        <Icon name="person" />
        <span role={cardLeft ? 'status' : undefined} {...atLast}>
          {t('done.takeCard')}
        </span>
      </li>
      {socialCardLeft && (
        <li className="take-urgent">
          <Icon name="person" />
          <span role="status" {...atLast}>
            {t('done.takeSocialCard')}
          </span>
        </li>
      )}
      <li className={exit === 'slip' && printed ? 'take-urgent' : ''}>
        <Icon name={slipTaken ? 'check' : 'papers'} />
        {t(props.slip === 'failed' ? 'done.takePapers' : slipTaken ? 'done.slipTaken' : 'done.takeSlip')}
      </li>
      <li>
        <Icon name="phone" />
        {props.news}
      </li>
    </ul>
  );
}
