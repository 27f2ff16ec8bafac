/** One answer to one field, by the field's kind: the same rules on the screen, as it is typed, and in the core, before it is kept. */
import type { AnswerValue } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import type { FieldProblem, ProblemCode } from '../model/problem.ts';
import { KINDS } from './kinds/index.ts';
import { type AnswerWords, type Finding, type Known, NOTHING_KNOWN } from './kinds/kind.ts';

/** Control characters and halves of a surrogate pair never come from a person's finger; a scanner or a paste can bring them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u;

/** No answer, or blanks alone, those that nobody sees included. */
export function isBlank(value: AnswerValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' && value.replace(/[\s\p{Cf}]/gu, '') === '');
}

/** The first thing wrong with an answer, or null. Empty optional answers are fine, and so is what identified the person here. */
export function answerProblem(
  field: Field,
  value: AnswerValue | undefined,
  known: Known = NOTHING_KNOWN,
): FieldProblem | null {
  const problem = (found: Finding | null): FieldProblem | null => {
    if (found === null) return null;
    return { field: field.key, ...(typeof found === 'string' ? { code: found } : found) };
  };
  if (value === undefined || isBlank(value)) return problem(field.required ? 'required' : null);
  const kind = KINDS[field.kind];
  const text = String(value).trim();
  if (NO_TEXT.test(text)) return problem('characters');
  if (kind.vouched?.(text, field, known)) return null;
  if (text.length > kind.longest) return problem({ code: 'too-long', limit: kind.longest });
  return problem(kind.problem(text, field, known));
}

/** What makes an accepted answer look like a slip of the finger, or null; the citizen may stand by it. */
export function answerDoubt(field: Field, value: AnswerValue | undefined): ProblemCode | null {
  return value === undefined || isBlank(value)
    ? null
    : (KINDS[field.kind].doubt?.(String(value).trim()) ?? null);
}

/** The form in which an accepted answer is kept and sent. */
export function normaliseAnswer(field: Field, value: AnswerValue): AnswerValue {
  return KINDS[field.kind].normal(String(value).trim(), field);
}

/** As it stands in its box; nothing for no answer. */
export function enteredText(field: Field, value: AnswerValue | undefined, words: AnswerWords): string {
  return value === undefined || value === '' ? '' : KINDS[field.kind].show(value, words);
}

/** As a person reads it in a list, with its unit; nothing for no answer. */
export function showAnswer(field: Field, value: AnswerValue | undefined, words: AnswerWords): string {
  const text = enteredText(field, value, words);
  return text !== '' && field.unit ? `${text} ${field.unit}` : text;
}

/** As it is shown where others may look on. */
export function maskAnswer(field: Field, value: AnswerValue | undefined, words: AnswerWords): string {
  return KINDS[field.kind].mask(showAnswer(field, value, words));
}
