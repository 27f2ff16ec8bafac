/** What the rules of a personal document's number are made of. */
import { z } from 'zod';

/** The documents that a person can have here. Who has none is asked for none. */
export const DocumentKind = z.enum([
  'resident',
  'hmt-resident',
  'foreign-permanent-2017',
  'foreign-permanent-2023',
  'passport',
  'hk-macao-pass',
  'taiwan-pass',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** `id-division`: begins with no province. `id-born`: born after today, or so long ago that nobody has such a number. */
export type NumberProblem =
  | 'id-length'
  | 'id-characters'
  | 'id-division'
  | 'id-date'
  | 'id-born'
  | 'id-check'
  | 'id-document';

/** What a number itself says of its holder; null where it says nothing. `birth`: YYYY-MM-DD. `sex`: GB/T 2261.1. */
export type Holder = { birth: string | null; sex: '1' | '2' | null };

/** YYYY-MM-DD at the hall; null while the clock is in doubt, when no date is called too late. */
export type Today = string | null;

export type Document = {
  kind: DocumentKind;
  /** Whether a normal number (`normalNumber`) is meant as one of these; what is then wrong with it, `problem` says. */
  looksLike(number: string): boolean;
  problem(number: string, today: Today): NumberProblem | null;
  holder(number: string): Holder;
  /** Of nobody real. */
  sample: string;
};

export const UNKNOWN_HOLDER: Holder = { birth: null, sex: null };
