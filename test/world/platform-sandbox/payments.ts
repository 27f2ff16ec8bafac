/** Orders to pay (缴款) of cases that passed their review: one open of a case, paid once; the bank's page pays or refuses. */
import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { hallDate, hallTime } from '../../../main/core/model/clock.ts';
import { addDays } from '../../../main/core/model/hall/days.ts';
import type { PaymentOrder, PaymentState } from '../../../main/core/model/payment.ts';
import { PaymentRequest } from '../../../main/core/platform/answers.ts';
import { type SignedPayment, signPayment } from '../../../main/core/platform/signed-payment.ts';
import type { SigningKey } from '../../../main/core/signing/signing.ts';
import type { Db } from './db.ts';
import type { ReviewCases } from './review-cases.ts';

type Deps = {
  db: Db;
  keys: { answerKey: SigningKey };
  cases: Pick<ReviewCases, 'bySlip' | 'case'>;
  now: () => number;
  url: () => string;
};

/** What a reviewer demands of a case that passed. `until`: the last moment; without it fifteen days. */
export const Fee = z.object({
  cents: z.number().int().min(1).max(100_000_000),
  what: z.string().trim().min(1).max(120),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type Fee = z.infer<typeof Fee>;

type OrderRow = {
  order_no: string;
  case_key: string;
  token: string;
  cents: number;
  what: string;
  until: string;
  state: 'due' | 'paid' | 'void';
  refused: number;
  paid_at: string | null;
  bill_no: string | null;
};
type Paid = { status: 204 } | { status: 404 | 409; code: string };

const PAYEE = '浏阳市财政局（非税收入）';
const DAYS_TO_PAY = 15;

export class Payments {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** A new order in place of one that is open. Null: demanded; else why not. Within the caller's transaction. */
  async demand(key: string, { cents, what, until }: Fee): Promise<'already-paid' | null> {
    const { db, now } = this.#deps;
    if ((await this.#openOf(key))?.state === 'paid') return 'already-paid';
    await db.run(`UPDATE payment_order SET state = 'void' WHERE case_key = ? AND state = 'due'`, key);
    const today = hallDate(now());
    const orderNo = `4301${today.replaceAll('-', '')}${String(randomInt(1e8)).padStart(8, '0')}`;
    const last = until ?? `${addDays(today, DAYS_TO_PAY)}T23:59:59+08:00`;
    await db.run(
      `INSERT INTO payment_order VALUES (?, ?, ?, ?, ?, ?, 'due', 0, NULL, NULL)`,
      ...[orderNo, key, randomBytes(16).toString('base64url'), cents, what, last],
    );
    return null;
  }

  /** The same order each time that it is asked for. Null: no such slip. */
  async ask(slip: string): Promise<SignedPayment | null> {
    const row = await this.#deps.cases.bySlip(slip);
    if (!row) return null;
    const open = await this.#openOf(row.key);
    if (!open) return { outcome: 'nothing-due' };
    const order = this.#told(open, { caseNo: row.case_no, itemCode: row.item_code });
    const { answerKey } = this.#deps.keys;
    const signature = signPayment(answerKey, slip, order);
    return { outcome: 'order', order, kid: answerKey.kid, signature };
  }

  /** What whoever holds the slip may know. */
  async wordOf(key: string): Promise<{ payment?: PaymentState }> {
    const order = await this.#openOf(key);
    return order ? { payment: this.#stateOf(order) } : {};
  }

  /** What the bank's page shows; null: no such order. */
  async look(token: string) {
    const row = await this.#byToken(token);
    if (!row) return null;
    const { order_no: orderNo, what, cents } = row;
    return { orderNo, what, cents: Number(cents), state: row.state === 'void' ? 'void' : this.#stateOf(row) };
  }

  /** Once: the second time it says so, and no money moves. */
  async pay(token: string): Promise<Paid> {
    const { db, now } = this.#deps;
    const row = await this.#byToken(token);
    if (!row) return { status: 404, code: 'unknown-order' };
    if (row.state === 'due' && this.#stateOf(row) === 'expired') return { status: 409, code: 'expired' };
    const changed = await db.run(
      `UPDATE payment_order SET state = 'paid', refused = 0, paid_at = ?, bill_no = ? WHERE token = ? AND state = 'due'`,
      ...[hallTime(now()), String(randomInt(1e10)).padStart(10, '0'), token],
    );
    if (changed === 1) return { status: 204 };
    return { status: 409, code: row.state === 'void' ? 'changed' : 'already-paid' };
  }

  /** The bank refuses this try: the order stays as it is. */
  async refuse(token: string): Promise<Paid> {
    const changed = await this.#deps.db.run(
      `UPDATE payment_order SET refused = 1 WHERE token = ? AND state = 'due'`,
      token,
    );
    return changed === 1 ? { status: 204 } : { status: 409, code: 'not-due' };
  }

  /** All orders of a case, for whoever tests. */
  all(): Promise<OrderRow[]> {
    return this.#deps.db.all('SELECT * FROM payment_order ORDER BY order_no');
  }

  #openOf(key: string): Promise<OrderRow | undefined> {
    return this.#deps.db.one(`SELECT * FROM payment_order WHERE case_key = ? AND state <> 'void'`, key);
  }

  #byToken(token: string): Promise<OrderRow | undefined> {
    return this.#deps.db.one('SELECT * FROM payment_order WHERE token = ?', token);
  }

  #stateOf({ state, until }: OrderRow): PaymentState {
    if (state === 'paid') return 'paid';
    return Date.parse(until) < this.#deps.now() ? 'expired' : 'due';
  }

  #told(row: OrderRow, about: Pick<PaymentOrder, 'caseNo' | 'itemCode'>): PaymentOrder {
    return {
      ...about,
      orderNo: row.order_no,
      state: this.#stateOf(row),
      cents: Number(row.cents),
      what: row.what,
      payee: PAYEE,
      until: row.until,
      code: `${this.#deps.url()}/pay/${row.token}`,
      isRefused: Number(row.refused) === 1,
      ...(row.paid_at && { paidAt: row.paid_at }),
      ...(row.bill_no && { billNo: row.bill_no }),
    };
  }
}

export function mountPayments(app: FastifyInstance, payments: Payments): void {
  const page = readFileSync(path.join(import.meta.dirname, 'pay.html'), 'utf8');
  app.post('/v1/payments', async (request, reply) => {
    const wanted = PaymentRequest.safeParse(request.body);
    if (!wanted.success) return reply.code(422).send({ code: 'malformed' });
    return (await payments.ask(wanted.data.slip)) ?? reply.code(404).send({ code: 'unknown-case' });
  });
  app.get('/pay/:token', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  app.get<{ Params: { token: string } }>('/pay/:token/order', async ({ params }, reply) => {
    return (await payments.look(params.token)) ?? reply.code(404).send({ code: 'unknown-order' });
  });
  for (const act of ['pay', 'refuse'] as const) {
    app.post<{ Params: { token: string } }>(`/pay/:token/${act}`, async ({ params }, reply) => {
      const done = await payments[act](params.token);
      return 'code' in done
        ? reply.code(done.status).send({ code: done.code })
        : reply.code(done.status).send();
    });
  }
  app.get('/_sandbox/payments', async () => payments.all());
}
