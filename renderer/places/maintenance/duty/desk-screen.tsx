/** What a technician has left for everybody, and when the last round was. */
import type { DutyDeskState } from '../../../../main/core/duty/contract.ts';
import type { Inspection } from '../../../../main/core/model/duty.ts';
import { Button } from '../../../components/button.tsx';
import { FAULT_NOTICE_WORDS } from '../../../components/fault-notice.words.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { SectionPage, type SectionProps } from '../common/section.tsx';
import { useMoment } from '../common/use-moment.ts';
import { WORDS } from './words.ts';
import './duty.css';

const TEXTS = { ...FAULT_NOTICE_WORDS, ...WORDS };

export function DeskScreen(
  props: Pick<SectionProps, 'message' | 'onBack' | 'busy'> & {
    desk: DutyDeskState;
    onGo: (where: 'card' | 'notice' | 'round') => void;
    onTakeCard: () => void;
    onTakeNotice: () => void;
  },
) {
  const t = useWords(TEXTS);
  const moment = useMoment();
  const lastRound = useLastRound();
  const { busy, onGo } = props;
  const { card, notice, inspections } = props.desk;
  const small = (label: string, onPress: () => void) => (
    <Button className="button button-small" isDisabled={busy} onPress={onPress}>
      {label}
    </Button>
  );
  return (
    <SectionPage section={props} title={WORDS['duty.title']}>
      <section className="panel">
        <h2>{t('duty.notice')}</h2>
        <p>{t('duty.noticeAbout')}</p>
        <p className="desk-now">
          {notice
            ? t('duty.shown', { text: t(`notice.${notice.text}`), until: moment(notice.until) })
            : t('duty.noNotice')}
        </p>
        <div className="queue-actions">
          {small(t('duty.chooseNotice'), () => onGo('notice'))}
          {notice && small(t('duty.takeNotice'), props.onTakeNotice)}
        </div>
      </section>
      <section className="panel">
        <h2>{t('duty.card')}</h2>
        <p>{t('duty.cardAbout')}</p>
        <p className="desk-now">
          {card ? `${card.phone} · ${t(`duty.hours.${card.hours}`)}` : t('duty.noCard')}
        </p>
        <div className="queue-actions">
          {small(t('duty.setCard'), () => onGo('card'))}
          {card && small(t('duty.takeCard'), props.onTakeCard)}
        </div>
      </section>
      <section className="panel">
        <h2>{t('duty.round')}</h2>
        <p className="desk-now">{lastRound(inspections[0])}</p>
        <div className="queue-actions">{small(t('duty.startRound'), () => onGo('round'))}</div>
      </section>
    </SectionPage>
  );
}

function useLastRound(): (last: Inspection | undefined) => string {
  const t = useWords(WORDS);
  const moment = useMoment();
  return (last) => {
    if (!last) return t('duty.noRound');
    const wrong = Object.values(last.points).filter((isWell) => !isWell).length;
    const at = moment(last.at);
    return wrong === 0 ? t('duty.lastRoundWell', { at }) : t('duty.lastRound', { at, wrong });
  };
}
