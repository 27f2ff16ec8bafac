/** A matter that can follow the one of a found slip: offered, or how the one made here stands. */
import type { ProgressAnswer } from '../../../main/core/cases/contract.ts';
import { type FollowUpState, isOffered } from '../../../main/core/model/receipt.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import type { FollowUpView } from '../../journey/follow-up.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { WORDS as CHECK_IN_WORDS } from '../check-in/words.ts';
import { WORDS as PAY_WORDS } from '../payment/words.ts';
import { WORDS } from './words.ts';
import '../../components/printing-panel.css';

/** On the day of the visit. */
export function CheckInPanel({ onPress }: { onPress: () => void }) {
  const t = useWords(CHECK_IN_WORDS);
  return (
    <section className="printing">
      <Icon name="receipt" />
      <div>
        <h2>{t('checkIn.today')}</h2>
        <p>{t('checkIn.todayText')}</p>
      </div>
      <Button className="button button-primary" onPress={onPress}>
        {t('checkIn.begin')}
      </Button>
    </section>
  );
}

/** Another kiosk's booking is changed, given up and printed here as well, by its citizen's card. */
export function MyBookingsPanel({ onPress }: { onPress: () => void }) {
  const t = useWords(WORDS);
  return (
    <section className="printing further">
      <Icon name="calendar" />
      <div>
        <h2>{t('found.mine')}</h2>
        <p>{t('found.mineText')}</p>
      </div>
      <Button className="button button-primary" onPress={onPress}>
        {t('found.mineBegin')}
      </Button>
    </section>
  );
}

/** Why a visit can be changed no more, and what to do. `isOver`: its day has passed. */
export function TooLatePanel({ isOver }: { isOver: boolean }) {
  const t = useWords(WORDS);
  const { info } = useKiosk();
  return (
    <section className="printing further">
      <Icon name="calendar" />
      <div>
        <h2>{t(isOver ? 'found.over' : 'found.tooLate')}</h2>
        <p>{isOver ? t('found.overText') : t('found.tooLateText', { phone: info?.hall.phone ?? '' })}</p>
      </div>
    </section>
  );
}

/** Something is to be paid of it, or was. */
export function PaymentPanel({ state, onPress }: { state: 'due' | 'paid' | 'expired'; onPress: () => void }) {
  const t = useWords(PAY_WORDS);
  const isPaid = state === 'paid';
  return (
    <section className={`printing further${isPaid ? '' : ' told'}`}>
      <Icon name="coins" />
      <div>
        <h2>{t(isPaid ? 'pay.paidPanel' : 'pay.due')}</h2>
        <p>{t(isPaid ? 'pay.paidPanelText' : 'pay.dueText')}</p>
      </div>
      <Button className={`button button-${isPaid ? 'quiet' : 'primary'}`} onPress={onPress}>
        {t(isPaid ? 'pay.printPaid' : 'pay.begin')}
      </Button>
    </section>
  );
}

/** Several that can be begun, and whose words say one thing: that the time can still be changed or given up. */
export function ChangesPanel(props: {
  views: readonly FollowUpView[];
  words: { title: string; text: string };
  onBegin: (view: FollowUpView) => void;
}) {
  const text = useText();
  const { views, words } = props;
  return (
    <section className="printing further">
      <Icon name="calendar" />
      <div>
        <h2>{words.title}</h2>
        <p>{words.text}</p>
      </div>
      <div className="further-ways">
        {views.map((view) => (
          <Button key={view.kind} className="button button-quiet" onPress={() => props.onBegin(view)}>
            {text(view.begin)}
          </Button>
        ))}
      </div>
    </section>
  );
}

export function FollowUpPanel(props: {
  view: FollowUpView;
  state: Exclude<FollowUpState, 'not-offered'>;
  progress?: ProgressAnswer | null;
  onBegin: () => void;
}) {
  const text = useText();
  const { language } = useKiosk();
  const today = useToday();
  const { view, state } = props;
  const other = view.instead?.(props.progress ?? null) ?? null;
  const words = isOffered(state) && other ? other : view.states[state];
  const blanks = view.blanks?.(props.progress ?? null, { language, today, fill: text });
  return (
    <section className={`printing further${view.isUrgent ? ' told' : ''}`}>
      <Icon name={view.icon} />
      <div>
        <h2>{text(words.title, blanks)}</h2>
        <p>{text(words.text, blanks)}</p>
      </div>
      {isOffered(state) && (
        <Button className={`button button-${view.isUrgent ? 'primary' : 'quiet'}`} onPress={props.onBegin}>
          {text(other?.begin ?? view.begin)}
        </Button>
      )}
    </section>
  );
}
