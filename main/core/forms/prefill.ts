/** First answers of a form, from what the ID card and the phone step already told. */
import type { AnswerValue, Applicant } from '../model/draft.ts';
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

/** Never overwrites what the citizen answered, and never offers what the form itself would refuse. */
export function prefill(
  fields: readonly Field[],
  applicant: Applicant,
  phone: string | null,
  answers: Readonly<Record<string, AnswerValue>>,
): Record<string, AnswerValue> {
  const filled: Record<string, AnswerValue> = { ...answers };
  for (const field of fields) {
    if (!field.prefill || field.repeat || field.key in filled) continue;
    const value = known(field.prefill, applicant, phone);
    if (value !== null && answerProblem(field, value, { today: null, own: applicant, answers }) === null) {
      filled[field.key] = value;
    }
  }
  return filled;
}
