/** An item that is applied for wholly online (全程网办), filed with each way that its result can come, and reviewed: nobody has to come. */
import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import type { ResultWay } from '../../main/core/model/result.ts';
import { fittingAnswer } from '../kit/answers.ts';
import { identified } from '../kit/kiosk.ts';
import { client, kiosk, settled, withOneKiosk } from '../kit/one-kiosk.ts';
import { Reviewer } from '../kit/reviewer.ts';
import { chooseResult, LETTER, sign } from '../kit/signing.ts';
import { fileItem } from '../kit/walk.ts';

withOneKiosk({ ready: ['id-card-reader', 'receipt-printer'] });

const ITEM = 'YC-0004';
const ADDRESS = LETTER.resultAddress;

/** Everything answered and handed in but how the result comes. */
async function filled(): Promise<void> {
  const draft = await identified(kiosk, client, 'pre-review', ITEM);
  if (draft.kind !== 'pre-review') throw new Error(draft.kind);
  const item = await client.catalogue.item({ code: ITEM });
  const answers = Object.fromEntries((item?.fields ?? []).map((field) => [field.key, fittingAnswer(field)]));
  await client.preReview.answer({ answers });
  const picture = createCanvas(64, 48).toBuffer('image/jpeg');
  const jpeg = new Blob([new Uint8Array(picture)], { type: 'image/jpeg' });
  for (const { archiveKey } of draft.materials) await client.preReview.addPage({ archiveKey, jpeg });
}

async function filed(way: ResultWay) {
  await filled();
  await chooseResult(client, ITEM, way);
  await sign(client, ITEM);
  const answer = await client.filing.confirm();
  if (answer.outcome !== 'committed') throw new Error(JSON.stringify(answer));
  await settled(answer.receipt.receiptNo);
  return answer.receipt;
}

it('is not filed before it is said how the result comes; what the item does not offer is refused', async () => {
  await filled();
  const refused = await client.preReview.chooseResult({ choice: { way: 'collect', point: 'gone' } });
  expect(refused).toEqual({ outcome: 'refused', problems: [{ field: 'result', code: 'option' }] });
  const letter = await client.preReview.chooseResult({ choice: { way: 'post' } });
  // What is known of whoever stands here stands there already.
  expect(letter).toMatchObject({
    draft: {
      result: {
        answers: { resultRecipient: '张样例', resultPhone: '13900001111' },
        prefilled: { resultRecipient: 'card', resultPhone: 'phone' },
      },
    },
  });
  const wrong = { ...LETTER, resultPhone: '12345', resultAddress: ' ' };
  expect(await client.preReview.answerResult({ answers: wrong })).toMatchObject({
    problems: [{ field: 'resultPhone', code: 'phone' }],
    draft: { result: { answers: { resultRecipient: '张样例', resultPhone: '13900001111' } } },
  });
  await sign(client, ITEM);
  expect(await client.filing.confirm()).toEqual({
    outcome: 'incomplete',
    problems: [{ field: 'resultAddress', code: 'required' }],
  });
  await client.session.end({ reason: 'left' });
});

it.each(['post', 'collect', 'licence'] as const)(
  'comes by %s: told to the platform, on the slip, to whoever holds it',
  async (way) => {
    const receipt = await filed(way);
    expect(receipt.result).toMatchObject({ way, name: '烟草专卖零售许可证' });
    expect((await client.slips.print({ receiptNo: receipt.receiptNo })).outcome).toBe('printed');
    const slip = ((await kiosk.slips()).at(-1)?.text ?? '').replaceAll(/\s/g, '');
    expect(slip).toContain('网上申报回执单');
    expect(slip).not.toContain('预审');
    expect(slip).not.toContain('到窗口请带');
    expect(slip).toContain({ post: '邮寄送达', collect: '自取：', licence: '电子证照库' }[way]);
    expect(slip).not.toContain(ADDRESS);
    const [row] = (await kiosk.cases()).filter(({ receiptNo }) => receiptNo === receipt.receiptNo);
    const reviewer = new Reviewer(kiosk.world.sandboxUrl);
    const seen = await reviewer.look(row?.key ?? '');
    expect(seen.result).toMatchObject({ way });
    expect(JSON.stringify(seen.result).includes(ADDRESS)).toBe(way === 'post');
    await client.session.end({ reason: 'finished' });
    expect(await reviewer.decide(row?.key ?? '', { outcome: 'passed' })).toBe(204);
    await client.session.begin();
    const progress = await client.slips.progress({ code: receipt.code });
    expect(progress).toMatchObject({ review: { state: 'passed' }, result: { way } });
    expect(JSON.stringify(progress)).not.toContain(ADDRESS);
    expect(await client.slips.find({ code: receipt.code })).toMatchObject({ receipt: { result: { way } } });
    await client.session.end({ reason: 'left' });
  },
);

it('walks an item that is applied for wholly online, with every wrong answer that a letter can be given', async () => {
  const walked = await fileItem(client, ITEM, { withErrors: true });
  expect(walked.failed).toEqual([]);
  expect(walked.errors).toBeGreaterThan(8);
});
