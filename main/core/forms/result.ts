/** How a result comes to its applicant (结果送达): what is asked for a letter, and what of the choice is told to whom. Pure. */
import type { PreReviewDraft } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import type { ItemDetail } from '../model/item.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { ResultChoice, ResultOffer, ResultWord, SubmittedResult } from '../model/result.ts';
import { showAnswer } from './answer.ts';
import { formProblems } from './form.ts';
import { type Known, NOTHING_KNOWN } from './kinds/kind.ts';
import { prefill } from './prefill.ts';

type Item = Pick<ItemDetail, 'result'>;
type Chosen = Pick<PreReviewDraft, 'result'>;

/** The question itself, as a problem names it. */
export const RESULT = 'result';
const RECIPIENT = 'resultRecipient';
const PHONE = 'resultPhone';
const ADDRESS = 'resultAddress';

/** What a letter needs. Prefilled with who stands here; a letter for a firm goes to its handler. */
export const POST_FIELDS: readonly Field[] = [
  { key: RECIPIENT, label: '收件人', kind: 'text', personName: true, required: true, prefill: 'agent.name' },
  { key: PHONE, label: '收件电话', kind: 'phone', required: true, prefill: 'account.phone' },
  { key: ADDRESS, label: '收件地址', kind: 'address', required: true, prefill: 'idCard.address' },
];

/** The problems of this step. */
export const isAboutResult = (field: string): boolean =>
  field === RESULT || POST_FIELDS.some(({ key }) => key === field);

/** Everything that may be chosen, each place to fetch it for itself, in the item's order. */
export function choicesOf({ ways, points }: ResultOffer): ResultChoice[] {
  return ways.flatMap((way): ResultChoice[] =>
    way === 'collect' ? points.map(({ id: point }) => ({ way, point })) : [{ way }],
  );
}

export const isSameChoice = (one: ResultChoice, other: ResultChoice | null | undefined): boolean =>
  one.way === other?.way && (one.way !== 'collect' || other.way !== 'collect' || one.point === other.point);

/** A letter's questions as far as is known who stands here; what was answered stays. */
export function withKnown(draft: PreReviewDraft): PreReviewDraft {
  const { result, applicant, phone, principal } = draft;
  if (!applicant || result?.choice?.way !== 'post') return draft;
  const known = prefill(POST_FIELDS, { applicant, phone, principal }, result.answers, result.prefilled);
  return { ...draft, result: { ...result, ...known } };
}

/** What is still to be asked. Nothing where the item does not ask it; a way that is offered no more is asked anew. */
export function resultProblems(
  { result: offer }: Item,
  { result }: Chosen,
  known: Omit<Known, 'answers'> = NOTHING_KNOWN,
): FieldProblem[] {
  if (!offer) return [];
  const choice = result?.choice;
  if (!choice) return [{ field: RESULT, code: 'required' }];
  if (!choicesOf(offer).some((each) => isSameChoice(each, choice)))
    return [{ field: RESULT, code: 'option' }];
  return choice.way === 'post' ? formProblems(POST_FIELDS, result.answers, known) : [];
}

/** What may be said of it to whoever holds the slip: no name, no address. Null where nothing was chosen. */
export function resultWord({ result: offer }: Item, { result }: Chosen): ResultWord | null {
  const choice = result?.choice;
  if (!offer || !choice) return null;
  const { name, postage } = offer;
  if (choice.way === 'post') return { way: 'post', name, postage };
  if (choice.way === 'licence') return { way: 'licence', name };
  const point = offer.points.find(({ id }) => id === choice.point);
  return point ? { way: 'collect', name, point } : null;
}

/** As it is filed. */
export function submittedResult(item: Item, draft: Chosen): SubmittedResult | null {
  const word = resultWord(item, draft);
  if (word?.way !== 'post') return word;
  const said = (key: string) => String(draft.result?.answers[key] ?? '');
  return { ...word, recipient: said(RECIPIENT), phone: said(PHONE), address: said(ADDRESS) };
}

const POSTAGE = { recipient: '邮费到付，由收件人付', hall: '邮费由大厅承担' } as const;

/** How it comes, in one Chinese sentence, as paper says it. */
export function resultSentence(word: ResultWord): string {
  if (word.way === 'post') return `邮寄送达（${POSTAGE[word.postage]}）`;
  return word.way === 'licence' ? '存入电子证照库，手机上随时可看' : `自取：${word.point.name}`;
}

/** Rows of the application: how it comes, and where a letter goes. */
export function resultRows(item: Item, draft: Chosen): { label: string; value: string }[] {
  const word = resultWord(item, draft);
  if (!word) return [];
  const rows = [
    { label: '结果', value: word.name },
    { label: '送达方式', value: resultSentence(word) },
  ];
  if (word.way === 'collect') {
    const { where, hours, bring } = word.point;
    rows.push({ label: '地点', value: where }, { label: '时间', value: hours });
    rows.push({ label: '领取时带', value: bring.join('、') });
  }
  if (word.way === 'post') {
    const words = { yes: '是', no: '否' };
    for (const field of POST_FIELDS) {
      rows.push({ label: field.label, value: showAnswer(field, draft.result?.answers[field.key], words) });
    }
  }
  return rows;
}
