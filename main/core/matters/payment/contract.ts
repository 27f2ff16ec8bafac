/** Paying the fee of a case that passed its review (缴款): the platform's order, how it stands, and its slip on paper. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Language } from '../../model/language.ts';
import { Payment } from '../../model/payment.ts';
import { PrintAnswer } from '../../model/print-answer.ts';

export const PaymentAnswer = z.union([
  Payment,
  /** No slip of a case, as far as the platform knows. */
  z.object({ outcome: z.literal('unknown') }),
  /** The platform can't be asked now, and only it knows whether it was paid. */
  z.object({ outcome: z.literal('offline') }),
]);
export type PaymentAnswer = z.infer<typeof PaymentAnswer>;

/** The text of the QR code of a case's slip, of this kiosk or another. */
const thisSlip = z.object({ code: z.string().max(400) });

export const paymentContract = {
  /** Each answer of the platform that is another than the one before; ends once it was paid or can't be any more. Needs a session, no matter. */
  watch: oc.input(thisSlip).output(eventIterator(PaymentAnswer)),
  /** The payment slip (缴款凭条) of an order that was paid. */
  print: oc.input(thisSlip.extend({ language: Language.default('zh-CN') })).output(PrintAnswer),
};
