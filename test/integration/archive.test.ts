/** Papers that need not be photographed: from archive and licence library, with consent, kept for the next time, and to whom they stay shut. */
import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { purposeOf } from '../../main/core/forms/origin.ts';
import { NOTICE_VERSION } from '../../main/core/model/consent.ts';
import type { PreReviewDraft } from '../../main/core/model/draft.ts';
import type { Submission } from '../../main/core/model/submission.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { agree, identified, showCard, untilReady } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { sign } from '../kit/signing.ts';

/** Asks for the household register (archive, B) and the ID card, which nobody keeps there. */
const HOUSEHOLD = 'RS-0003';
/** Asks for a firm's papers. */
const FIRMS = 'RS-0034';
const PHOTO = new Blob([new Uint8Array(createCanvas(64, 48).toBuffer('image/jpeg'))], { type: 'image/jpeg' });

withOneKiosk({ ready: ['id-card-reader'] });

async function begun(itemCode: string): Promise<PreReviewDraft> {
  const draft = await identified(kiosk, client, 'pre-review', itemCode);
  if (draft.kind !== 'pre-review') throw new Error(draft.kind);
  return draft;
}

async function offered() {
  const answer = await client.archive.offers();
  if (answer.outcome !== 'offers') throw new Error(JSON.stringify(answer));
  return answer.offers;
}

/** Signs and files what is handed in; the rest comes as originals, but for `left`. */
async function filed(itemCode: string, left: string | null = null): Promise<Submission> {
  const item = await client.catalogue.item({ code: itemCode });
  if (!item) throw new Error(itemCode);
  const answers = Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)]));
  const { draft } = await client.preReview.answer({ answers });
  for (const { archiveKey, pages } of draft.materials)
    if (pages.length === 0 && archiveKey !== left)
      await client.preReview.setOriginal({ archiveKey, original: true });
  await sign(client, itemCode);
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  const { receiptNo } = answer.receipt;
  await settled(receiptNo);
  const found = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  await client.session.end({ reason: 'finished' });
  return kiosk.opened(found?.key ?? '');
}

it('the ID card that lay on the reader is its own copy: nobody photographs it', async () => {
  await begun(HOUSEHOLD);
  const { materials } = await filed(HOUSEHOLD, 'id-card');
  expect(materials.find(({ archiveKey }) => archiveKey === 'id-card')).toMatchObject({
    ...{ pages: [], original: false },
    origin: { sources: ['reader'], grade: 'A' },
  });
});

it('takes one after its use was agreed to, shows and files it with its grade, and gives it back', async () => {
  await begun(HOUSEHOLD);
  expect(await offered()).toMatchObject([
    { archiveKey: 'hukou-book', store: 'archive', grade: 'B', validity: 'good', until: null },
  ]);
  expect(await client.archive.use({ archiveKey: 'hukou-book' })).toEqual({ outcome: 'not-agreed' });
  const item = await client.catalogue.item({ code: HOUSEHOLD });
  const purpose = purposeOf(item ?? { name: '' });
  expect((await client.archive.agree()).archive?.use).toMatchObject({ purpose });
  expect(await client.archive.use({ archiveKey: 'id-card' })).toEqual({ outcome: 'gone' });
  const [one, two] = await Promise.all(
    ['hukou-book', 'hukou-book'].map((archiveKey) => client.archive.use({ archiveKey })),
  );
  expect([one?.outcome, two?.outcome]).toEqual(['taken', 'taken']);
  const taken = two?.outcome === 'taken' ? two.draft.materials : [];
  const book = taken.find(({ archiveKey }) => archiveKey === 'hukou-book');
  expect(book).toMatchObject({ pages: { length: 2 }, original: false, taken: { grade: 'B' } });
  const [first = '', second = ''] = book?.pages ?? [];
  const page = await client.preReview.page({ archiveKey: 'hukou-book', pageId: second });
  expect(page?.size).toBeGreaterThan(1000);
  // It is whole as it is: nothing is photographed beside it, and taking one page back takes all.
  expect(await client.preReview.addPage({ archiveKey: 'hukou-book', jpeg: PHOTO })).toMatchObject({
    outcome: 'refused',
  });
  await client.preReview.removePage({ archiveKey: 'hukou-book', pageId: first });
  expect(await client.preReview.page({ archiveKey: 'hukou-book', pageId: second })).toBeNull();
  expect(await client.archive.use({ archiveKey: 'hukou-book' })).toMatchObject({ outcome: 'taken' });
  const { materials, archive } = await filed(HOUSEHOLD);
  const paper = materials.find(({ archiveKey }) => archiveKey === 'hukou-book');
  expect(paper?.pages).toHaveLength(2);
  expect(paper?.origin).toMatchObject({ sources: ['archive'], grade: 'B', purpose, validUntil: null });
  expect(archive).toMatchObject({ use: { purpose } });
  expect(archive?.keep).toBeUndefined();
});

it('keeps what was photographed for the next time, where that was agreed to', async () => {
  await begun('GJ-0012');
  expect(await offered()).toEqual([]);
  await client.preReview.addPage({ archiveKey: 'id-card', jpeg: PHOTO });
  const { archive } = await client.archive.keep({ keep: true });
  expect(archive?.keep).toBeDefined();
  const { materials } = await filed('GJ-0012');
  expect(materials.find(({ archiveKey }) => archiveKey === 'id-card')?.origin).toMatchObject({
    sources: ['camera'],
    grade: 'C',
  });
  const draft = await begun(HOUSEHOLD);
  expect(await offered()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ archiveKey: 'id-card', store: 'archive', grade: 'C', pages: 1 }),
    ]),
  );
  await client.archive.agree();
  const again = await client.archive.use({ archiveKey: 'id-card' });
  if (again.outcome !== 'taken') throw new Error(again.outcome);
  const [pageId = ''] = again.draft.materials.find(({ archiveKey }) => archiveKey === 'id-card')?.pages ?? [];
  expect((await client.preReview.page({ archiveKey: 'id-card', pageId }))?.size).toBeGreaterThan(100);
  expect(again.draft.submissionId).toBe(draft.submissionId);
  await client.session.end({ reason: 'left' });
});

it('says what runs out before the case is decided, and takes nothing that has run out', async () => {
  await begun('JJ-0012');
  const condition = (await offered()).find(({ archiveKey }) => archiveKey === 'body-condition');
  // Good today; decided is tomorrow.
  expect(condition).toMatchObject({ validity: 'runs-out', grade: 'B' });
  await client.session.end({ reason: 'left' });
  await begun('SC-0019');
  const health = (await offered()).find(({ archiveKey }) => archiveKey === 'health-cert');
  expect(health).toMatchObject({ validity: 'expired' });
  await client.archive.agree();
  expect(await client.archive.use({ archiveKey: 'health-cert' })).toEqual({ outcome: 'expired' });
  await client.session.end({ reason: 'left' });
});

it('opens to nobody’s typed number, nor to one who acts for another', async () => {
  await client.session.begin();
  await client.filing.begin({ kind: 'pre-review', itemCode: HOUSEHOLD });
  await agree(client);
  await client.identity.enter({ name: '张样例', idNumber: '990000199003071235' });
  expect(await client.archive.offers()).toEqual({ outcome: 'nobody', why: 'not-proved' });
  await client.session.end({ reason: 'left' });
  await begun(HOUSEHOLD);
  await client.archive.agree();
  await client.archive.offers();
  const { principal } = client;
  const other = { name: '阿卜杜拉·样例', idNumber: '990000199003071243', relation: 'friend' } as const;
  expect(await principal.enter(other)).toMatchObject({ outcome: 'taken' });
  expect(await client.archive.offers()).toEqual({ outcome: 'nobody', why: 'another' });
  expect(await client.archive.use({ archiveKey: 'hukou-book' })).toEqual({ outcome: 'not-agreed' });
  await client.session.end({ reason: 'left' });
});

it('opens a firm’s to its registered legal representative alone', async () => {
  const firm = { name: '样例市示范花炮有限公司', uscc: '91990181MA0EXAMP1N', isSure: true };
  await begun(FIRMS);
  await client.principal.organisation({ ...firm, role: 'handler' });
  expect(await client.archive.offers()).toEqual({ outcome: 'nobody', why: 'handler' });
  await client.principal.organisation({ ...firm, role: 'legal-representative' });
  const answer = await client.archive.offers();
  expect(answer).toMatchObject({ outcome: 'offers', holder: 'organisation' });
  const states = answer.outcome === 'offers' ? answer.offers : [];
  expect(states.map(({ archiveKey, validity }) => `${archiveKey} ${validity}`)).toEqual([
    'business-licence good',
    'org-articles good',
    expect.stringMatching(/^premises-proof /),
    'legal-id expired',
  ]);
  await client.archive.agree();
  expect(await client.archive.use({ archiveKey: 'legal-id' })).toEqual({ outcome: 'expired' });
  expect(await client.archive.use({ archiveKey: 'business-licence' })).toMatchObject({ outcome: 'taken' });
  const other = { name: '样例市示范贸易有限公司', uscc: '91350203M0001QKT19', isSure: true };
  await client.principal.organisation({ ...other, role: 'legal-representative' });
  expect(await client.archive.offers()).toEqual({ outcome: 'nobody', why: 'not-holder' });
  await client.session.end({ reason: 'left' });
});

it('says calmly where the platform is away, and papers are photographed as ever', async () => {
  await begun(HOUSEHOLD);
  await kiosk.bench({ do: 'network', up: false });
  expect(await client.archive.offers()).toEqual({ outcome: 'unreachable' });
  expect(await client.preReview.addPage({ archiveKey: 'hukou-book', jpeg: PHOTO })).toMatchObject({
    outcome: 'saved',
  });
  await client.session.end({ reason: 'left' });
  await kiosk.bench({ do: 'network', up: true });
});

it('shows whose card was read what is kept of them, and deletes it for good', async () => {
  await untilReady(client, 'id-card-reader');
  await client.session.begin();
  expect(await client.archive.own()).toEqual({ outcome: 'nobody' });
  await client.ownBookings.begin();
  await client.ownBookings.agree({ notice: NOTICE_VERSION });
  const last = await showCard(kiosk, client, client.ownBookings, 'zhang');
  if (last?.state === 'refused') throw new Error(last.reason);
  await kiosk.bench({ do: 'remove' });
  const before = await client.archive.own();
  if (before.outcome !== 'papers') throw new Error(before.outcome);
  const book = before.papers.find(({ name }) => name.includes('户口簿'));
  expect(book).toMatchObject({ grade: 'B', pages: 2 });
  const after = await client.archive.remove({ id: book?.id ?? '' });
  expect(after).toEqual({ outcome: 'papers', papers: before.papers.filter(({ id }) => id !== book?.id) });
  // What is not theirs, or gone, deletes nothing.
  expect(await client.archive.remove({ id: 'somebody-elses' })).toEqual(after);
  await client.session.end({ reason: 'left' });
  await begun(HOUSEHOLD);
  expect((await offered()).map(({ archiveKey }) => archiveKey)).not.toContain('hukou-book');
  await client.session.end({ reason: 'left' });
});
