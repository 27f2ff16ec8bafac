/** What a kind of answer is: everything that form, summary, application and tests need to know of it, in one place. */
import type { AnswerValue } from '../../model/draft.ts';
import type { ProblemCode } from '../../model/problem.ts';

/** What a kind has to know of the field that is answered. */
export type Asked = { options?: readonly string[] | undefined };

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
  problem: (text: string, asked: Asked) => ProblemCode | null;
  /** The form in which an accepted answer is kept and sent. */
  normal: (text: string) => AnswerValue;
  /** As a person reads it. */
  show: (answer: AnswerValue, words: AnswerWords) => string;
  /** What is shown where others may look on; takes the shown text. */
  mask: (shown: string) => string;
  /** An answer that fits, of nobody real. */
  sample: (asked: Asked) => AnswerValue;
};

/** What any answer can have: none where one is required, too much text, control characters. */
export const COMMON_ERRORS = ['required', 'too-long', 'characters'] as const satisfies ProblemCode[];

/** A kind that takes any text as it is. */
export const ANY_TEXT = {
  errors: COMMON_ERRORS,
  problem: () => null,
  normal: (text) => text,
  show: String,
  mask: (shown) => shown,
} as const satisfies Partial<Kind>;
