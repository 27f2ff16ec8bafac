/** What marked citizens find at the platform: a paper in their archive, and cases of which a fee is due or paid. */
import type { PaymentAnswer } from '../../../main/core/matters/payment/contract.ts';
import { agree, type KioskClient, type TestKiosk } from '../../kit/kiosk.ts';
import { Reviewer } from '../../kit/reviewer.ts';
import { sign } from '../../kit/signing.ts';
import { slipTextOf } from '../../kit/slips.ts';
import { FEE, KEEPER, markedAnswers, type Person } from './person.ts';

const ITEM = 'GJ-0012';

export type Prepared = {
  /** What the slips say of two cases. */
  slips: { due: string; paid: string };
};

/** Files two cases of one person, who agrees that the papers of them are kept. */
export async function prepare(kiosk: TestKiosk, client: KioskClient, person: Person): Promise<Prepared> {
  const due = await passed(kiosk, client, person);
  const paid = await passed(kiosk, client, person);
  await client.session.begin();
  for await (const answer of await client.payment.watch({ code: paid })) await payIfDue(answer);
  await client.session.end({ reason: 'left' });
  return { slips: { due, paid } };
}

async function payIfDue(answer: PaymentAnswer): Promise<void> {
  if (answer.outcome !== 'order' || answer.order.state !== 'due') return;
  await fetch(`${answer.order.code}/pay`, { method: 'POST' });
}

/** Resolves to what the slip of a case says that has passed its review. */
async function passed(kiosk: TestKiosk, client: KioskClient, person: Person): Promise<string> {
  await client.session.begin();
  await client.filing.begin({ kind: 'pre-review', itemCode: ITEM });
  await agree(client);
  await kiosk.bench({ do: 'place-card', ...person, idNumber: KEEPER });
  for await (const event of await client.identity.readCard()) if (event.state === 'identified') break;
  await kiosk.bench({ do: 'remove' });
  await client.session.setPhone({ phone: person.phone });
  const item = await client.catalogue.item({ code: ITEM });
  if (!item) throw new Error(`no item ${ITEM}`);
  await client.preReview.answer({ answers: markedAnswers(item.fields, 0) });
  for (const { archiveKey } of item.materials)
    await client.preReview.addPage({ archiveKey, jpeg: person.photo });
  await client.archive.keep({ keep: true });
  await sign(client, ITEM, person.ink);
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  const { receiptNo } = answer.receipt;
  for await (const _ of await client.outbox.watch({ receiptNo }));
  await client.slips.print({ receiptNo });
  await client.session.end({ reason: 'finished' });
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  const reviewer = new Reviewer(kiosk.world.sandboxUrl);
  await reviewer.decide(filed?.key ?? '', { outcome: 'passed', fee: { cents: 1000, what: FEE } });
  return slipTextOf(kiosk.data, receiptNo);
}
