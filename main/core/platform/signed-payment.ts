/**
 * An order to pay as the platform vouches for it: amount, payee and code for this slip, signed. Who could put another code on the screen
 * would have the citizen's money.
 */
import { z } from 'zod';
import { Payment, type PaymentOrder } from '../model/payment.ts';
import { type PublicSigningKey, type SigningKey, signWith, verifyWith } from '../signing/signing.ts';

const [Ordered, NothingDue] = Payment.options;

/** `kid`: the key that signed the order, of the bundle's `answers`. */
export const SignedPayment = z.discriminatedUnion('outcome', [
  Ordered.extend({ kid: z.string().min(1).max(64), signature: z.base64() }),
  NothingDue,
]);
export type SignedPayment = z.infer<typeof SignedPayment>;

/** JSON, since what the authority writes into it may hold anything; absent facts are null. */
function signedBytes(slip: string, order: PaymentOrder): Buffer {
  const { orderNo, caseNo, itemCode, state, cents, what, payee, until, code, isRefused } = order;
  const { paidAt = null, billNo = null } = order;
  const facts = [
    orderNo,
    caseNo,
    itemCode,
    state,
    cents,
    what,
    payee,
    until,
    code,
    isRefused,
    paidAt,
    billNo,
  ];
  return Buffer.from(['liuyang-payment/1', slip, JSON.stringify(facts)].join('\n'));
}

/** The platform's side: base64. `slip`: the name that was asked by. */
export function signPayment(key: SigningKey, slip: string, order: PaymentOrder): string {
  return signWith(key, signedBytes(slip, order)).toString('base64');
}

export function isPaymentSigned(
  key: PublicSigningKey,
  slip: string,
  order: PaymentOrder,
  signature: string,
): boolean {
  return verifyWith(key, signedBytes(slip, order), Buffer.from(signature, 'base64'));
}
