/** What the platform signs of an order to pay: another amount, payee, code or slip is not its word. */
import { expect, test } from 'vitest';
import type { PaymentOrder } from '../../../../../main/core/model/payment.ts';
import type { Answer } from '../../../../../main/core/platform/answers.ts';
import { signPayment } from '../../../../../main/core/platform/signed-payment.ts';
import { slipQuestions } from '../../../../../main/core/platform/slips.ts';
import { generateSigningKey, publicPart } from '../../../../../main/core/signing/signing.ts';

const SLIP = 'A'.repeat(16);
const ORDER: PaymentOrder = {
  orderNo: '43012026112600012345',
  caseNo: 'S43018120261124BD000018',
  itemCode: 'BD-0003',
  state: 'due',
  cents: 8000,
  what: '不动产登记费\n（住宅类）',
  payee: '浏阳市财政局（非税收入）',
  until: '2026-12-11T23:59:59+08:00',
  code: 'https://platform.invalid/pay/abc',
  isRefused: false,
};
const key = generateSigningKey();

/** What the client makes of an answer that came. */
function asked(slip: string, order: PaymentOrder, signature = signPayment(key, SLIP, ORDER)) {
  const value = { outcome: 'order' as const, order, kid: key.kid, signature };
  const questions = slipQuestions({
    http: {} as never,
    each: () => ({ parseAs: 'text', signal: AbortSignal.timeout(1_000) }),
    ask: async (schema) => ({ kind: 'ok', value: schema.parse(value) }),
    done: async (): Promise<Answer<void>> => ({ kind: 'ok', value: undefined }),
    keyring: { answerKey: (kid) => (kid === key.kid ? publicPart(key) : null) },
  });
  return questions.payment(slip);
}

test('the order that was signed for this slip is shown, without its signature', async () => {
  expect(await asked(SLIP, ORDER)).toEqual({ kind: 'ok', value: { outcome: 'order', order: ORDER } });
});

test.each([
  ['code', 'https://elsewhere.invalid/pay/abc'],
  ['payee', '样例公司'],
  ['cents', 80_000],
  ['state', 'paid'],
  ['until', '2027-12-11T23:59:59+08:00'],
  ['billNo', '0000000001'],
])('another %s than was signed is nonsense', async (fact, value) => {
  expect(await asked(SLIP, { ...ORDER, [fact]: value })).toMatchObject({ kind: 'nonsense' });
});

test('so is the order of another slip, and one that another key signed', async () => {
  expect(await asked('B'.repeat(16), ORDER)).toMatchObject({ kind: 'nonsense' });
  const forged = signPayment({ ...generateSigningKey(), kid: key.kid }, SLIP, ORDER);
  expect(await asked(SLIP, ORDER, forged)).toMatchObject({ kind: 'nonsense' });
});
