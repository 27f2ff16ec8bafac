/** One answer to one field, by the field's kind: the same rules on the screen, as it is typed, and in the core, before it is kept. */
import type { AnswerValue } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import type { FieldProblem, ProblemCode } from '../model/problem.ts';
import { KINDS } from './kinds/index.ts';
import type { AnswerWords } from './kinds/kind.ts';

/** Control characters never come from a person's finger; a scanner or a paste can bring them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** No answer, or blanks alone. */
export function isBlank(value: AnswerValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** The first thing wrong with an answer, or null. Empty optional answers are fine. */
export function answerProblem(field: Field, value: AnswerValue | undefined): FieldProblem | null {
  const problem = (code: ProblemCode | null): FieldProblem | null => code && { field: field.key, code };
  if (value === undefined || isBlank(value)) return problem(field.required ? 'required' : null);
  const kind = KINDS[field.kind];
  const text = String(value).trim();
  if (text.length > kind.longest) return { field: field.key, code: 'too-long', limit: kind.longest };
  return problem(CONTROL.test(text) ? 'characters' : kind.problem(text, field));
}

/** The form in which an accepted answer is kept and sent. */
export function normaliseAnswer(field: Field, value: AnswerValue): AnswerValue {
  return KINDS[field.kind].normal(String(value).trim());
}

/** As a person reads it; nothing for no answer. */
export function showAnswer(field: Field, value: AnswerValue | undefined, words: AnswerWords): string {
  return value === undefined || value === '' ? '' : KINDS[field.kind].show(value, words);
}

/** As it is shown where others may look on. */
export function maskAnswer(field: Field, value: AnswerValue | undefined, words: AnswerWords): string {
  return KINDS[field.kind].mask(showAnswer(field, value, words));
}
