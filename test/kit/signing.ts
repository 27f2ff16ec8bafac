/** Signs a pre-review at the core, as a finger on the screen does. */
import { signedText } from '../../main/core/forms/owed.ts';
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

/** For the draft as it stands. */
export async function sign(client: KioskClient, itemCode: string, ink: Ink = INK): Promise<void> {
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
