/** First answers of a form, from what the ID card and the phone step already told, and which of them may be changed. */
import type { AnswerValue, Applicant, PrefillSource } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import { answerProblem } from './answer.ts';

function known(source: string, applicant: Applicant, phone: string | null): AnswerValue | null {
  switch (source) {
    case 'idCard.name':
      return applicant.name;
    case 'idCard.number':
      return applicant.idNumber;
    case 'idCard.sex':
      return applicant.sex && (applicant.sex === '1' ? '男' : '女');
    case 'idCard.nation':
      return applicant.nation;
    case 'idCard.birth':
      return applicant.birth;
    case 'idCard.address':
      return applicant.address;
    case 'account.phone':
      return phone;
    default:
      return null;
  }
}

type Sources = Readonly<Record<string, PrefillSource>>;
export type Prefilled = { answers: Record<string, AnswerValue>; prefilled: Record<string, PrefillSource> };

/** Never overwrites what the citizen answered, and never offers what the form itself would refuse. `before`: what was filled in so far. */
export function prefill(
  fields: readonly Field[],
  applicant: Applicant,
  phone: string | null,
  answers: Readonly<Record<string, AnswerValue>>,
  before: Sources = {},
): Prefilled {
  const filled: Record<string, AnswerValue> = { ...answers };
  const prefilled: Record<string, PrefillSource> = { ...before };
  for (const field of fields) {
    if (!field.prefill || field.repeat || field.key in filled) continue;
    const value = known(field.prefill, applicant, phone);
    if (value !== null && answerProblem(field, value, { today: null, own: applicant, answers }) === null) {
      filled[field.key] = value;
      prefilled[field.key] = field.prefill.startsWith('account.') ? 'phone' : applicant.source;
    }
  }
  return { answers: filled, prefilled };
}

/** Sources that vouch for what they say. */
const PROOFS: readonly PrefillSource[] = ['card', 'e-id', 'social-card'];

/** Whether an answer was filled in from a proof and its field says that it stays so. */
export function isFixed({ key, fixed }: Field, prefilled: Sources = {}): boolean {
  const source = prefilled[key];
  return fixed === true && source !== undefined && PROOFS.includes(source);
}
