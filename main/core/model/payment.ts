/** What is to be paid of a case once it passed its review (缴款通知), as the platform says it. Names no person. */
import { z } from 'zod';

const Moment = z.iso.datetime({ offset: true });

/** How an order stands. `expired`: its last moment has passed unpaid. */
export const PaymentState = z.enum(['due', 'paid', 'expired']);
export type PaymentState = z.infer<typeof PaymentState>;

/** One order is one payment: it is paid once, and of a case at most one is open. */
export const PaymentOrder = z.object({
  orderNo: z.string().min(1).max(40),
  caseNo: z.string().max(40),
  itemCode: z.string().max(20),
  state: PaymentState,
  /** In cents (分). */
  cents: z.number().int().min(1).max(100_000_000),
  /** What for, in words. */
  what: z.string().min(1).max(120),
  payee: z.string().min(1).max(120),
  until: Moment,
  /** The text of the QR code that a phone pays by (缴款码). */
  code: z.string().min(1).max(500),
  /** The last try to pay it was refused by the bank; it can be tried again. */
  isRefused: z.boolean(),
  paidAt: Moment.optional(),
  /** The number of the electronic bill (电子票据), which the platform issues. */
  billNo: z.string().max(40).optional(),
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;

export const Payment = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('order'), order: PaymentOrder }),
  /** Nothing is to be paid: free, or not yet reviewed. */
  z.object({ outcome: z.literal('nothing-due') }),
]);
export type Payment = z.infer<typeof Payment>;

/** 8050 is ¥80.50. */
export const yuan = (cents: number): string => `¥${(cents / 100).toFixed(2)}`;
