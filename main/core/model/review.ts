/** What the reviewer of a pre-review says of a case: passed, to be mended (补正), or not accepted, and what is to be mended. */
import { z } from 'zod';
import { AnswerValue } from './answer-value.ts';
import { Principal } from './principal.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Fraction = z.number().min(0).max(1);

/** Longest words of a reviewer on one thing, UTF-16 units. */
const WORDS_MAX = 500;
/** What a reviewer says of one thing. */
export const Words = z.string().trim().min(1).max(WORDS_MAX);

/** Drawn over a photograph: left, top, width and height of the mark in fractions of the picture. */
export const Mark = z.object({
  shape: z.enum(['box', 'oval']),
  x: Fraction,
  y: Fraction,
  width: Fraction,
  height: Fraction,
});
export type Mark = z.infer<typeof Mark>;

/**
 * Why a case is not accepted, in the words of 行政许可法 第三十二条: nothing has to be applied for; another authority decides; papers are
 * still missing or wrong after they were to be mended. Beyond it: the conditions of the item are not met. Tells nothing of a person.
 */
export const RejectionReason = z.enum(['not-needed', 'not-competent', 'papers', 'conditions', 'other']);
export type RejectionReason = z.infer<typeof RejectionReason>;

/** What anybody who holds a case's slip may know of its review, beside its state. Names no person and no paper. */
export const ReviewWord = z.object({
  /** 补正: the last day on which it can be mended. */
  until: Day.optional(),
  reason: RejectionReason.optional(),
});
export type ReviewWord = z.infer<typeof ReviewWord>;

/** One photographed page of a paper as it was handed in, and what the reviewer marked on it. */
export const ReviewedPage = z.object({
  /** SHA-256 of the sealed photograph, lower-case hex: what it is asked for by. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  marks: z.array(Mark).max(20),
});
export type ReviewedPage = z.infer<typeof ReviewedPage>;

/** `key`: of a question, of a repeat, or of a question in one of its records (`owners.2.share`). */
export const FieldToMend = z.object({ key: z.string().max(100), words: Words });
export type FieldToMend = z.infer<typeof FieldToMend>;

export const MaterialToMend = z.object({
  archiveKey: z.string().max(100),
  words: Words,
  pages: z.array(ReviewedPage).max(50),
});
export type MaterialToMend = z.infer<typeof MaterialToMend>;

/** Why a case is not accepted (不予受理), in the reviewer's words, for its applicant alone. */
export const Refusal = z.object({
  caseNo: z.string(),
  /** ISO 8601 with the hall's offset */
  decidedAt: z.iso.datetime({ offset: true }),
  reason: RejectionReason,
  words: Words,
});
export type Refusal = z.infer<typeof Refusal>;

/** What is to be mended of a case, for its applicant alone. */
export const Mending = z.object({
  /** The case's submission id. */
  corrects: z.uuid(),
  caseNo: z.string(),
  /** Which of the case's reviews it was, from 1: a correction answers one. */
  review: z.number().int().min(1),
  itemVersion: z.number().int().min(1).optional(),
  /** ISO 8601 with the hall's offset */
  decidedAt: z.iso.datetime({ offset: true }),
  /** The last day on which a correction can be confirmed. */
  until: Day,
  /** For whom the case is, where that is not who filed it; absent in the answer of an earlier release. */
  principal: Principal.optional(),
  /** The whole form as it was answered last: what is to be mended may depend on the rest. */
  answers: z.record(z.string(), AnswerValue),
  repeats: z.record(z.string(), z.array(z.record(z.string(), AnswerValue))),
  fields: z.array(FieldToMend).max(200),
  materials: z.array(MaterialToMend).max(100),
});
export type Mending = z.infer<typeof Mending>;
