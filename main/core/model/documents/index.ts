/**
 * Every document that says who a person is, and what its number looks like: the one place that every question for one's own or
 * another's number asks. A new document is a file here, its name in document.ts and a line in the list.
 */
import type { Document, DocumentKind, NumberProblem, Today } from './document.ts';
import { EIGHTEEN } from './eighteen.ts';
import { foreignPermanent2017 } from './foreign-permanent-2017.ts';
import { foreignPermanent2023 } from './foreign-permanent-2023.ts';
import { hmtPermit } from './hmt-permit.ts';
import { hkMacaoPass, passport, taiwanPass } from './passes.ts';
import { resident } from './resident.ts';

export { dashed, isCalendarDate } from './calendar.ts';
export { allowSamplePeople } from './divisions.ts';
export { hasCheckCharacter } from './eighteen.ts';

/** The first that a number looks like is what it is taken for. */
const DOCUMENTS: readonly Document[] = [
  hmtPermit,
  foreignPermanent2023,
  foreignPermanent2017,
  hkMacaoPass,
  taiwanPass,
  resident,
  passport,
];

/** Longest number that any of them has. */
export const NUMBER_LENGTH_MAX = EIGHTEEN;

/** How old Taiwan travel permits print the letter behind their number, which counts the issues. */
const BRACKETED = /^(\d{10})\(([A-Z])\)$/;

/** Upper case, without the blanks and hyphens that people put between groups; full-width digits and letters as narrow ones. */
export function normalNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―−]+/g, '')
    .toUpperCase()
    .replace(BRACKETED, '$1$2');
}

/** The document that a number looks like; a resident's where it is of digits alone, too short or too long. */
export function documentOf(typed: string): Document {
  const number = normalNumber(typed);
  return DOCUMENTS.find((each) => each.looksLike(number)) ?? resident;
}

export function documentNamed(kind: DocumentKind): Document {
  return DOCUMENTS.find((each) => each.kind === kind) ?? resident;
}

/** The first thing wrong with a typed number of any document, or null. */
export function numberProblem(typed: string, today: Today): NumberProblem | null {
  const number = normalNumber(typed);
  const found = DOCUMENTS.find((each) => each.looksLike(number));
  if (found) return found.problem(number, today);
  return /^[\dX]*$/.test(number) ? 'id-length' : 'id-document';
}

/** Only enough to recognise one's own. */
export function maskNumber(number: string): string {
  if (number.length >= 15) return `${number.slice(0, 4)}**********${number.slice(-4)}`;
  return number.length < 5 ? number : `${number.slice(0, 1)}****${number.slice(-3)}`;
}
