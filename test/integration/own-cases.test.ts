/** One's own cases of pre-review by card: those of other kiosks too, mended from the list; and the same one twice a day is asked about. */
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { hallDate, hallTime } from '../../main/core/model/clock.ts';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import { addDays } from '../../main/core/model/hall/days.ts';
import { generateSigningKey } from '../../main/core/signing/signing.ts';
import { slipCode } from '../../main/core/slip-proof/slip-proof.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { anotherKiosk } from '../kit/enrolled.ts';
import { keyOf, submissionFor } from '../kit/filed.ts';
import { identified, showCard } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { Reviewer } from '../kit/reviewer.ts';
import { sign } from '../kit/signing.ts';

withOneKiosk({ ready: ['id-card-reader'] });

const ZHANG = '990000199003071235';
const OTHER = '990000199002020028';
const leave = () => client.session.end({ reason: 'left' });

/** Another kiosk's case of that person, filed just now. */
async function filedElsewhere(itemCode: string, serial: number, idNumber = ZHANG) {
  const platform = await anotherKiosk(kiosk.world.sandboxUrl, 'LY009');
  const key = uuidv7();
  const receiptNo = `LY009-20261124-${String(serial).padStart(4, '0')}-K`;
  const code = slipCode(generateSigningKey(), { submissionId: key, receiptNo, itemCode, when: null });
  const committedAt = hallTime(Date.now());
  const about = { ...{ key, receiptNo, itemCode, idNumber, committedAt }, kioskId: 'LY009', slipCode: code };
  const { body } = await submissionFor(await keyOf(platform), about);
  const answer = await platform.submit({ kind: 'pre-review', idempotencyKey: key, body });
  expect(answer.kind).toBe('ok');
  return { key, receiptNo, code };
}

/** A new session in which Zhang's card is read for the list. */
async function lookUp() {
  await client.session.begin();
  await client.ownBookings.begin();
  await client.ownBookings.agree({ notice: NOTICE_VERSION });
  const last = await showCard(kiosk, client, client.ownBookings, 'zhang');
  if (last?.state === 'refused') throw new Error(last.reason);
  await kiosk.bench({ do: 'remove' });
  const answer = await client.ownBookings.list();
  if (answer.outcome !== 'bookings') throw new Error(answer.outcome);
  return answer.cases;
}

/** Everything of the item is answered and signed, its papers to be shown at the window. */
async function ready(itemCode: string): Promise<void> {
  const draft = await identified(kiosk, client, 'pre-review', itemCode);
  if (draft.kind !== 'pre-review') throw new Error(draft.kind);
  const item = await client.catalogue.item({ code: itemCode });
  const answers = Object.fromEntries((item?.fields ?? []).map((field) => [field.key, fittingAnswer(field)]));
  await client.preReview.answer({ answers });
  for (const { archiveKey } of draft.materials)
    await client.preReview.setOriginal({ archiveKey, original: true });
  await sign(client, itemCode);
}

it('lists what is to be mended first, of other kiosks too and nobody else’s, and begins its correction', async () => {
  const pending = await filedElsewhere('RS-0003', 1);
  const toMend = await filedElsewhere('GJ-0012', 2);
  const strangers = await filedElsewhere('GJ-0012', 3, OTHER);
  const until = addDays(hallDate(Date.now()), 9);
  const decision = {
    outcome: 'supplement',
    until,
    fields: [],
    materials: [{ archiveKey: 'id-card', words: '重拍', pages: [] }],
  };
  expect(await new Reviewer(kiosk.world.sandboxUrl).decide(toMend.key, decision as never)).toBe(204);
  const cases = await lookUp();
  expect(cases.map(({ receiptNo }) => receiptNo)).toEqual([toMend.receiptNo, pending.receiptNo]);
  expect(cases[0]).toMatchObject({ state: 'supplement', until, code: toMend.code, itemCode: 'GJ-0012' });
  expect(cases[1]).toMatchObject({ state: 'pending' });
  expect(JSON.stringify(cases)).not.toContain(strangers.receiptNo);
  // Whose card found it need not lay it down again.
  const begun = await client.filing.begin({ kind: 'correction', slip: toMend.code });
  expect(begun).toMatchObject({ outcome: 'begun', draft: { applicant: { idNumber: ZHANG } } });
  expect(await client.correction.ask()).toMatchObject({
    outcome: 'told',
    draft: { mending: { materials: [{ archiveKey: 'id-card', words: '重拍' }] } },
  });
  await leave();
});

it('asks about a second one of the same day, and takes it where it is meant', async () => {
  await ready('YB-0001');
  const first = await client.filing.confirm({ language: 'zh-CN', asks: true });
  if (first.outcome !== 'committed') throw new Error(JSON.stringify(first));
  // Confirmed again, because its answer was lost, it is the same one, delivered meanwhile or not.
  const { delivery: _, ...same } = first.receipt;
  expect(await client.filing.confirm({ language: 'zh-CN', asks: true })).toMatchObject({
    ...{ outcome: 'committed', receipt: same },
  });
  await settled(first.receipt.receiptNo);
  await leave();
  await ready('YB-0001');
  const { receiptNo } = first.receipt;
  expect(await client.filing.confirm({ language: 'zh-CN', asks: true })).toMatchObject({
    ...{ outcome: 'doubled', receiptNo },
  });
  const again = await client.filing.confirm();
  expect(again.outcome).toBe('committed');
  await leave();
});

it('files nothing for whoever leaves while the platform is asked whether there is one', async () => {
  await ready('YB-0002');
  const before = (await kiosk.cases()).length;
  await kiosk.faults({ latencyMs: 800 });
  const confirming = client.filing.confirm({ language: 'zh-CN', asks: true });
  const ended = confirming.catch((error: { code?: string }) => error.code);
  await leave();
  expect(await ended).toBe('SESSION_ENDED');
  await kiosk.faults({});
  // What is filed after it arrives, and nothing else did.
  await ready('GJ-0012');
  const next = await client.filing.confirm();
  if (next.outcome !== 'committed') throw new Error(JSON.stringify(next));
  await settled(next.receipt.receiptNo);
  await leave();
  expect((await kiosk.cases()).length).toBe(before + 1);
});

it('knows of one that another kiosk filed, as far as the platform can be asked', async () => {
  const { receiptNo } = await filedElsewhere('YB-0002', 4);
  await ready('YB-0002');
  const asked = await client.filing.confirm({ language: 'zh-CN', asks: true });
  expect(asked.outcome).toBe('doubled');
  expect(asked).toHaveProperty('receiptNo', receiptNo);
  await kiosk.bench({ do: 'network', up: false });
  const saved = await client.filing.confirm({ language: 'zh-CN', asks: true });
  expect(saved.outcome).toBe('committed');
  await kiosk.bench({ do: 'network', up: true });
  await leave();
});
