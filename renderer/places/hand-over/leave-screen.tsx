/** A matter is kept for later: the code to take along, on the phone or on paper; or why it can't be kept now. */
import type { LeaveEvent } from '../../../main/core/hand-over/contract.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { Button } from '../../components/button.tsx';
import { type Failure, useFailures } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { PrintingPanel } from '../../components/printing-panel.tsx';
import { Qr } from '../../components/qr.tsx';
import { Said } from '../../components/said.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { PROMPTS, WORDS } from './words.ts';
import './hand-over.css';

const STEPS = ['later.step1', 'later.step2', 'later.step3'] as const;

export function LeaveScreen(props: {
  /** Null before anything was told; `failed`: the call was cut off. */
  event: LeaveEvent | 'failed' | null;
  printing: Printing;
  onPrint: () => void;
  onRetry: () => void;
  onStay: () => void;
  onFinish: () => void;
}) {
  const { event } = props;
  if (event === null || (event !== 'failed' && event.state === 'sending')) {
    return <SendingScreen event={event} onStay={props.onStay} />;
  }
  if (event !== 'failed' && event.state === 'left') return <LeftScreen {...props} left={event} />;
  return <NotLeftScreen {...props} />;
}

function SendingScreen(props: {
  event: Extract<LeaveEvent, { state: 'sending' }> | null;
  onStay: () => void;
}) {
  const t = useWords(WORDS);
  const { event } = props;
  return (
    <Page title={t('later.title')} onBack={props.onStay} backLabel={t('later.stay')} className="hand-over">
      <div className="said" role="status" aria-busy="true">
        <span className="spinner" aria-hidden="true" />
        <h2>{t('later.sending')}</h2>
        {event && event.count > 0 && <p>{t('later.pages', { sent: event.sent + 1, count: event.count })}</p>}
      </div>
    </Page>
  );
}

function LeftScreen(props: {
  left: Extract<LeaveEvent, { state: 'left' }>;
  printing: Printing;
  onPrint: () => void;
  onStay: () => void;
  onFinish: () => void;
}) {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const { left, printing } = props;
  const at = hallTime(Date.parse(left.until));
  const until = `${longDate(language, at.slice(0, 10))} ${at.slice(11, 16)}`;
  return (
    <Page
      title={t('later.left')}
      lead={t('later.leftLead', { until })}
      onBack={props.onStay}
      backLabel={t('later.stay')}
      primary={{ label: t('later.finish'), onPress: props.onFinish }}
      deadEnd={
        printing.state === 'answered' && printing.answer.outcome === 'not-printed' ? 'code-not-printed' : null
      }
      prompt={PROMPTS.left}
      className="mostly-read hand-over"
    >
      <div className="hand-over-code">
        <Qr data={left.code} label={t('later.qr')} />
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
        {printing.state === 'idle' ? (
          <Button className="button button-quiet hand-over-print" onPress={props.onPrint}>
            <Icon name="printer" />
            {t('later.print')}
          </Button>
        ) : (
          <PrintingPanel
            printing={printing}
            paper={{
              printed: t('later.printed'),
              take: t('later.take'),
              notPrinted: t('later.notPrinted'),
              kept: t('later.photograph'),
            }}
            onPrintAgain={
              printing.state === 'answered' && printing.answer.outcome !== 'printed' ? props.onPrint : null
            }
          />
        )}
      </div>
    </Page>
  );
}

function NotLeftScreen(props: {
  event: LeaveEvent | 'failed' | null;
  onRetry: () => void;
  onStay: () => void;
}) {
  const t = useWords(WORDS);
  const failures = useFailures();
  const failure: Failure | null = props.event === 'failed' ? failures.again : null;
  return (
    <Page
      title={t('later.unreachable')}
      lead={t('later.unreachableLead')}
      onBack={props.onRetry}
      backLabel={t('later.retry')}
      backIcon="up"
      primary={{ label: t('later.stay'), onPress: props.onStay }}
      failure={failure}
      deadEnd="call-failed"
      prompt={PROMPTS.notLeft}
      className="hand-over"
    >
      <Said icon="cloud">{t('later.unreachableText')}</Said>
    </Page>
  );
}
