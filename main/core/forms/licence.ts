/** What a business licence answers of a form, and what of it fits no question as it stands. */
import type { AnswerValue } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import { answerProblem, normaliseAnswer } from './answer.ts';

const FROM_LICENCE = 'licence.';

/** By the licence's own names: `licence.uscc` is `uscc` here. */
export type LicenceText = Readonly<Record<string, string | undefined>>;

/** `left`: the fields whose answer the licence has, in a form that could not be taken. */
export type LicenceAnswers = { answers: Record<string, AnswerValue>; left: Field[] };

/** Whether a form asks for anything that a licence says. */
export function asksOfLicence(fields: readonly Field[]): boolean {
  return fields.some(({ prefill }) => prefill?.startsWith(FROM_LICENCE));
}

/** Shown on purpose, so these answers replace what was typed. */
export function licenceAnswers(fields: readonly Field[], licence: LicenceText): LicenceAnswers {
  const answers: Record<string, AnswerValue> = {};
  const left: Field[] = [];
  for (const field of fields) {
    if (!field.prefill?.startsWith(FROM_LICENCE)) continue;
    const text = licence[field.prefill.slice(FROM_LICENCE.length)]?.trim();
    if (!text) continue;
    const answer = inFormsWords(field, text);
    if (answer === null || answerProblem(field, answer) !== null) left.push(field);
    else answers[field.key] = normaliseAnswer(field, answer);
  }
  return { answers, left };
}

/** What says whose licence it is. */
const WHOSE = ['licence.uscc', 'licence.name'];

/** Of the answers that a licence gave, those that name its firm. */
export function firmToldBy(fields: readonly Field[], answers: LicenceAnswers['answers']) {
  const naming = fields.filter(({ prefill = '' }) => WHOSE.includes(prefill)).map(({ key }) => key);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => naming.includes(key)));
}

/** A licence's text as the field would have it; null where that can't be said. */
function inFormsWords(field: Field, text: string): string | null {
  if (field.options) return optionOf(field.options, text);
  return field.kind === 'number' ? amountOf(field.unit, text) : text;
}

/** `有限责任公司(自然人投资或控股)` is the option 有限责任公司: the longest that the text begins with. */
function optionOf(options: readonly string[], text: string): string | null {
  const plain = (value: string) => value.normalize('NFKC').replace(/\s+/g, '');
  const found = options
    .filter((option) => plain(text).startsWith(plain(option)))
    .sort((a, b) => b.length - a.length)[0];
  return found ?? null;
}

const IN_YUAN = { 元: 1, 万元: 10_000, 亿元: 100_000_000 } as const;
type Unit = keyof typeof IN_YUAN;

/**
 * `500万元人民币`, `人民币500.00万`, `5,000,000元` as digits in the field's own unit. Another currency, or words such as
 * 伍佰万元整, are left to the citizen.
 */
function amountOf(unit: string | undefined, text: string): string | null {
  const found =
    /^(?:人民币|RMB|CNY)?([\d,]+(?:\.\d+)?)(万|亿)?元?(?:整)?(?:\(?人民币\)?)?(?:元)?(?:整)?$/i.exec(
      text.normalize('NFKC').replace(/\s+/g, ''),
    );
  const digits = found?.[1]?.replaceAll(',', '');
  if (!digits) return null;
  const given: Unit = found?.[2] === '万' ? '万元' : found?.[2] === '亿' ? '亿元' : '元';
  const asked: Unit = unit === '万元' || unit === '亿元' ? unit : '元';
  return shifted(digits, Math.log10(IN_YUAN[given]) - Math.log10(IN_YUAN[asked]));
}

/** The decimal with its point moved to the right by so many places, exactly; without zeros that say nothing. */
function shifted(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const at = whole.length + places;
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - at), '0');
  const point = Math.max(at, 1);
  const all = digits.padEnd(point, '0');
  const rest = all.slice(point).replace(/0+$/, '');
  const integer = all.slice(0, point).replace(/^0+(?=\d)/, '');
  return rest === '' ? integer : `${integer}.${rest}`;
}
