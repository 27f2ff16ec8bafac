/** A fee (缴款) from the review that passed to the paper: paid once whatever comes between. */
import { expect, it } from 'vitest';
import type { PaymentAnswer } from '../../main/core/matters/payment/contract.ts';
import { untilReady, untilStatus } from '../kit/kiosk.ts';
import { client, kiosk, reconnect, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { Reviewer } from '../kit/reviewer.ts';
import { slipTextOf } from '../kit/slips.ts';
import { fileItem } from '../kit/walk.ts';

withOneKiosk({ ready: ['receipt-printer'] });

const ITEM = 'BD-0003';
const FEE = { cents: 8000, what: '不动产登记费（住宅类）' };
type Bank = 'pay' | 'refuse';
type Order = Extract<PaymentAnswer, { outcome: 'order' }>['order'];

/** A case that is filed and not yet reviewed. */
async function filed(): Promise<{ key: string; code: string }> {
  const { receiptNo, failed } = await fileItem(client, ITEM, { withErrors: false });
  expect(failed).toEqual([]);
  await settled(receiptNo ?? '');
  await client.slips.print({ receiptNo: receiptNo ?? '' });
  await client.session.end({ reason: 'finished' });
  const [row] = (await kiosk.cases()).filter((each) => each.receiptNo === receiptNo);
  return { key: row?.key ?? '', code: slipTextOf(kiosk.data, receiptNo ?? '') };
}

const reviewer = () => new Reviewer(kiosk.world.sandboxUrl);

async function passed(fee: { cents: number; what: string; until?: string } = FEE) {
  const one = await filed();
  expect(await reviewer().decide(one.key, { outcome: 'passed', fee })).toBe(204);
  await client.session.begin();
  return one;
}

/** What the bank answers at the address of the code: its status. */
async function atBank({ code }: Pick<Order, 'code'>, act: Bank = 'pay'): Promise<number> {
  return (await fetch(`${code}/${act}`, { method: 'POST' })).status;
}

/** The first answer that is wanted, of those that the screen is told. */
async function until(code: string, wanted: (answer: PaymentAnswer) => boolean): Promise<PaymentAnswer> {
  for await (const answer of await client.payment.watch({ code })) if (wanted(answer)) return answer;
  throw new Error('the watch ended');
}
async function order(code: string, wanted: (order: Order) => boolean = () => true): Promise<Order> {
  const answer = await until(code, (each) => each.outcome === 'order' && wanted(each.order));
  if (answer.outcome !== 'order') throw new Error(answer.outcome);
  return answer.order;
}
const orders = async (key: string) => {
  const all = (await (await fetch(`${kiosk.world.sandboxUrl}/_sandbox/payments`)).json()) as {
    case_key: string;
    state: string;
  }[];
  return all.filter((each) => each.case_key === key).map(({ state }) => state);
};
async function killCore(): Promise<void> {
  const down = new Promise<void>((resolve) => kiosk.core.once('down', () => resolve()));
  const up = new Promise<void>((resolve) => kiosk.core.once('up', () => resolve()));
  kiosk.core.kill();
  await down;
  await up;
  reconnect();
  await untilReady(client, 'receipt-printer');
}
const leave = () => client.session.end({ reason: 'left' });

it('asks for nothing before the review has passed, nor of a slip that is none', async () => {
  const { key, code } = await filed();
  await client.session.begin();
  expect((await until(code, () => true)).outcome).toBe('nothing-due');
  expect(await client.slips.progress({ code })).not.toHaveProperty('payment');
  expect((await until('LYZD2:NONSENSE', () => true)).outcome).toBe('unknown');
  // Nobody pays for what was refused.
  await reviewer().decide(key, { outcome: 'rejected', reason: 'conditions', words: '不符合条件' });
  expect((await until(code, () => true)).outcome).toBe('nothing-due');
  expect(await orders(key)).toEqual([]);
  await expect(client.payment.print({ code })).rejects.toThrow();
  await leave();
});

it('shows one order however often it is asked for, hears of the payment, and prints its slip', async () => {
  const { key, code } = await passed();
  expect(await client.slips.progress({ code })).toMatchObject({ payment: 'due' });
  const first = await order(code);
  expect(first).toMatchObject({ ...FEE, state: 'due', itemCode: ITEM, isRefused: false });
  expect((await order(code)).orderNo).toBe(first.orderNo);
  // The screen waits; a refused try takes nothing.
  const refused = order(code, ({ isRefused }) => isRefused);
  expect(await atBank(first, 'refuse')).toBe(204);
  expect((await refused).state).toBe('due');
  const waits = order(code, ({ state }) => state === 'paid');
  expect(await atBank(first)).toBe(204);
  const paid = await waits;
  expect(paid).toMatchObject({ orderNo: first.orderNo, cents: FEE.cents });
  // Doubled at the bank: said, and no second payment.
  expect(await atBank(first)).toBe(409);
  expect((await order(code)).billNo).toBe(paid.billNo);
  expect(await orders(key)).toEqual(['paid']);
  expect((await client.payment.print({ code })).outcome).toBe('printed');
  const paper = ((await kiosk.slips()).at(-1)?.text ?? '').replaceAll(/\s/g, '');
  for (const said of ['缴款凭条', '已缴80.00元', FEE.what, paid.orderNo, paid.billNo])
    expect(paper).toContain(said);
  expect(paper).not.toContain('张样例');
  expect(await client.slips.progress({ code })).toMatchObject({ payment: 'paid' });
  await leave();
});

it('pays two at once only once', async () => {
  const { key, code } = await passed();
  const first = await order(code);
  const answers = await Promise.all([atBank(first), atBank(first), atBank(first)]);
  expect(answers.sort()).toEqual([204, 409, 409]);
  expect(await orders(key)).toEqual(['paid']);
  await leave();
});

it('shows another amount as another order; the code before pays nothing, and what is paid is not changed', async () => {
  const { key, code } = await passed();
  const first = await order(code);
  const changed = order(code, ({ orderNo }) => orderNo !== first.orderNo);
  expect(await reviewer().changeFee(key, { ...FEE, cents: 55_000 })).toBe(204);
  const second = await changed;
  expect(second.cents).toBe(55_000);
  expect(await atBank(first)).toBe(409);
  expect(await atBank(second)).toBe(204);
  expect(await reviewer().changeFee(key, { ...FEE, cents: 1 })).toBe(409);
  expect((await orders(key)).sort()).toEqual(['paid', 'void']);
  await leave();
});

it('takes nothing once the last moment has passed', async () => {
  const { code } = await passed({ ...FEE, until: '2020-01-01T00:00:00+08:00' });
  const late = await order(code);
  expect(late.state).toBe('expired');
  expect(await atBank(late)).toBe(409);
  expect(await client.slips.progress({ code })).toMatchObject({ payment: 'expired' });
  await expect(client.payment.print({ code })).rejects.toThrow();
  await leave();
});

it('says so while the network is away, and hears afterwards what was paid meanwhile', async () => {
  const { code } = await passed();
  const first = await order(code);
  const told: string[] = [];
  const watched = (async () => {
    for await (const answer of await client.payment.watch({ code }))
      told.push(answer.outcome === 'order' ? answer.order.state : answer.outcome);
  })();
  await expect.poll(() => told.at(-1)).toBe('due');
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  await expect.poll(() => told.at(-1), { timeout: 60_000 }).toBe('offline');
  expect(await atBank(first)).toBe(204);
  await kiosk.bench({ do: 'network', up: true });
  await watched;
  expect(told).toEqual(['due', 'offline', 'paid']);
  await leave();
});

it('is paid once also where whoever pays leaves in the middle, or the core is killed after it', async () => {
  const { key, code } = await passed();
  const first = await order(code);
  await leave();
  await client.session.begin();
  expect((await order(code)).orderNo).toBe(first.orderNo);
  expect(await atBank(first)).toBe(204);
  await killCore();
  await client.session.begin();
  expect(await order(code)).toMatchObject({ orderNo: first.orderNo, state: 'paid' });
  expect((await client.payment.print({ code })).outcome).toBe('printed');
  expect(await orders(key)).toEqual(['paid']);
  await leave();
});

it('one who leaves while the platform is asked leaves no paper of it in the next one’s hands', async () => {
  const { code } = await passed();
  expect(await atBank(await order(code))).toBeLessThan(400);
  await order(code, ({ state }) => state === 'paid');
  const before = (await kiosk.slips()).length;
  await kiosk.faults({ latencyMs: 800 });
  const printing = client.payment.print({ code }).catch((error: { code?: string }) => error.code);
  await client.session.end({ reason: 'left' });
  await client.session.begin();
  expect(await printing).toBe('SESSION_ENDED');
  await kiosk.faults({});
  expect(await kiosk.slips()).toHaveLength(before);
  await client.session.end({ reason: 'finished' });
});
