/** Two kiosks on one platform: a case that was filed at one is mended, its fee found and its visit booked at the other, by slip and by card. */
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hallDate } from '../../main/core/model/clock.ts';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import { addDays, dayWithWeekday } from '../../main/core/model/hall/days.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { fittingAnswer } from '../kit/answers.ts';
import {
  bookFirstSlot,
  identified,
  type KioskClient,
  showCard,
  startKiosk,
  type TestKiosk,
  untilReady,
} from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { Reviewer } from '../kit/reviewer.ts';
import { textToSign } from '../kit/signing.ts';
import { slipTextOf } from '../kit/slips.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

let other: TestKiosk;
/** The screen of the other kiosk. */
let there: KioskClient;
beforeAll(async () => {
  other = await startKiosk({ beside: { sandboxUrl: kiosk.world.sandboxUrl, kioskId: 'LY009' } });
  there = other.connect();
  await untilReady(there, 'id-card-reader', 'receipt-printer');
});
afterAll(() => other?.close());

/** Ends with a visit; of its papers one alone may come later. */
const ITEM = 'RS-0003';
const LATER = 'hard-proof';
const WRONG = 'hukou-book';
const WORDS = '户主页没有拍全';
const MARK = { page: 1, shape: 'box', x: 0.1, y: 0.2, width: 0.5, height: 0.3 } as const;
const UNTIL = addDays(hallDate(Date.now()), 9);
const PHOTO = new Blob([new Uint8Array(createCanvas(64, 48).toBuffer('image/jpeg'))], { type: 'image/jpeg' });
const leave = () => there.session.end({ reason: 'finished' });
const reviewer = () => new Reviewer(kiosk.world.sandboxUrl);

type Filed = { receipt: Receipt; key: string; code: string };

/** Zhang files at the first kiosk: one paper photographed, one promised for later, to be signed at the window. */
async function filed(): Promise<Filed> {
  const draft = await identified(kiosk, client, 'pre-review', ITEM);
  const item = await client.catalogue.item({ code: ITEM });
  if (!item || draft.kind !== 'pre-review') throw new Error(ITEM);
  const answers = Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)]));
  await client.preReview.answer({ answers });
  await client.preReview.addPage({ archiveKey: WRONG, jpeg: PHOTO });
  for (const { archiveKey } of draft.materials) {
    if (![WRONG, LATER].includes(archiveKey))
      await client.preReview.setOriginal({ archiveKey, original: true });
  }
  await client.preReview.setLater({ archiveKey: LATER, later: true });
  await client.preReview.promise();
  await client.preReview.signAtWindow({ text: await textToSign(client, ITEM), why: 'hand' });
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  const { receipt } = answer;
  expect((await settled(receipt.receiptNo))?.state).toBe('delivered');
  await client.slips.print({ receiptNo: receipt.receiptNo });
  await client.session.end({ reason: 'finished' });
  const key = (await kiosk.cases()).find((one) => one.receiptNo === receipt.receiptNo)?.key ?? '';
  return { receipt, key, code: slipTextOf(kiosk.data, receipt.receiptNo) };
}

const toMend = {
  outcome: 'supplement' as const,
  until: UNTIL,
  materials: [{ archiveKey: WRONG, words: WORDS, marks: [MARK] }],
};

/** In a new session at the other kiosk, its applicant's card read for what is to be mended. */
async function asksThere(slip: string) {
  await there.session.begin();
  const begun = await there.filing.begin({ kind: 'correction', slip });
  if (begun.outcome !== 'begun') throw new Error(begun.outcome);
  await there.identity.agree({ notice: NOTICE_VERSION });
  await showCard(other, there, there.identity, 'zhang');
  await other.bench({ do: 'remove' });
  const answer = await there.correction.ask();
  if (answer.outcome !== 'told' || !answer.draft.mending) throw new Error(answer.outcome);
  return answer.draft.mending;
}

it('shows at the other kiosk what the slip owes, and mends it there: marks, notice, the archive’s paper', async () => {
  const { receipt, key, code } = await filed();
  const { owed } = receipt;
  expect(owed?.papers).toHaveLength(1);
  await there.session.begin();
  expect(await there.slips.find({ code })).toEqual({ outcome: 'unknown', visit: null });
  const pending = { outcome: 'steps', review: { state: 'pending' }, owed, isUnsigned: true };
  expect(await there.slips.progress({ code })).toMatchObject(pending);
  expect(await reviewer().decide(key, toMend)).toBe(204);
  const told = { ...pending, review: { state: 'supplement', until: UNTIL } };
  expect(await there.slips.progress({ code })).toMatchObject(told);
  await leave();

  const mending = await asksThere(code);
  const [paper] = mending.materials;
  expect(paper).toMatchObject({ archiveKey: WRONG, words: WORDS, pages: [{ marks: [{ shape: 'box' }] }] });
  const sha256 = paper?.pages[0]?.sha256 ?? '';
  const picture = await (await there.correction.page({ sha256 }))?.bytes();
  expect(picture?.subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
  expect(await there.correction.printNotice({ pictures: [{ sha256, jpeg: PHOTO }] })).toEqual({
    outcome: 'printed',
  });
  const notice = ((await other.slips()).at(-1)?.text ?? '').replaceAll(/\s/g, '');
  for (const said of ['一次性告知单', WORDS, dayWithWeekday(UNTIL), mending.caseNo, 'LY009']) {
    expect(notice).toContain(said);
  }
  // The paper of the archive that was seen at a window takes its place.
  expect(await there.archive.offers()).toMatchObject({ offers: [{ archiveKey: WRONG, grade: 'B' }] });
  await there.archive.agree();
  expect(await there.archive.use({ archiveKey: WRONG })).toMatchObject({ outcome: 'taken' });
  const answer = await there.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  await there.slips.print({ receiptNo: answer.receipt.receiptNo });
  let state: string | undefined;
  for await (const now of await there.outbox.watch({ receiptNo: answer.receipt.receiptNo }))
    state = now.state;
  expect(state).toBe('delivered');
  // Both slips, at both kiosks, lead to the one case.
  for (const slip of [code, slipTextOf(other.data, answer.receipt.receiptNo)]) {
    expect(await there.slips.progress({ code: slip })).toMatchObject(pending);
  }
  await leave();
  expect((await kiosk.cases()).filter(({ itemCode }) => itemCode === ITEM)).toHaveLength(1);
  await client.session.begin();
  expect(await client.slips.progress({ code })).toMatchObject(pending);
  await client.session.end({ reason: 'left' });
});

it('finds it by card as well; once it passed, its fee is due and its visit is booked there', async () => {
  const { key, code, receipt } = await filed();
  expect(await reviewer().decide(key, toMend)).toBe(204);
  await there.session.begin();
  await there.ownBookings.begin();
  await there.ownBookings.agree({ notice: NOTICE_VERSION });
  await showCard(other, there, there.ownBookings, 'zhang');
  await other.bench({ do: 'remove' });
  const list = await there.ownBookings.list();
  if (list.outcome !== 'bookings') throw new Error(list.outcome);
  expect(list.cases.find(({ receiptNo }) => receiptNo === receipt.receiptNo)).toMatchObject({
    ...{ state: 'supplement', until: UNTIL, code },
  });
  // Whose card found it need not lay it down again.
  const begun = await there.filing.begin({ kind: 'correction', slip: code });
  expect(begun).toMatchObject({ outcome: 'begun', draft: { applicant: { name: '张样例' } } });
  expect(await there.correction.ask()).toMatchObject({ outcome: 'told' });
  await there.preReview.addPage({ archiveKey: WRONG, jpeg: PHOTO });
  const mended = await there.filing.confirm();
  if (mended.outcome !== 'committed') throw new Error(JSON.stringify(mended));
  for await (const _ of await there.outbox.watch({ receiptNo: mended.receipt.receiptNo }));
  await leave();

  const fee = { cents: 1000, what: '工本费' };
  expect(await reviewer().decide(key, { outcome: 'passed', fee })).toBe(204);
  await there.session.begin();
  expect(await there.slips.progress({ code })).toMatchObject({
    ...{ outcome: 'steps', itemCode: ITEM, review: { state: 'passed' }, payment: 'due' },
    ...{ owed: receipt.owed, isUnsigned: true },
  });
  await leave();
  await identified(other, there, 'booking', ITEM);
  expect((await bookFirstSlot(there)).appointment).toMatchObject({ firm: true });
  await leave();
});
