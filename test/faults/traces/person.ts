/** A fictitious citizen all of whose data carry marks that nothing else on a kiosk has. */
import { createCanvas } from '@napi-rs/canvas';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import type { Ink, InkPoint } from '../../../main/core/model/signature.ts';
import { fittingAnswer } from '../../kit/answers.ts';
import { type Needle, needlesFor } from '../../kit/needles.ts';
import type { Random } from '../../kit/random.ts';

/** Two characters that stand beside each other in nobody's name, and the beginnings of numbers that nobody has. */
const MARK = '龘靐';
const PHONE_MARK = '1390742';
const ID_MARK = '99000019880607';
const PHOTO_MARK = 'CANARY-IN-THE-PHOTOGRAPH';
const CODE_MARK = 'CANARY-CODE';
/** The beginning of a credit code that no organisation has. */
const USCC_MARK = '91990000MACANARY';
/** What a fee is for. */
export const FEE = `${MARK}费`;
/** Where a stroke begins, as nobody's finger touches a box. */
const INK_MARK = [7341, 7342] as const;
/** What the sandbox's registers answer to the codes. */
const LICENCE_MARK = '样例市示范花炮有限公司';

/** Whose archive has papers. */
export const KEEPER = withCheckDigit(`${ID_MARK}999`);

/** The marks in every form in which a program might keep them. */
export const NEEDLES: readonly Needle[] = [
  ...needlesFor('name, address, answer or fee', MARK),
  ...needlesFor('phone', PHONE_MARK),
  ...needlesFor('number', ID_MARK),
  ...needlesFor('photograph', PHOTO_MARK),
  ...needlesFor('code', CODE_MARK),
  ...needlesFor('licence', LICENCE_MARK),
  ...needlesFor('credit code', USCC_MARK),
  ...needlesFor('signature', `[${INK_MARK.join()},`),
].filter(({ form, bytes }) => !form.startsWith('base64') || bytes.length >= 8);

/** Forms that text takes in a process; on the disk all of them are looked for. */
export const IN_MEMORY = NEEDLES.filter(({ form }) => form === 'utf-8' || form === 'utf-16le');

export type Person = {
  name: string;
  idNumber: string;
  address: string;
  phone: string;
  credential: string;
  licence: string;
  photo: Blob;
  /** For whom the citizen may act. */
  principal: { name: string; idNumber: string; address: string };
  organisation: { name: string; uscc: string };
  ink: Ink;
};

const RARE = [...'鑫淼焱垚犇骉羴猋贔麤飝鱻'];

export function markedPerson(at: number, random: Random): Person {
  const pick = () => RARE[random.below(RARE.length)] ?? '';
  const digits = String(at % 10_000).padStart(4, '0');
  return {
    name: `${MARK}${pick()}${pick()}`,
    idNumber: withCheckDigit(`${ID_MARK}${digits.slice(1)}`),
    address: `${MARK}路${at}号`,
    phone: `${PHONE_MARK}${digits}`,
    credential: `CTID:zhang:${CODE_MARK}-${at}`,
    licence: `DZYYZZ:huapao:${CODE_MARK}-${at}`,
    photo: photograph(at),
    principal: {
      name: `${MARK}${pick()}`,
      idNumber: withCheckDigit(`${ID_MARK}${String((at + 500) % 1000).padStart(3, '0')}`),
      address: `${MARK}巷${at}号`,
    },
    organisation: { name: `${MARK}${at}有限公司`, uscc: `${USCC_MARK}${digits.slice(2)}` },
    ink: signature(at),
  };
}

/** Texts are marked; what has a form of its own is answered as that form wants. */
export function markedAnswers(fields: readonly Field[], at: number): Record<string, AnswerValue> {
  return Object.fromEntries(
    fields.map((field) => [field.key, isFreeText(field) ? `${MARK}${at}` : fittingAnswer(field)]),
  );
}

export const isFreeText = (field: Field): boolean => field.kind === 'text' && !field.personName;

function signature(at: number): Ink {
  const [x, y] = INK_MARK;
  const stroke = [...Array(40).keys()].map(
    (step): InkPoint => [x - step * 9, y - (at % 50) * step, step * 12],
  );
  return { width: 9000, height: 9000, strokes: [[...stroke, [x - 3000, y - 3000, 900]]] };
}

/** A JPEG that says whose it is in a quantisation table that nothing uses (ITU-T T.81, B.2.4.1): a comment would not be kept. */
function photograph(at: number): Blob {
  const picture = createCanvas(64, 48).toBuffer('image/jpeg');
  const table = Buffer.from(`${PHOTO_MARK}-${at} `.repeat(3)).subarray(0, 64);
  const segment = Buffer.concat([Buffer.from([0xff, 0xdb, 0, 67, 3]), table]);
  return new Blob([new Uint8Array(Buffer.concat([picture.subarray(0, 2), segment, picture.subarray(2)]))], {
    type: 'image/jpeg',
  });
}

/** GB 11643-1999, appendix A. */
function withCheckDigit(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return `${first17}${'10X98765432'[sum % 11]}`;
}
