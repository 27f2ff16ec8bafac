/** A case of pre-review is mended (补正) with its slip and its applicant's card: only what the reviewer asked for, here or at another kiosk. */
import { createCanvas } from '@napi-rs/canvas';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { purposeOf } from '../../main/core/forms/origin.ts';
import { hallDate } from '../../main/core/model/clock.ts';
import { addDays, dayWithWeekday } from '../../main/core/model/hall/days.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import { submissionAad } from '../../main/core/model/submission.ts';
import { seal } from '../../main/core/sealing/seal.ts';
import { generateSigningKey } from '../../main/core/signing/signing.ts';
import { slipCode } from '../../main/core/slip-proof/slip-proof.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { anotherKiosk } from '../kit/enrolled.ts';
import { sealedPhoto, keyOf as sealingKeyOf, submissionFor } from '../kit/filed.ts';
import { agree, identified, untilStatus } from '../kit/kiosk.ts';
import { asksBySlip, client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { Reviewer } from '../kit/reviewer.ts';
import { sign } from '../kit/signing.ts';
import { fileItem } from '../kit/walk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

const ITEM = 'BD-0001';
const PHOTO = new Blob([new Uint8Array(createCanvas(64, 48).toBuffer('image/jpeg'))], { type: 'image/jpeg' });
const WORDS = { area: '面积和土地证上的不一致', paper: '右下角的章看不清，请重拍' };
const MARK = { shape: 'oval', x: 0.5, y: 0.6, width: 0.3, height: 0.2 } as const;
/** Somebody who is not the applicant. */
const STRANGER = 'uyghur';

const TODAY = hallDate(Date.now());
const inDays = (days: number) => addDays(TODAY, days);
const toMend = (until = inDays(9)) => ({
  outcome: 'supplement' as const,
  until,
  fields: [{ key: 'landArea', words: WORDS.area }],
  materials: [{ archiveKey: 'land-cert', words: WORDS.paper, marks: [{ page: 1, ...MARK }] }],
});

const reviewer = () => new Reviewer(kiosk.world.sandboxUrl);
const leave = () => client.session.end({ reason: 'finished' });
const network = async (up: boolean) => {
  await kiosk.bench({ do: 'network', up });
  await untilStatus(client, (status) => status.network === (up ? 'online' : 'offline'));
};
const caseOf = async (receiptNo: string) => {
  const found = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  if (!found) throw new Error(`no case ${receiptNo}`);
  return found;
};

/** Zhang's case of pre-review, on the platform. */
async function filed(): Promise<{ receipt: Receipt; key: string }> {
  const { failed, receiptNo } = await fileItem(client, ITEM, { withErrors: false });
  expect(failed).toEqual([]);
  const again = await client.filing.confirm();
  if (again.outcome !== 'committed') throw new Error(again.outcome);
  expect((await settled(receiptNo ?? ''))?.state).toBe('delivered');
  await leave();
  return { receipt: again.receipt, key: (await caseOf(again.receipt.receiptNo)).key };
}

async function told() {
  const answer = await client.correction.ask();
  if (answer.outcome !== 'told' || !answer.draft.mending) throw new Error(answer.outcome);
  return answer.draft.mending;
}

async function mends(area: string): Promise<void> {
  expect((await client.preReview.answer({ answers: { landArea: area } })).problems).toEqual([]);
  const added = await client.preReview.addPage({ archiveKey: 'land-cert', jpeg: PHOTO });
  expect(added.outcome).toBe('saved');
}

async function confirmed(): Promise<Receipt> {
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  return answer.receipt;
}

const correctionsOf = async (key: string) =>
  (await reviewer().corrections()).filter(({ corrects }) => corrects === key);
const reviewOf = async (code: string) => {
  const progress = await client.slips.progress({ code });
  return progress.outcome === 'steps' ? progress.review : progress.outcome;
};

it('tells the holder of a slip its state and last day, and the applicant’s card the rest; sends only what was mended', async () => {
  const { receipt, key } = await filed();
  await client.session.begin();
  expect(await reviewOf(receipt.code)).toEqual({ state: 'pending' });
  expect(await reviewer().decide(key, toMend())).toBe(204);
  expect(await reviewer().decide(key, { outcome: 'passed' })).toBe(409);
  const progress = await client.slips.progress({ code: receipt.code });
  expect(progress).toMatchObject({
    itemCode: ITEM,
    review: { state: 'supplement', until: inDays(9) },
    steps: [{ state: 'pending' }, { state: 'supplement' }],
  });
  for (const word of Object.values(WORDS)) expect(JSON.stringify(progress)).not.toContain(word);
  await leave();

  await asksBySlip('correction', receipt);
  const before = await client.filing.confirm();
  expect(before).toEqual({ outcome: 'incomplete', problems: [{ field: 'mending', code: 'required' }] });
  const mending = await told();
  expect(mending).toMatchObject({
    corrects: key,
    review: 1,
    until: inDays(9),
    fields: [{ key: 'landArea', words: WORDS.area }],
    materials: [{ archiveKey: 'land-cert', words: WORDS.paper, pages: [{ marks: [MARK] }] }],
  });
  const sha256 = mending.materials[0]?.pages[0]?.sha256 ?? '';
  const picture = await client.correction.page({ sha256 });
  expect(Buffer.from((await picture?.bytes()) ?? []).subarray(0, 2)).toEqual(Buffer.of(0xff, 0xd8));
  expect(await client.correction.page({ sha256: 'b'.repeat(64) })).toBeNull();

  const pictures = [{ sha256, jpeg: PHOTO }];
  expect(await client.correction.printNotice({ pictures })).toEqual({ outcome: 'printed' });
  const paper = ((await kiosk.slips()).at(-1)?.text ?? '').replaceAll(/\s/g, '');
  for (const said of ['一次性告知单', WORDS.area, WORDS.paper, dayWithWeekday(inDays(9)), mending.caseNo]) {
    expect(paper).toContain(said);
  }
  expect(paper).not.toContain('张样例');

  const missing = await client.filing.confirm();
  expect(missing).toMatchObject({ problems: [{ field: 'land-cert', code: 'photo-missing' }] });
  await mends('321');
  const correction = await confirmed();
  expect(await client.slips.print({ receiptNo: correction.receiptNo })).toEqual({ outcome: 'printed' });
  expect((await kiosk.slips()).at(-1)?.text).toContain('补正回执单');
  expect(await settled(correction.receiptNo)).toMatchObject({ state: 'delivered', caseState: 'pending' });
  const [sent] = await correctionsOf(key);
  const inside = await reviewer().opened(sent?.key ?? '');
  expect(inside).toMatchObject({ service: 'correction', corrects: key, review: 1, phone: null });
  expect(inside.answers).toEqual({ landArea: '321' });
  expect(inside.materials.map(({ archiveKey }) => archiveKey)).toEqual(['land-cert']);
  await leave();

  const now = await reviewer().look(key);
  expect(now).toMatchObject({ state: 'pending', answers: { landArea: '321' } });
  await client.session.begin();
  expect(await client.slips.find({ code: receipt.code })).toMatchObject({
    followUps: { correction: 'offered' },
  });
  // The correction's own slip leads to the same case, also when it is to be mended once more.
  expect(await reviewer().decide(key, { ...toMend(), materials: [] })).toBe(204);
  expect(await reviewOf(correction.code)).toEqual({ state: 'supplement', until: inDays(9) });
  await leave();
  await asksBySlip('correction', correction);
  expect(await told()).toMatchObject({ corrects: key, review: 2, materials: [] });
  expect((await client.preReview.answer({ answers: { landArea: '322' } })).problems).toEqual([]);
  const second = await confirmed();
  expect((await settled(second.receiptNo))?.state).toBe('delivered');
  await leave();

  expect(await reviewer().decide(key, { outcome: 'passed' })).toBe(204);
  await client.session.begin();
  const passed = await client.slips.progress({ code: second.code });
  expect(passed).toMatchObject({ itemCode: ITEM, review: { state: 'passed' } });
  await leave();
});

it('says nothing to another person’s card, nor to a typed name', async () => {
  const { receipt, key } = await filed();
  await reviewer().decide(key, toMend());
  await asksBySlip('correction', receipt, STRANGER);
  expect(await client.correction.ask()).toEqual({ outcome: 'another-person' });
  expect(await client.correction.printNotice()).toMatchObject({ outcome: 'not-printed' });
  await leave();
  await client.session.begin();
  await client.filing.begin({ kind: 'correction', slip: receipt.code });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  expect(await client.correction.ask()).toEqual({ outcome: 'not-proved' });
  expect(await correctionsOf(key)).toEqual([]);
  await leave();
});

it('waits in the queue while the kiosk is offline, and is in time by when it was confirmed', async () => {
  const { receipt, key } = await filed();
  await reviewer().decide(key, toMend(inDays(1)));
  await asksBySlip('correction', receipt);
  await told();
  await network(false);
  await mends('321');
  const correction = await confirmed();
  await leave();
  await client.session.begin();
  expect(await client.slips.find({ code: receipt.code })).toMatchObject({
    followUps: { correction: 'waiting' },
  });
  expect(await client.filing.begin({ kind: 'correction', slip: receipt.code })).toEqual({
    outcome: 'not-offered',
  });
  await network(true);
  expect((await settled(correction.receiptNo))?.state).toBe('delivered');
  expect(await correctionsOf(key)).toHaveLength(1);
  await leave();
});

it('offline from the beginning it says so, and after the last day that nothing is to be mended', async () => {
  const { receipt, key } = await filed();
  await reviewer().decide(key, toMend(inDays(-1)));
  await client.session.begin();
  expect(await reviewOf(receipt.code)).toEqual({ state: 'expired', until: inDays(-1) });
  await leave();
  await asksBySlip('correction', receipt);
  expect(await client.correction.ask()).toEqual({ outcome: 'nothing' });
  await network(false);
  expect(await client.correction.ask()).toEqual({ outcome: 'offline' });
  await network(true);
  await leave();
});

it('tells the holder of a slip for which reason a case was not accepted, and the applicant’s card the words', async () => {
  const { receipt, key } = await filed();
  const words = '土地在别的县';
  await reviewer().decide(key, { outcome: 'rejected', reason: 'not-competent', words });
  await client.session.begin();
  const progress = await client.slips.progress({ code: receipt.code });
  expect(progress).toMatchObject({ review: { state: 'rejected', reason: 'not-competent' } });
  expect(JSON.stringify(progress)).not.toContain(words);
  await leave();

  await asksBySlip('correction', receipt);
  expect(await client.correction.ask()).toMatchObject({
    outcome: 'not-accepted',
    refusal: { reason: 'not-competent', words },
  });
  // There is nothing to mend, and the words are kept nowhere.
  expect(await client.filing.confirm()).toMatchObject({ problems: [{ field: 'mending' }] });
  await leave();
  await asksBySlip('correction', receipt, STRANGER);
  expect(await client.correction.ask()).toEqual({ outcome: 'another-person' });
  await leave();
});

/** Zhang's case as another kiosk filed it, and what its slip's code says. */
async function filedElsewhere(): Promise<{ key: string; code: string }> {
  const platform = await anotherKiosk(kiosk.world.sandboxUrl, 'LY009');
  const recipient = await sealingKeyOf(platform);
  const key = uuidv7();
  const photo = await sealedPhoto(recipient, key, 900_000);
  expect((await platform.uploadBlob(photo)).kind).toBe('ok');
  const receiptNo = 'LY009-20261124-0001-K';
  const { body, submission } = await submissionFor(recipient, { key, receiptNo, itemCode: ITEM });
  const { applicant } = submission;
  if (!applicant) throw new Error('no applicant');
  const blobs = [{ sha256: photo.sha256, size: photo.size }];
  const own = {
    ...submission,
    applicant: { ...applicant, idNumber: '990000199003071235' },
    answers: { applicantName: '张样例', landArea: '300' },
    materials: [{ archiveKey: 'land-cert', pages: blobs, original: false }],
  };
  const sealed = seal(recipient, Buffer.from(JSON.stringify(own)), submissionAad(key));
  const answer = await platform.submit({
    kind: 'pre-review',
    idempotencyKey: key,
    body: { ...body, kioskId: 'LY009', blobs, sealed },
  });
  expect(answer.kind).toBe('ok');
  const facts = { submissionId: key, receiptNo, itemCode: ITEM, when: null };
  return { key, code: slipCode(generateSigningKey(), facts) };
}

it('mends a case that another kiosk filed', async () => {
  const { key, code } = await filedElsewhere();
  await reviewer().decide(key, toMend());
  await client.session.begin();
  expect(await client.slips.find({ code })).toEqual({ outcome: 'unknown', visit: null });
  expect(await reviewOf(code)).toMatchObject({ state: 'supplement' });
  expect(await client.filing.begin({ kind: 'cancellation', slip: code })).toEqual({ outcome: 'not-offered' });
  await leave();
  await asksBySlip('correction', { code });
  const mending = await told();
  const picture = await client.correction.page({ sha256: mending.materials[0]?.pages[0]?.sha256 ?? '' });
  expect(picture?.size).toBe(900_000);
  await mends('321');
  const correction = await confirmed();
  expect(await settled(correction.receiptNo)).toMatchObject({ state: 'delivered', caseState: 'pending' });
  expect(await correctionsOf(key)).toHaveLength(1);
  expect(await reviewOf(correction.code)).toEqual({ state: 'pending', until: inDays(9) });
  await leave();
});

it('takes a paper from the archive in place of the one that was called wrong; what was kept of that one is not offered', async () => {
  const HOUSEHOLD = 'RS-0003';
  const draft = await identified(kiosk, client, 'pre-review', HOUSEHOLD);
  const item = await client.catalogue.item({ code: HOUSEHOLD });
  if (!item || draft.kind !== 'pre-review') throw new Error(HOUSEHOLD);
  const photographed = ['id-card', 'hukou-book'];
  for (const archiveKey of photographed) await client.preReview.addPage({ archiveKey, jpeg: PHOTO });
  await client.archive.keep({ keep: true });
  const answers = Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)]));
  await client.preReview.answer({ answers });
  for (const { archiveKey } of draft.materials)
    if (!photographed.includes(archiveKey))
      await client.preReview.setOriginal({ archiveKey, original: true });
  await sign(client, HOUSEHOLD);
  const receipt = await confirmed();
  expect(await settled(receipt.receiptNo)).toMatchObject({ state: 'delivered' });
  await leave();
  const { key } = await caseOf(receipt.receiptNo);
  const wrong = photographed.map((archiveKey) => ({ archiveKey, words: WORDS.paper, marks: [] }));
  const decision = { outcome: 'supplement' as const, until: inDays(9), fields: [], materials: wrong };
  expect(await reviewer().decide(key, decision)).toBe(204);

  await asksBySlip('correction', receipt);
  await told();
  const offers = await client.archive.offers();
  // The one that was seen at a window; none of the photographs that the reviewer could not read, though they were kept.
  expect(offers).toMatchObject({
    outcome: 'offers',
    offers: [{ archiveKey: 'hukou-book', store: 'archive', grade: 'B', validity: 'good' }],
    keepable: [],
  });
  expect(await client.archive.use({ archiveKey: 'hukou-book' })).toEqual({ outcome: 'not-agreed' });
  await expect(client.archive.keep({ keep: true })).rejects.toThrow();
  expect((await client.archive.agree()).archive?.use).toMatchObject({ purpose: purposeOf(item) });
  const taken = await client.archive.use({ archiveKey: 'hukou-book' });
  if (taken.outcome !== 'taken') throw new Error(taken.outcome);
  const state = taken.draft.materials.find(({ archiveKey }) => archiveKey === 'hukou-book');
  expect(state).toMatchObject({ pages: { length: 2 }, taken: { grade: 'B' } });
  await client.preReview.addPage({ archiveKey: 'id-card', jpeg: PHOTO });
  const correction = await confirmed();
  expect(await settled(correction.receiptNo)).toMatchObject({ state: 'delivered', caseState: 'pending' });
  const [sent] = await correctionsOf(key);
  const inside = await reviewer().opened(sent?.key ?? '');
  expect(inside.archive?.use?.purpose).toBe(purposeOf(item));
  expect(inside.materials).toMatchObject([
    { archiveKey: 'id-card', pages: { length: 1 }, origin: { sources: ['camera'] } },
    { archiveKey: 'hukou-book', pages: { length: 2 }, origin: { sources: ['archive'], grade: 'B' } },
  ]);
  expect(await client.slips.print({ receiptNo: correction.receiptNo })).toEqual({ outcome: 'printed' });
  expect((await kiosk.slips()).at(-1)?.text.replaceAll(/\s/g, '')).toContain('凭此单查询审核结果');
  await leave();
});
