/** What the client asks by a slip in the hand, whichever kiosk filed it: a queue ticket, a payment. */
import type { Client } from 'openapi-fetch';
import type { z } from 'zod';
import type { Payment } from '../model/payment.ts';
import { CheckIn } from '../model/queue-ticket.ts';
import type { Answer } from './answers.ts';
import type { paths } from './generated/api.d.ts';
import type { Keyring } from './keyring.ts';
import { isPaymentSigned, SignedPayment } from './signed-payment.ts';

type Raw = Promise<{ data?: unknown; error?: unknown; response: Response }>;
type Asking = {
  http: Client<paths>;
  each: () => { parseAs: 'text'; signal: AbortSignal };
  ask: <T>(schema: z.ZodType<T>, request: () => Raw) => Promise<Answer<T>>;
  done: (request: () => Promise<{ error?: unknown; response: Response }>) => Promise<Answer<void>>;
  keyring: Pick<Keyring, 'answerKey'>;
};

export interface SlipQuestions {
  /** The queue ticket of a booking by its slip's name, or why there is none now; the same one each time. Null: no such booking. */
  checkIn(slip: string): Promise<Answer<CheckIn | null>>;
  /** Its ticket is on paper; safe to repeat. */
  ticketPrinted(slip: string): Promise<Answer<void>>;
  /** What is to be paid of a slip's case; the same order each time. Null: no such slip. */
  payment(slip: string): Promise<Answer<Payment | null>>;
}

export function slipQuestions({ http, each, ask, done, keyring }: Asking): SlipQuestions {
  const askPayment = async (slip: string): Promise<Answer<Payment>> => {
    const answer = await ask(SignedPayment, () => http.POST('/payments', { body: { slip }, ...each() }));
    if (answer.kind !== 'ok' || answer.value.outcome !== 'order') return answer;
    const { outcome, order, kid, signature } = answer.value;
    const key = keyring.answerKey(kid);
    if (!key || !isPaymentSigned(key, slip, order, signature))
      return { kind: 'nonsense', detail: 'not signed by the platform' };
    return { kind: 'ok', value: { outcome, order } };
  };
  return {
    checkIn: async (slip) =>
      nullWhen(
        'unknown-case',
        await ask(CheckIn, () => http.POST('/check-ins', { body: { slip }, ...each() })),
      ),
    ticketPrinted: (slip) =>
      done(() => http.PUT('/check-ins/{slip}/printed', { params: { path: { slip } }, ...each() })),
    payment: async (slip) => nullWhen('unknown-case', await askPayment(slip)),
  };
}

export function nullWhen<T>(code: string, answer: Answer<T>): Answer<T | null> {
  return answer.kind === 'refused' && answer.status === 404 && answer.code === code
    ? { kind: 'ok', value: null }
    : answer;
}
