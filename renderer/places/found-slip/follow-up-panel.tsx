/** A matter that can follow the one of a found slip: offered, or how the one made here stands. */
import type { ReactNode } from 'react';
import type { ProgressAnswer } from '../../../main/core/cases/contract.ts';
import { type FollowUpState, isOffered } from '../../../main/core/model/receipt.ts';
import { Button } from '../../components/button.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { unbroken } from '../../i18n/unbroken.ts';
import type { FollowUpView } from '../../journey/follow-up.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useText, useWords } from '../../kiosk/use-words.ts';
import { WORDS as CHECK_IN_WORDS } from '../check-in/words.ts';
import { WORDS as PAY_WORDS } from '../payment/words.ts';
import { WORDS } from './words.ts';
import '../../components/printing-panel.css';

/** What can be done with the slip, or why it can't be: in words, with the keys for it as `children`. */
function Panel(props: {
  className?: string;
  icon: IconName;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <section className={`printing ${props.className ?? 'further'}`}>
      <Icon name={props.icon} />
      <div>
        <h2>{props.title}</h2>
        <p>{props.text}</p>
      </div>
      {props.children}
    </section>
  );
}

/** On the day of the visit. */
export function CheckInPanel({ onPress }: { onPress: () => void }) {
  const t = useWords(CHECK_IN_WORDS);
  return (
    <Panel className="" icon="receipt" title={t('checkIn.today')} text={t('checkIn.todayText')}>
      <Button className="button button-primary" onPress={onPress}>
        {t('checkIn.begin')}
      </Button>
    </Panel>
  );
}

/** Another kiosk's booking is changed, given up and printed here as well, by its citizen's card. */
export function MyBookingsPanel({ onPress }: { onPress: () => void }) {
  const t = useWords(WORDS);
  return (
    <Panel icon="calendar" title={t('found.mine')} text={t('found.mineText')}>
      <Button className="button button-primary" onPress={onPress}>
        {t('found.mineBegin')}
      </Button>
    </Panel>
  );
}

/** Why a visit can be changed no more, and what to do. `isOver`: its day has passed. */
export function TooLatePanel({ isOver }: { isOver: boolean }) {
  const t = useWords(WORDS);
  const { info } = useKiosk();
  const phone = unbroken(info?.hall.phone ?? '');
  return (
    <Panel
      icon="calendar"
      title={t(isOver ? 'found.over' : 'found.tooLate')}
      text={isOver ? t('found.overText') : t('found.tooLateText', { phone })}
    />
  );
}

/** Something is to be paid of it, or was. */
export function PaymentPanel({ state, onPress }: { state: 'due' | 'paid' | 'expired'; onPress: () => void }) {
  const t = useWords(PAY_WORDS);
  const isPaid = state === 'paid';
  return (
    <Panel
      className={isPaid ? 'further' : 'further told'}
      icon="coins"
      title={t(isPaid ? 'pay.paidPanel' : 'pay.due')}
      text={t(isPaid ? 'pay.paidPanelText' : 'pay.dueText')}
    >
      <Button className={`button button-${isPaid ? 'quiet' : 'primary'}`} onPress={onPress}>
        {t(isPaid ? 'pay.printPaid' : 'pay.begin')}
      </Button>
    </Panel>
  );
}

/** Several that can be begun, and whose words say one thing: that the time can still be changed or given up. */
export function ChangesPanel(props: {
  views: readonly FollowUpView[];
  words: { title: string; text: string };
  onBegin: (view: FollowUpView) => void;
}) {
  const text = useText();
  return (
    <Panel icon="calendar" {...props.words}>
      <div className="further-ways">
        {props.views.map((view) => (
          <Button key={view.kind} className="button button-quiet" onPress={() => props.onBegin(view)}>
            {text(view.begin)}
          </Button>
        ))}
      </div>
    </Panel>
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
    <Panel
      className={view.isUrgent ? 'further told' : 'further'}
      icon={view.icon}
      title={text(words.title, blanks)}
      text={text(words.text, blanks)}
    >
      {isOffered(state) && (
        <Button className={`button button-${view.isUrgent ? 'primary' : 'quiet'}`} onPress={props.onBegin}>
          {text(other?.begin ?? view.begin)}
        </Button>
      )}
    </Panel>
  );
}
