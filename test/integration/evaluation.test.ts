/** Evaluating a matter (好差评), through a real core, queue and platform. */
import { expect, it } from 'vitest';
import { bookFirstSlot, identified, untilStatus } from '../kit/kiosk.ts';
import { booked, client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

const begin = (receiptNo: string) => client.filing.begin({ kind: 'evaluation', receiptNo });
const stateOf = async (receiptNo: string) => {
  const found = await client.slips.find({ receiptNo });
  return found.outcome === 'found' ? found.followUps.evaluation : found.outcome;
};
const evaluationsOf = async (receiptNo: string) => {
  const matter = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  return (await kiosk.evaluations()).filter(({ evaluates }) => evaluates === matter?.key);
};

it('right after its matter: level, reasons and comment arrive, no person with them, and only once', async () => {
  await identified(kiosk, client, 'booking', 'RS-0001');
  const receipt = await bookFirstSlot(client);
  expect(await stateOf(receipt.receiptNo)).toBe('offered');
  const begun = await begin(receipt.receiptNo);
  if (begun.outcome !== 'begun') throw new Error(begun.outcome);
  expect(begun.draft).toMatchObject({ kind: 'evaluation', evaluation: null, applicant: null });
  await client.evaluation.say({ level: 2, reasons: ['guide', 'operation'], comment: '  字太小  ' });
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  expect((await settled(answer.receipt.receiptNo))?.state).toBe('delivered');
  expect(await evaluationsOf(receipt.receiptNo)).toMatchObject([
    { level: 2, reasons: '["guide","operation"]', comment: '字太小' },
  ]);
  expect(await stateOf(receipt.receiptNo)).toBe('delivered');
  expect(await begin(receipt.receiptNo)).toEqual({ outcome: 'not-offered' });
  await client.session.end({ reason: 'finished' });
});

it('without a level there is nothing to confirm: none is given beforehand', async () => {
  const { receiptNo } = await booked();
  await client.session.begin();
  await begin(receiptNo);
  expect(await client.filing.confirm()).toEqual({
    outcome: 'incomplete',
    problems: [{ field: 'level', code: 'required' }],
  });
  await client.session.end({ reason: 'left' });
  expect(await stateOfInSession(receiptNo)).toBe('offered');
});

it('offline it waits in the queue behind its matter, and both arrive', async () => {
  await kiosk.bench({ do: 'network', up: false });
  await untilStatus(client, ({ network }) => network === 'offline');
  const { receiptNo } = await booked();
  await client.session.begin();
  await begin(receiptNo);
  await client.evaluation.say({ level: 5, reasons: [], comment: null });
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(answer.outcome);
  expect(answer.receipt.delivery).toEqual({ state: 'waiting' });
  expect(await stateOf(receiptNo)).toBe('waiting');
  await kiosk.bench({ do: 'network', up: true });
  expect((await settled(answer.receipt.receiptNo))?.state).toBe('delivered');
  expect(await evaluationsOf(receiptNo)).toMatchObject([{ level: 5, reasons: '[]', comment: null }]);
  await client.session.end({ reason: 'finished' });
});

it('a level that is none, and a comment that is too long, are refused at the door', async () => {
  const { receiptNo } = await booked();
  await client.session.begin();
  await begin(receiptNo);
  // @ts-expect-error: what no screen sends
  await expect(client.evaluation.say({ level: 6, reasons: [], comment: null })).rejects.toThrow();
  const long = { level: 3 as const, reasons: [], comment: '长'.repeat(201) };
  await expect(client.evaluation.say(long)).rejects.toThrow();
  await client.session.end({ reason: 'left' });
});

async function stateOfInSession(receiptNo: string) {
  await client.session.begin();
  const state = await stateOf(receiptNo);
  await client.session.end({ reason: 'left' });
  return state;
}
