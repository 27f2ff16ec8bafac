/** A pre-review is signed on the screen, papers are promised for later, and both come to the platform; who can't sign goes on. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hallDate } from '../../main/core/model/clock.ts';
import { daysUntil, dayWithWeekday } from '../../main/core/model/hall/days.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';
import type { Submission } from '../../main/core/model/submission.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { jpegOf } from '../kit/jpeg.ts';
import { identified } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { INK, sign, textToSign } from '../kit/signing.ts';

const ITEM = 'RS-0003';
/** It alone may come later. */
const LATER = 'hard-proof';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

/** Up to the papers, all but one brought as originals. */
async function filledIn(): Promise<void> {
  const draft = await identified(kiosk, client, 'pre-review', ITEM);
  const item = await client.catalogue.item({ code: ITEM });
  if (!item || draft.kind !== 'pre-review') throw new Error(ITEM);
  const answers = Object.fromEntries(item.fields.map((field) => [field.key, fittingAnswer(field)]));
  await client.preReview.answer({ answers });
  for (const { archiveKey } of draft.materials) {
    if (archiveKey !== LATER) await client.preReview.setOriginal({ archiveKey, original: true });
  }
}

/** The paper left out, and the day promised. */
async function promised(): Promise<string> {
  expect(await client.preReview.setLater({ archiveKey: LATER, later: true })).toMatchObject({
    outcome: 'saved',
  });
  const answer = await client.preReview.promise();
  if (answer.outcome !== 'saved' || !answer.draft.later) throw new Error(answer.outcome);
  return answer.draft.later.until;
}

async function confirmed(): Promise<Receipt> {
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  return answer.receipt;
}

/** What the platform reads. */
async function opened({ receiptNo }: Receipt): Promise<Submission> {
  await settled(receiptNo);
  const filed = (await kiosk.cases()).find((one) => one.receiptNo === receiptNo);
  return kiosk.opened(filed?.key ?? '');
}

it('strokes, time and the hash of the text travel to the platform; unsigned, nothing does', async () => {
  await filledIn();
  await client.preReview.setOriginal({ archiveKey: LATER, original: true });
  const unsigned = await client.filing.confirm();
  expect(unsigned).toEqual({
    outcome: 'incomplete',
    problems: [{ field: 'signature', code: 'required' }],
  });
  await sign(client, ITEM);
  const { signature, later } = await opened(await confirmed());
  expect(signature).toMatchObject({ state: 'signed', ink: INK });
  expect(signature?.sha256).toBe(
    createHash('sha256')
      .update(signature?.text ?? '')
      .digest('hex'),
  );
  expect(later).toBeUndefined();
});

it('what is no signature is refused, and so is one under another text', async () => {
  await filledIn();
  await client.preReview.setOriginal({ archiveKey: LATER, original: true });
  const text = await textToSign(client, ITEM);
  const dot = { ...INK, strokes: [INK.strokes[0]?.slice(0, 1) ?? []] };
  expect(await client.preReview.sign({ text, ink: { ...INK, strokes: [] } })).toMatchObject({
    problems: [{ field: 'signature', code: 'signature-empty' }],
  });
  expect(await client.preReview.sign({ text, ink: dot })).toMatchObject({
    problems: [{ field: 'signature', code: 'signature-dot' }],
  });
  expect(await client.preReview.sign({ text: `${text}另外`, ink: INK })).toMatchObject({
    problems: [{ field: 'signature', code: 'required' }],
  });
  await sign(client, ITEM);
  // What was signed for changes.
  await client.preReview.answer({ answers: { liveAddress: '浏阳市样例路1号' } });
  expect(await client.filing.confirm()).toMatchObject({ problems: [{ field: 'signature' }] });
});

it('a paper is promised for a working day: on the slip, on two copies, at the platform, and found again by slip', async () => {
  await filledIn();
  expect(await client.filing.confirm()).toMatchObject({ problems: [{ field: LATER }, {}] });
  const until = await promised();
  expect(daysUntil(hallDate(Date.now()), until)).toBeGreaterThanOrEqual(14);
  await sign(client, ITEM);
  const receipt = await confirmed();
  const name = receipt.owed?.papers[0] ?? '';
  expect(receipt.owed).toEqual({ papers: [name], until });
  const { receiptNo } = receipt;
  expect(await client.slips.print({ receiptNo })).toEqual({ outcome: 'printed' });
  const slip = (await kiosk.slips()).at(-1)?.text ?? '';
  for (const said of ['还要补交', name.slice(0, 12), dayWithWeekday(until).slice(0, 8)])
    expect(slip).toContain(said);

  expect(await client.slips.printPromise({ receiptNo })).toEqual({ outcome: 'printed' });
  const copies = (await kiosk.slips()).at(-1)?.text ?? '';
  for (const said of ['申请人留存', '随件存档', '不予通过', '已在屏幕上签字']) expect(copies).toContain(said);
  expect(copies.split('容缺补交承诺书')).toHaveLength(3);
  expect(copies).not.toContain('张样例');

  const { later, signature, materials } = await opened(receipt);
  expect(later).toMatchObject({ archiveKeys: [LATER], until, workingDays: 10 });
  expect(signature?.text).toContain(dayWithWeekday(until));
  expect(materials.find(({ archiveKey }) => archiveKey === LATER)).toMatchObject({
    pages: [],
    original: false,
  });

  await client.session.end({ reason: 'finished' });
  await client.session.begin();
  const found = await client.slips.find({ code: receipt.code });
  expect(found).toMatchObject({ outcome: 'found', receipt: { owed: { papers: [name], until } } });
  // Whoever finds the slip signs and promises nothing.
  await expect(client.slips.printPromise({ receiptNo })).rejects.toThrow();
});

it('who can’t sign goes on all the same: the case says so and why, the slip sends them to the window', async () => {
  await filledIn();
  await promised();
  const text = await textToSign(client, ITEM);
  expect(await client.preReview.signAtWindow({ text, why: 'hand' })).toMatchObject({ outcome: 'saved' });
  const receipt = await confirmed();
  expect(receipt.isUnsigned).toBe(true);
  const { receiptNo } = receipt;
  await client.slips.print({ receiptNo });
  expect((await kiosk.slips()).at(-1)?.text).toContain('还没有签字');
  await client.slips.printPromise({ receiptNo });
  expect((await kiosk.slips()).at(-1)?.text).toContain('手不方便');
  expect((await opened(receipt)).signature).toMatchObject({ state: 'at-window', why: 'hand', text });
});

it('a paper that was photographed, or that may not come later, is not left out', async () => {
  await filledIn();
  expect(await client.preReview.setLater({ archiveKey: 'id-card', later: true })).toMatchObject({
    outcome: 'refused',
  });
  await promised();
  const jpeg = new Blob([jpegOf(Uint8Array.of(0, 0))], { type: 'image/jpeg' });
  await client.preReview.addPage({ archiveKey: LATER, jpeg });
  expect(await client.preReview.setLater({ archiveKey: LATER, later: true })).toMatchObject({
    outcome: 'refused',
  });
  await sign(client, ITEM);
  const receipt = await confirmed();
  expect(receipt.owed).toBeUndefined();
  expect((await opened(receipt)).later).toBeUndefined();
});
