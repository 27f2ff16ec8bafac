/** The end of a matter: the receipt in words and as a QR code, how printing and delivery stand, what to take along. */

import type { DeviceName } from '../../../devices/index.ts';
import type { PrintAnswer } from '../../../main/core/cases/contract.ts';
import type { DeliveryState, Receipt } from '../../../main/core/model/receipt.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { ReceiptPanel } from '../../components/receipt-panel.tsx';
import { useKiosk, useWords } from '../../kiosk/kiosk-context.tsx';
import { useChime } from '../../voice/use-voice.ts';

/** A card left behind is called for until it is taken; the slip once more now and then. */
const CARD_LEFT_EVERY_MS = 5000;
const SLIP_EVERY_MS = 20_000;

export type Printing = { state: 'printing' } | { state: 'answered'; answer: PrintAnswer };

export function DoneScreen(props: {
  receipt: Receipt;
  printing: Printing;
  delivery: DeliveryState;
  secondsLeft: number;
  onPrintAgain: () => void;
  /** The application on A4 paper; null where there is none to print, or no printer for it. */
  application: { state: 'offered' | 'printing' } | { state: 'answered'; answer: PrintAnswer } | null;
  onPrintApplication: () => void;
  /** After a cancellation: the same item anew. Null where that is not offered. */
  onRebook: (() => void) | null;
  onFinish: () => void;
}) {
  const { t, status } = useKiosk();
  const { receipt, printing, delivery } = props;
  const { appointment, service } = receipt;
  const cancelled = service === 'cancellation';
  const failed =
    printing.state === 'answered' && printing.answer.outcome === 'not-printed' ? printing.answer : null;
  const heldBy = (name: DeviceName) => status?.devices.find(({ device }) => device === name)?.holds ?? null;
  const cardLeft = heldBy('id-card-reader') === 'card';
  const socialCardLeft = heldBy('social-security-card') === 'card';
  useChime(cardLeft || socialCardLeft, CARD_LEFT_EVERY_MS);
  const exit = heldBy('receipt-printer');
  const atExit = exit === 'slip';
  const printed = printing.state === 'answered' && !failed;
  // A printer that can tell says when it was taken; any other is believed for a while.
  const slipTaken = printed && exit === 'nothing';
  useChime(printed && !slipTaken, atExit ? CARD_LEFT_EVERY_MS : SLIP_EVERY_MS);
  return (
    <Page
      title={t(cancelled ? `cancel.${delivery.state}` : service === 'booking' ? 'done.booked' : 'done.filed')}
      lead={receipt.itemName}
      // Nothing lies behind; where a booking was cancelled, the way on lies there.
      onBack={props.onRebook ?? undefined}
      backLabel={t('cancel.rebook')}
      backIcon="calendar"
      primary={{ label: t('done.finish', { seconds: props.secondsLeft }), onPress: props.onFinish }}
      prompt={failed ? 'unprinted' : cancelled ? 'cancelled' : 'done'}
      className="done"
    >
      <ReceiptPanel
        receipt={receipt}
        delivery={delivery}
        cancelled={cancelled}
        caption={t(failed ? 'done.photograph' : 'done.qrText')}
      />
      <div className="done-side">
        <section className={`printing${failed ? ' printing-failed' : ''}`} role="status">
          <Icon name="printer" />
          <div>
            <h2>
              {t(
                failed ? 'done.notPrinted' : printing.state === 'printing' ? 'done.printing' : 'done.printed',
              )}
            </h2>
            <p>{failed ? `${t(`print.${failed.fault}`)}${t('done.kept')}` : t('done.slipText')}</p>
          </div>
          {failed && (
            <Button className="button button-quiet" onPress={props.onPrintAgain}>
              {t('done.printAgain')}
            </Button>
          )}
        </section>
        {props.application && (
          <ApplicationPaper application={props.application} onPrint={props.onPrintApplication} />
        )}
        <ul className="take" aria-label={t('done.take')}>
          <li className={cardLeft ? 'take-urgent' : ''}>
            <Icon name="person" />
            <span role={cardLeft ? 'alert' : undefined}>{t('done.takeCard')}</span>
          </li>
          {socialCardLeft && (
            <li className="take-urgent">
              <Icon name="person" />
              <span role="alert">{t('done.takeSocialCard')}</span>
            </li>
          )}
          <li className={atExit && printed ? 'take-urgent' : ''}>
            <Icon name={slipTaken ? 'check' : 'papers'} />
            {t(failed ? 'done.takePapers' : slipTaken ? 'done.slipTaken' : 'done.takeSlip')}
          </li>
          <li>
            <Icon name="phone" />
            {t(service === 'booking' && appointment && !appointment.firm ? 'done.smsWish' : 'done.sms')}
          </li>
        </ul>
      </div>
    </Page>
  );
}

function ApplicationPaper(props: {
  application: NonNullable<Parameters<typeof DoneScreen>[0]['application']>;
  onPrint: () => void;
}) {
  const t = useWords();
  const { application } = props;
  const answer = application.state === 'answered' ? application.answer : null;
  const failed = answer?.outcome === 'not-printed';
  const words = (() => {
    if (application.state === 'printing') return 'done.applicationPrinting';
    if (failed) return 'done.applicationFailed';
    return answer ? 'done.applicationPrinted' : 'done.applicationText';
  })();
  return (
    <section className={`printing${failed ? ' printing-failed' : ''}`} role="status">
      <Icon name="papers" />
      <div>
        <h2>{t('done.application')}</h2>
        <p>{t(words)}</p>
      </div>
      {answer?.outcome !== 'printed' && (
        <Button
          className="button button-quiet"
          isDisabled={application.state === 'printing'}
          onPress={props.onPrint}
        >
          {t('done.printApplication')}
        </Button>
      )}
    </section>
  );
}
