/** What is to be paid, its code for a phone, and whether it arrived; or why it can't be paid here now. */
import { Fragment } from 'react';
import type { PaymentAnswer } from '../../../main/core/matters/payment/contract.ts';
import { hallTime } from '../../../main/core/model/clock.ts';
import { type PaymentOrder, yuan } from '../../../main/core/model/payment.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { Icon } from '../../components/icon.tsx';
import { longDate } from '../../components/long-date.ts';
import { Page } from '../../components/page.tsx';
import { PrintingPanel } from '../../components/printing-panel.tsx';
import { Qr } from '../../components/qr.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { Printing } from '../../machines/print/use-printing.ts';
import { PROMPTS, WORDS } from './words.ts';
import './payment.css';

interface PaymentProps {
  /** The last order that the platform told; null: none so far. */
  order: PaymentOrder | null;
  /** What it says now; null until it answered. */
  answer: PaymentAnswer | null;
  /** The order is another than the one that was shown first. */
  isChanged: boolean;
  printing: Printing;
  onPrint: () => void;
  onBack: () => void;
  onFinish: () => void;
}

export function PaymentScreen(props: PaymentProps) {
  const t = useWords(WORDS);
  const { answer, order, printing } = props;
  const state = answer && stateOf(props, answer);
  const isDue = state === 'due';
  const unprinted = printing.state === 'answered' && printing.answer.outcome === 'not-printed';
  const isRefusal = state !== null && !isDue && state !== 'paid';
  const prompt = isRefusal ? PROMPTS.payRefused : state === 'paid' ? PROMPTS.paid : PROMPTS.pay;
  return (
    <Page
      title={t(state === null || isDue ? 'pay.title' : `pay.${state}`)}
      lead={t(state === null ? 'pay.asking' : 'pay.lead')}
      {...(state !== null && !isDue && { lead: undefined })}
      onBack={props.onBack}
      primary={{ label: t(isDue ? 'pay.later' : 'pay.finish'), onPress: props.onFinish }}
      deadEnd={deadEndOf(isRefusal ? state : null, props, unprinted)}
      prompt={state === null ? undefined : prompt}
      className="pay"
    >
      {isDue && order && <OrderPanel {...props} order={order} />}
      {state === 'paid' && order && (
        <>
          <p className="notice notice-soft" role="status">
            {t('pay.paidText', { amount: yuan(order.cents) })}
          </p>
          <PaidPanel order={order} />
          <PrintingPanel
            printing={printing}
            paper={{
              printed: t('pay.printed'),
              take: t('pay.take'),
              notPrinted: t('pay.notPrinted'),
              kept: t('pay.kept'),
            }}
            onPrintAgain={unprinted ? props.onPrint : null}
          />
        </>
      )}
      {isRefusal && <RefusedPanel state={state} order={order} />}
    </Page>
  );
}

function deadEndOf(
  refused: Refused | null,
  { answer, order }: Pick<PaymentProps, 'answer' | 'order'>,
  isUnprinted: boolean,
) {
  if (refused === 'nothing-due') return null;
  // The bank's refusal stands beside the code, which can be tried again.
  const isBanks = order?.state === 'due' && order.isRefused;
  if (refused || isBanks || answer?.outcome === 'offline') return 'not-paid';
  return isUnprinted ? 'payment-not-printed' : null;
}

type Refused = 'expired' | 'nothing-due' | 'unknown' | 'offline';

/** While the platform is away, what it told before still stands. */
function stateOf({ order }: PaymentProps, answer: PaymentAnswer): 'due' | 'paid' | Refused {
  if (answer.outcome === 'order') return answer.order.state;
  return answer.outcome === 'offline' && order?.state === 'due' ? 'due' : answer.outcome;
}

function OrderPanel({ order, answer, isChanged }: PaymentProps & { order: PaymentOrder }) {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const isAway = answer?.outcome === 'offline';
  const said = isAway ? 'pay.away' : order.isRefused ? 'pay.refused' : isChanged ? 'pay.changed' : null;
  const until = hallTime(Date.parse(order.until));
  return (
    <>
      <p className={`notice ${isAway || order.isRefused ? 'notice-strong' : 'notice-soft'}`} role="status">
        {t(said ?? 'pay.waiting')}
      </p>
      <section className="pay-order" aria-label={t('pay.amount')}>
        <p className="pay-amount" data-testid="pay-amount">
          {yuan(order.cents)}
        </p>
        <Qr data={order.code} label={t('pay.qr')} />
        <OrderFacts
          rows={[
            [t('pay.what'), order.what],
            [t('pay.payee'), order.payee],
            [t('pay.until'), `${longDate(language, until.slice(0, 10))} ${until.slice(11, 16)}`],
            [t('pay.orderNo'), order.orderNo],
          ]}
        />
      </section>
    </>
  );
}

function PaidPanel({ order }: { order: PaymentOrder }) {
  const t = useWords(WORDS);
  return (
    <section className="pay-order" aria-label={t('pay.paid')}>
      <Icon name="check" />
      <p className="pay-amount">{yuan(order.cents)}</p>
      <OrderFacts
        rows={[
          [t('pay.what'), order.what],
          [t('pay.payee'), order.payee],
          [t('pay.orderNo'), order.orderNo],
          ...(order.billNo ? [[t('pay.billNo'), order.billNo] as const] : []),
        ]}
      />
    </section>
  );
}

function OrderFacts({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts">
      {rows.map(([term, text]) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function RefusedPanel({ state, order }: { state: Refused; order: PaymentOrder | null }) {
  const t = useWords(WORDS);
  const { language } = useKiosk();
  const day = order ? longDate(language, hallTime(Date.parse(order.until)).slice(0, 10)) : '';
  if (state === 'nothing-due') {
    return (
      <div className="pay-nothing">
        <Icon name="check" />
        <p role="status">{t('pay.nothing-dueText')}</p>
      </div>
    );
  }
  return (
    <>
      <p className="notice notice-strong" role="status">
        {state === 'expired' ? t('pay.expiredText', { day }) : t(`pay.${state}Text`)}
      </p>
      <Elsewhere />
    </>
  );
}
