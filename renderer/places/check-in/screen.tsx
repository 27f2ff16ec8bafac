/** The queue number large, and where to wait; or why there is none now, and what to do. */
import type { CheckInAnswer } from '../../../main/core/matters/check-in/contract.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import type { Failure } from '../../components/failure.ts';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { PAGE_WORDS } from '../../components/page.words.ts';
import { PrintingPanel } from '../../components/printing-panel.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { PROMPTS, WORDS } from './words.ts';
import './check-in.css';

const TEXTS = { ...PAGE_WORDS, ...WORDS };

type Ticket = Extract<CheckInAnswer, { outcome: 'ticket' }>['ticket'];
type Refusal = Exclude<CheckInAnswer, { outcome: 'ticket' }>;

interface CheckInProps {
  /** Null until the platform answered. */
  answer: CheckInAnswer | null;
  printing: Printing;
  failure: Failure | null;
  onPrint: () => void;
  onRetry: () => void;
  onBack: () => void;
  onFinish: () => void;
}

export function CheckInScreen(props: CheckInProps) {
  const t = useWords(TEXTS);
  const { answer, printing } = props;
  const isTicket = answer?.outcome === 'ticket';
  const unprinted = printing.state === 'answered' && printing.answer.outcome === 'not-printed';
  const retries = answer?.outcome === 'offline' || props.failure !== null;
  return (
    <Page
      title={t(answer && !isTicket ? `checkIn.${answer.outcome}` : 'checkIn.title')}
      lead={answer || props.failure ? undefined : t('checkIn.asking')}
      onBack={props.onBack}
      primary={
        retries
          ? { label: t('checkIn.retry'), onPress: props.onRetry }
          : { label: t('checkIn.finish'), onPress: props.onFinish }
      }
      failure={props.failure}
      deadEnd={answer && !isTicket ? 'not-checked-in' : unprinted ? 'ticket-not-printed' : null}
      prompt={isTicket ? PROMPTS.ticket : answer ? PROMPTS.refused : undefined}
      className="check-in"
    >
      {isTicket && <TicketPanel ticket={answer.ticket} />}
      {isTicket && (
        <PrintingPanel
          printing={printing}
          paper={{
            printed: t('checkIn.printed'),
            take: t('checkIn.take'),
            notPrinted: t('checkIn.notPrinted'),
            kept: t('checkIn.again'),
          }}
          onPrintAgain={unprinted ? props.onPrint : null}
        />
      )}
      {answer && answer.outcome !== 'ticket' && <RefusedPanel answer={answer} />}
    </Page>
  );
}

function TicketPanel({ ticket }: { ticket: Ticket }) {
  const t = useWords(TEXTS);
  const { number, before, place, windows } = ticket;
  return (
    <section className="ticket" aria-label={t('checkIn.number')}>
      <p>{t('checkIn.number')}</p>
      <p className="ticket-number" data-testid="ticket-number">
        {number}
      </p>
      <p className="ticket-before">
        {before === 0 ? t('checkIn.nobody') : t('checkIn.before', { count: before })}
      </p>
      <p className="ticket-where">
        {t('checkIn.go')}
        <strong>
          {place} {windows}
        </strong>
      </p>
    </section>
  );
}

function RefusedPanel({ answer }: { answer: Refusal }) {
  const t = useWords(TEXTS);
  const { language } = useKiosk();
  const clock = (iso: string) => hallTime(Date.parse(iso)).slice(11, 16);
  const text = (() => {
    switch (answer.outcome) {
      case 'too-early':
        return t('checkIn.too-earlyText', { time: clock(answer.from) });
      case 'too-late':
        return t('checkIn.too-lateText', { time: clock(answer.until) });
      case 'another-day':
        return t('checkIn.another-dayText', { date: longDate(language, answer.date), time: answer.start });
      default:
        return t(`checkIn.${answer.outcome}Text`);
    }
  })();
  return (
    <div className="check-in-refused">
      <p className="notice notice-strong" role="status">
        {text}
      </p>
      <Elsewhere />
    </div>
  );
}
