/** The end of a pre-review at the core: how the result comes, where that is asked, and the signature, as a finger on the screen makes it. */
import { signedText } from '../../main/core/forms/owed.ts';
import { choicesOf } from '../../main/core/forms/result.ts';
import type { ResultChoice } from '../../main/core/model/result.ts';
import type { Ink } from '../../main/core/model/signature.ts';
import type { KioskClient } from './kiosk.ts';

/** Two strokes of nobody's name, in a box of 900 × 320 pixels. */
export const INK: Ink = {
  width: 900,
  height: 320,
  strokes: [
    [
      [210, 80, 0],
      [300, 76, 60],
      [390, 82, 120],
      [300, 160, 190],
      [230, 240, 260],
    ],
    [
      [430, 70, 420],
      [470, 150, 500],
      [560, 230, 590],
      [680, 90, 700],
    ],
  ],
};

/** Where a letter goes in tests. */
export const LETTER = {
  resultRecipient: '张样例',
  resultPhone: '13900001111',
  resultAddress: '湖南省浏阳市大瑶镇杨花村一组1号',
};

/** Where the item asks how the result comes: the way that is wanted, else the last one that it offers. */
export async function chooseResult(
  client: KioskClient,
  itemCode: string,
  way?: ResultChoice['way'],
): Promise<void> {
  const offer = (await client.catalogue.item({ code: itemCode }))?.result;
  if (!offer) return;
  const choices = choicesOf(offer);
  const choice = choices.find((each) => each.way === way) ?? choices.at(-1);
  if (!choice || (way && choice.way !== way)) throw new Error(`${itemCode} offers no ${way}`);
  const answer = await client.preReview.chooseResult({ choice });
  if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer.problems));
  if (choice.way !== 'post') return;
  const { problems } = await client.preReview.answerResult({ answers: LETTER });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
}

/** Chooses how the result comes where that is still to be said, and signs the draft as it stands. */
export async function sign(client: KioskClient, itemCode: string, ink: Ink = INK): Promise<void> {
  const { draft } = await client.preReview.answer({ answers: {} });
  if (draft.kind === 'pre-review' && !draft.result?.choice) await chooseResult(client, itemCode);
  const text = await textToSign(client, itemCode);
  const answer = await client.preReview.sign({ text, ink });
  if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer.problems));
}

export async function textToSign(client: KioskClient, itemCode: string): Promise<string> {
  const item = await client.catalogue.item({ code: itemCode });
  const { draft } = await client.preReview.answer({ answers: {} });
  if (!item || draft.kind !== 'pre-review') throw new Error(`no pre-review of ${itemCode} was begun`);
  return signedText(item, draft);
}
