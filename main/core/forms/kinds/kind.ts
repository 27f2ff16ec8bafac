/** What a kind of answer is: everything that form, summary, application and tests need to know of it, in one place. */
import type { Today } from '../../model/documents/document.ts';
import type { AnswerValue, Applicant } from '../../model/draft.ts';
import type { Field } from '../../model/field.ts';
import type { ProblemCode } from '../../model/problem.ts';

/** What a kind has to know of the field that is answered. */
export type Asked = Partial<Omit<Field, 'key' | 'label' | 'kind' | 'required' | 'prefill'>>;

/** What is known beside the field when an answer is judged. */
export type Known = {
  today: Today;
  /** Whose matter it is; null while nobody is identified. */
  own: Pick<Applicant, 'name' | 'idNumber'> | null;
  /** Who acts for that person, where somebody does. */
  agent?: Pick<Applicant, 'name' | 'idNumber'> | null;
  /** The form's answers so far. */
  answers: Readonly<Record<string, AnswerValue>>;
};

export const NOTHING_KNOWN: Known = { today: null, own: null, answers: {} };

/** What a kind says of an answer; `limit` and `other` as in FieldProblem. */
export type Finding = ProblemCode | { code: ProblemCode; limit?: number; other?: string };

/** The words for an answer that is none itself, in the reader's language. */
export type AnswerWords = { yes: string; no: string };

export type Kind<Name extends string = string> = {
  /** As fields.yaml names it. */
  kind: Name;
  /** Longest answer, in UTF-16 units of its text. */
  longest: number;
  /** Every problem that an answer of this kind can have, the common ones included. */
  errors: readonly ProblemCode[];
  /** What only this kind finds wrong with an answer that is trimmed, not empty, not too long and without control characters. */
  problem: (text: string, asked: Asked, known: Known) => Finding | null;
  /** Whether the answer is what identified its person: then no other rule is asked. */
  vouched?: (text: string, asked: Asked, known: Known) => boolean;
  /** What makes an accepted answer look like a slip of the finger: said once, and the citizen may stand by it. */
  doubt?: (text: string) => ProblemCode | null;
  /** The form in which an accepted answer is kept and sent. */
  normal: (text: string, asked: Asked) => AnswerValue;
  /** As a person reads it. */
  show: (answer: AnswerValue, words: AnswerWords) => string;
  /** What is shown where others may look on; takes the shown text. */
  mask: (shown: string) => string;
  /** An answer that fits on that day, YYYY-MM-DD, of nobody real. */
  sample: (asked: Asked, today?: string) => AnswerValue;
};

/** What any answer can have: none where one is required, too much text, characters that no text has. */
export const COMMON_ERRORS = ['required', 'too-long', 'characters'] as const satisfies ProblemCode[];

/** A kind that takes any text as it is. */
export const ANY_TEXT = {
  errors: COMMON_ERRORS,
  problem: () => null,
  normal: (text: string): AnswerValue => text,
  show: String,
  mask: (shown: string) => shown,
} as const satisfies Partial<Kind>;
