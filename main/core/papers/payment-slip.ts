/** The payment slip (缴款凭条): what was paid, for what, and where the bill is. Names no person. */
import type { Slip } from '../../../devices/receipt-printer/contract.ts';
import { hallTime, shownMinute } from '../model/clock.ts';
import { type PaymentOrder, yuan } from '../model/payment.ts';
import { row, rule, text } from './blocks.ts';
import { inEnglish, type OnScreen } from './english.ts';

export type PaymentSlipSubject = OnScreen & {
  order: PaymentOrder;
  itemName: string;
  siteName: string;
  /** ISO 8601 with the hall's offset. */
  printedAt: string;
};

export function composePaymentSlip(subject: PaymentSlipSubject): Slip {
  const { order, itemName, siteName, printedAt } = subject;
  const { cents, what, payee, caseNo, orderNo, paidAt, billNo } = order;
  return {
    blocks: [
      text('浏阳市政务服务', 1, true, 'center'),
      text('缴款凭条', 2, true, 'center'),
      rule,
      text(itemName, 2, true),
      // A printer's own yen sign is another country's.
      text(`已缴 ${yuan(cents).slice(1)} 元`, 2, true),
      rule,
      row('缴什么', what),
      row('收款单位', payee),
      row('缴款单号', orderNo),
      ...(paidAt ? [row('缴款时间', moment(paidAt))] : []),
      ...(billNo ? [row('电子票据号', billNo)] : []),
      row('办件编号', caseNo),
      row('打印时间', moment(printedAt)),
      row('终端', siteName),
      rule,
      text('电子票据由收款单位开具，以它报销；本凭条只作缴款提醒，不是票据。'),
      text('已经缴清，不用再缴。', 1, true, 'center'),
      ...inEnglish(subject, [
        text(`Paid: ${yuan(cents).slice(1)} yuan`, 1, true),
        text(
          'Nothing more is to be paid. This is a reminder, not the bill: the payee issues an electronic one.',
        ),
      ]),
    ],
  };
}

/** YYYY-MM-DD HH:MM by the hall's clock, of an ISO 8601 time with any offset. */
const moment = (iso: string) => shownMinute(hallTime(Date.parse(iso)));
