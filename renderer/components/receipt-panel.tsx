/** A receipt in words and as a QR code to photograph: right after its matter, and when its slip is found again. */
import type { DeliveryState, Receipt } from '../../main/core/model/receipt.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { Icon } from './icon.tsx';
import { Qr } from './qr.tsx';
import { RECEIPT_WORDS } from './receipt-panel.words.ts';
import './receipt-panel.css';

export function ReceiptPanel(props: {
  receipt: Receipt;
  delivery: DeliveryState;
  /** Its time holds no more. */
  cancelled: boolean;
  caption: string;
}) {
  const t = useWords(RECEIPT_WORDS);
  const { language } = useKiosk();
  const { receipt, delivery } = props;
  const { appointment } = receipt;
  return (
    <section className="receipt" aria-label={t('done.receipt')}>
      <div className="receipt-words">
        <p className="receipt-term">{t('done.receiptNo')}</p>
        <p className="receipt-number" data-testid="receipt-number">
          {receipt.receiptNo}
        </p>
        {appointment && (
          <p className="receipt-time">
            {t(props.cancelled ? 'cancel.time' : appointment.firm ? 'confirm.time' : 'confirm.wishedTime')}{' '}
            <strong>
              {new Date(`${appointment.date}T12:00:00`).toLocaleDateString(language, {
                month: 'long',
                day: 'numeric',
                weekday: 'short',
              })}{' '}
              {appointment.start}–{appointment.end}
            </strong>
          </p>
        )}
        <p className="receipt-delivery" role="status">
          <Icon name={delivery.state === 'delivered' ? 'check' : 'cloud'} />
          <span>
            {t(`done.${delivery.state}`)}
            {delivery.state === 'delivered' && (
              <span className="receipt-case">
                {t('done.caseNo')} {delivery.caseNo}
              </span>
            )}
          </span>
        </p>
      </div>
      <figure className="receipt-qr">
        <Qr data={receipt.code} label={t('done.qr')} />
        <figcaption>{props.caption}</figcaption>
      </figure>
    </section>
  );
}
