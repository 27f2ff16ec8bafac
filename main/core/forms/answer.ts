/** Checks one answer against its field: the same rules on the screen, as it is typed, and in the core, before it is kept. */

import type { AnswerValue } from '../model/draft.ts';
import { idNumberProblem, isCalendarDate, normaliseIdNumber } from '../model/id-number.ts';
import type { Field, FieldKind } from '../model/item.ts';
import type { FieldProblem, ProblemCode } from '../model/problem.ts';

/** Longest answer by kind, in UTF-16 units. */
export const ANSWER_LENGTH_MAX: Record<FieldKind, number> = {
  text: 60,
  idNumber: 18,
  phone: 20,
  date: 10,
  address: 120,
  select: 60,
  number: 16,
  longText: 500,
  uscc: 18,
  bool: 5,
};

/** 11-digit mobile, or landline with area code and optional extension. */
const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/;

export function isPhone(typed: string): boolean {
  return PHONE.test(typed.replace(/\s+/g, ''));
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Unified social credit code with its MOD 31 check character, GB 32100-2015. */
export function isUscc(typed: string): boolean {
  const code = typed.trim().toUpperCase();
  if (code.length !== 18 || [...code].some((character) => !USCC_ALPHABET.includes(character))) return false;
  const sum = USCC_WEIGHTS.reduce(
    (total, weight, at) => total + weight * USCC_ALPHABET.indexOf(code.charAt(at)),
    0,
  );
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31) === code[17];
}

/** Control characters never come from a person's finger; a scanner or a paste can bring them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** The first thing wrong with an answer, or null. Empty optional answers are fine. */
export function answerProblem(field: Field, value: AnswerValue | undefined): FieldProblem | null {
  const problem = (code: ProblemCode, limit?: number): FieldProblem =>
    limit === undefined ? { field: field.key, code } : { field: field.key, code, limit };
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return field.required ? problem('required') : null;
  }
  const text = String(value).trim();
  const limit = ANSWER_LENGTH_MAX[field.kind];
  if (text.length > limit) return problem('too-long', limit);
  if (CONTROL.test(text)) return problem('characters');
  switch (field.kind) {
    case 'idNumber': {
      const code = idNumberProblem(text);
      return code && problem(code);
    }
    case 'phone':
      return isPhone(text) ? null : problem('phone');
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && isCalendarDate(text.replaceAll('-', ''))
        ? null
        : problem('date');
    case 'number':
      return Number.isFinite(Number(text)) && Number(text) >= 0 ? null : problem('number');
    case 'select':
      return field.options?.includes(text) ? null : problem('option');
    case 'uscc':
      return isUscc(text) ? null : problem('uscc');
    case 'bool':
      return text === 'true' || text === 'false' ? null : problem('option');
    case 'text':
    case 'address':
    case 'longText':
      return null;
  }
}

/** The form in which an accepted answer is kept and sent. */
export function normaliseAnswer(field: Field, value: AnswerValue): AnswerValue {
  const text = String(value).trim();
  switch (field.kind) {
    case 'number':
      return Number(text);
    case 'bool':
      return text === 'true';
    case 'idNumber':
      return normaliseIdNumber(text);
    case 'uscc':
      return text.toUpperCase();
    case 'phone':
      return text.replace(/\s+/g, '');
    default:
      return text;
  }
}
