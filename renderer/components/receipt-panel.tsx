/** A receipt in words and as a QR code to photograph: right after its matter, and when its slip is found again. */
import { hallTime } from '../../main/core/model/clock.ts';
import {
  type DeliveryState,
  type Receipt,
  type TimeState,
  timeState,
} from '../../main/core/model/receipt.ts';
import { visitEnd } from '../../main/core/model/visit.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { useWords } from '../kiosk/use-words.ts';
import { Icon } from './icon.tsx';
import { Qr } from './qr.tsx';
import { RECEIPT_WORDS } from './receipt-panel.words.ts';
import { useSaidLater } from './said-later.ts';
import './receipt-panel.css';

const TIME_LABELS = {
  held: 'confirm.heldTime',
  leased: 'confirm.leasedTime',
  wished: 'confirm.wishedTime',
  confirmed: 'confirm.time',
  moved: 'confirm.movedTime',
  cancelled: 'cancel.time',
  refused: 'confirm.refusedTime',
} as const satisfies Record<TimeState, keyof typeof RECEIPT_WORDS>;

/** What the time that a booking had before its change is worth by now. */
const BEFORE_LABELS = {
  leased: 'rebook.beforeHolds',
  held: 'rebook.beforeHolds',
  wished: 'rebook.beforeHolds',
  confirmed: 'rebook.beforeOver',
  moved: 'rebook.beforeOver',
  cancelled: 'rebook.before',
  refused: 'rebook.beforeStays',
} as const satisfies Record<TimeState, keyof typeof RECEIPT_WORDS>;

/** HH:MM by the hall's clock. */
function hallClock(iso: string | undefined): string {
  return iso ? hallTime(Date.parse(iso)).slice(11, 16) : '';
}

export function ReceiptPanel(props: {
  receipt: Receipt;
  delivery: DeliveryState;
  /** How its time ended by what followed it; null: it did not. */
  ended: 'cancelled' | 'moved' | null;
  caption: string;
}) {
  const t = useWords(RECEIPT_WORDS);
  const afterTitle = useSaidLater(1);
  const { language, status } = useKiosk();
  const { receipt, delivery } = props;
  const { appointment, before } = receipt;
  const now = status?.clock === 'right' ? Date.now() : null;
  const time = appointment && (props.ended ?? timeState(appointment, delivery, now));
  const dayOf = (date: string) =>
    new Date(`${date}T12:00:00`).toLocaleDateString(language, {
      month: 'long',
      day: 'numeric',
      weekday: 'short',
    });
  return (
    <section className="receipt" aria-label={t('done.receipt')}>
      <div className="receipt-words">
        <p className="receipt-no" role="status" {...afterTitle}>
          <span className="receipt-term">{t('done.receiptNo')}</span>{' '}
          <span className="receipt-number" data-testid="receipt-number">
            {receipt.receiptNo}
          </span>
        </p>
        {appointment && time && (
          <p className="receipt-time">
            {t(TIME_LABELS[time], { until: hallClock(appointment.heldUntil) })}{' '}
            <strong>
              {dayOf(appointment.date)} {appointment.start}–{visitEnd(appointment)}
            </strong>
            {appointment.place && (
              <span className="receipt-place">
                {appointment.place.name} {appointment.place.windows}
              </span>
            )}
            {appointment.also && (
              <span className="receipt-place">
                {t('receipt.together', {
                  names: [receipt.itemName, ...appointment.also.map(({ name }) => name)].join('、'),
                })}
              </span>
            )}
            {time === 'wished' && appointment.others && (
              <span className="receipt-place">
                {t('confirm.otherTimes')}{' '}
                {appointment.others.map(({ date, start }) => `${dayOf(date)} ${start}`).join('、')}
              </span>
            )}
            {before && (
              <span className="receipt-before">
                {t(BEFORE_LABELS[time], { time: `${dayOf(before.date)} ${before.start}` })}
              </span>
            )}
          </p>
        )}
        <p className="receipt-delivery" role="status">
          <Icon name={delivery.state === 'delivered' || delivery.state === 'closed' ? 'check' : 'cloud'} />
          <span>
            {t(`done.${delivery.state}`)}
            {delivery.state === 'delivered' && (
              <span className="receipt-case">
                {t('done.caseNo')} {delivery.caseNo}
                {delivery.arrivedAt &&
                  ` · ${t('done.arrivedAt')} ${hallTime(Date.parse(delivery.arrivedAt)).slice(5, 16).replace('T', ' ')}`}
              </span>
            )}
            {delivery.state === 'closed' && (
              <span className="receipt-case">
                {t('done.closedNo')} {delivery.number}
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
