/** A slip that came back: how its matter stands, and its paper once more. */

import type { PrintAnswer, ProgressStep } from '../../../main/core/cases/contract.ts';
import { type CancelState, isOffered } from '../../../main/core/matters/booking/contract.ts';
import type { Receipt } from '../../../main/core/model/receipt.ts';
import { Button } from '../../components/button.tsx';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { ReceiptPanel } from '../../components/receipt-panel.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';

export type Printing = { state: 'idle' } | { state: 'printing' } | { state: 'answered'; answer: PrintAnswer };

export function FoundSlipScreen(props: {
  receipt: Receipt;
  isPrinted: boolean;
  /** Null while they are asked for, and where the platform could not be asked. */
  steps: readonly ProgressStep[] | null;
  cancel: CancelState;
  printing: Printing;
  failure: string | null;
  onPrint: () => void;
  onCancel: () => void;
  onHome: () => void;
  onFinish: () => void;
}) {
  const { t, language } = useKiosk();
  const { receipt, printing, steps, cancel } = props;
  const { service } = receipt;
  const cancelled =
    service === 'cancellation' || cancel === 'delivered' || steps?.at(-1)?.state === 'cancelled';
  const answer = printing.state === 'answered' ? printing.answer : null;
  const failed = answer?.outcome === 'not-printed' ? answer : null;
  const unprinted = !props.isPrinted && printing.state !== 'answered';
  const words = (() => {
    if (printing.state === 'printing') return { title: t('done.printing'), text: t('done.slipText') };
    if (failed)
      return { title: t('done.notPrinted'), text: `${t(`print.${failed.fault}`)}${t('done.kept')}` };
    if (answer) return { title: t('done.printed'), text: t('done.slipText') };
    return props.isPrinted
      ? { title: t('found.printed'), text: t('found.printedText') }
      : { title: t('found.unprinted'), text: t('found.unprintedText') };
  })();
  return (
    <Page
      title={t('found.title')}
      lead={service === 'cancellation' ? t('cancel.of', { item: receipt.itemName }) : receipt.itemName}
      onBack={props.onHome}
      backLabel={t('nav.home')}
      backIcon="home"
      primary={
        unprinted
          ? { label: t('found.print'), onPress: props.onPrint, busy: printing.state === 'printing' }
          : { label: t('found.finish'), onPress: props.onFinish }
      }
      failure={props.failure}
      prompt="found"
      className="done found"
    >
      <ReceiptPanel
        receipt={receipt}
        delivery={receipt.delivery}
        cancelled={cancelled}
        caption={t('done.qrText')}
      />
      <div className="done-side">
        <section className={`printing${failed ? ' printing-failed' : ''}`} role="status">
          <Icon name="printer" />
          <div>
            <h2>{words.title}</h2>
            <p>{words.text}</p>
          </div>
          {!unprinted && (
            <Button
              className="button button-quiet"
              isDisabled={printing.state === 'printing'}
              onPress={props.onPrint}
            >
              {t('done.printAgain')}
            </Button>
          )}
        </section>
        {cancel !== 'not-offered' && (
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
        )}
        {steps && (
          <section className="panel" aria-label={t('found.progress')}>
            <h2>{t('found.progress')}</h2>
            <ol className="progress">
              {steps.map((step) => (
                <li key={`${step.state} ${step.at}`}>
                  <strong>
                    {t(
                      step.state === 'cancelled' && service !== 'pre-review'
                        ? 'cancel.delivered'
                        : `progress.${step.state}`,
                    )}
                  </strong>
                  <time dateTime={step.at}>
                    {new Date(step.at).toLocaleString(language, {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                      hour12: false,
                      timeZone: 'Asia/Shanghai',
                    })}
                  </time>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </Page>
  );
}

/** The code is of no slip that this kiosk knows. */
export function UnknownSlipScreen(props: { onHome: () => void; onFinish: () => void }) {
  const { t } = useKiosk();
  return (
    <Page
      title={t('found.unknown')}
      lead={t('found.unknownText')}
      onBack={props.onHome}
      backLabel={t('nav.home')}
      backIcon="home"
      primary={{ label: t('found.finish'), onPress: props.onFinish }}
      className="found"
    >
      <div className="found-nothing">
        <Icon name="receipt" />
        <Elsewhere />
      </div>
    </Page>
  );
}
