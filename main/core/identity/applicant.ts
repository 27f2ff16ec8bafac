/** Turns a card, the platform's word or a typed number into an applicant, or says why it can't be accepted. */
import type { IdCard } from '../../../devices/id-card-reader/contract.ts';
import { hallDate } from '../model/clock.ts';
import type { DocumentKind, Today } from '../model/documents/document.ts';
import {
  dashed,
  documentNamed,
  documentOf,
  hasCheckCharacter,
  isCalendarDate,
  normalNumber,
  numberProblem,
} from '../model/documents/index.ts';
import type { Applicant } from '../model/draft.ts';
import { asRead, isName, normalName } from '../model/names.ts';
import { nationName } from '../model/nations.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { Credential } from '../platform/answers.ts';
import type { CardRefusal, EnteredIdentity } from './contract.ts';

export type CardAnswer = { ok: true; applicant: Applicant } | { ok: false; reason: CardRefusal };

const DOCUMENT = {
  resident: 'resident',
  hmt: 'hmt-resident',
  fpr2017: 'foreign-permanent-2017',
  fpr2023: 'foreign-permanent-2023',
} as const;

/**
 * Validity and the number's own checks (GB 11643): a card that contradicts itself is sent to the counter. `nowMs`: milliseconds
 * since the epoch; null while the clock is in doubt, when nobody's card is called expired.
 */
export function applicantFromCard(card: IdCard, nowMs: number | null): CardAnswer {
  const today = nowMs === null ? '' : hallDate(nowMs).replaceAll('-', '');
  if (card.validTo !== '长期' && card.validTo < today) return { ok: false, reason: 'expired' };
  if (contradictsItself(card)) return { ok: false, reason: 'inconsistent' };
  const nameEn = 'nameEn' in card ? card.nameEn.trim() : '';
  const name = normalName(card.name) || normalName(nameEn);
  if (name === '') return { ok: false, reason: 'inconsistent' };
  return {
    ok: true,
    applicant: {
      source: 'card',
      document: DOCUMENT[card.kind],
      name,
      ...readBeside(card.name),
      ...(nameEn !== '' && nameEn !== name && { nameEn }),
      idNumber: card.idNumber,
      sex: card.sex === '1' || card.sex === '2' ? card.sex : null,
      nation: card.kind === 'resident' ? nationName(card.nation) : null,
      birth: isCalendarDate(card.birth) ? dashed(card.birth) : null,
      address: 'address' in card ? card.address : null,
    },
  };
}

function contradictsItself(card: IdCard): boolean {
  if (card.kind === 'fpr2017') return false;
  return (
    !hasCheckCharacter(card.idNumber) ||
    card.idNumber.slice(6, 14) !== card.birth ||
    (card.kind !== 'fpr2023' && (Number(card.idNumber[16]) % 2 === 1) !== (card.sex === '1'))
  );
}

function readBeside(name: string): Pick<Applicant, 'nameAsRead'> {
  const read = asRead(name);
  return read === null || name === '' ? {} : { nameAsRead: read };
}

/** Whom the platform vouches for needs no rule of spelling. Null when its answer names nobody. */
export function applicantFromCredential({ name: told, idNumber: number }: Credential): Applicant | null {
  const name = normalName(told);
  const idNumber = normalNumber(number);
  if (name === '' || idNumber === '') return null;
  const isKnown = numberProblem(idNumber, null) === null;
  const document = isKnown ? documentOf(idNumber) : null;
  return {
    source: 'e-id',
    document: document?.kind ?? (/^[\dX]+$/.test(idNumber) ? 'resident' : 'passport'),
    name,
    ...readBeside(told),
    idNumber,
    sex: document?.holder(idNumber).sex ?? null,
    nation: null,
    birth: document?.holder(idNumber).birth ?? null,
    address: null,
  };
}

export type TypedAnswer = { ok: true; applicant: Applicant } | { ok: false; problems: FieldProblem[] };

/** Longest name that is typed, in UTF-16 units; some passports fill two lines. */
const NAME_LENGTH_MAX = 60;

/** `today`: null while the clock is in doubt. */
export function applicantFromTyping(entered: EnteredIdentity, today: Today): TypedAnswer {
  const problems: FieldProblem[] = [];
  const name = normalName(entered.name);
  if (name === '') problems.push({ field: 'name', code: 'required' });
  else if (name.length > NAME_LENGTH_MAX) {
    problems.push({ field: 'name', code: 'too-long', limit: NAME_LENGTH_MAX });
  } else if (!isName(name)) problems.push({ field: 'name', code: 'characters' });
  const number = normalNumber(entered.idNumber);
  const code = number === '' ? 'required' : typedNumberProblem(number, entered.document, today);
  if (code) problems.push({ field: 'idNumber', code });
  if (problems.length > 0) return { ok: false, problems };
  const document = entered.document ? documentNamed(entered.document) : documentOf(number);
  return {
    ok: true,
    applicant: {
      source: 'typed',
      document: document.kind,
      name,
      idNumber: number,
      ...document.holder(number),
      nation: null,
      address: null,
    },
  };
}

/** Nobody who stands here goes by the 15 digits of before 1999 any more. */
function typedNumberProblem(number: string, document: DocumentKind | undefined, today: Today) {
  if (document) return documentNamed(document).problem(number, today);
  const problem = numberProblem(number, today);
  return problem === null && documentOf(number).kind === 'resident' && number.length < 18
    ? 'id-length'
    : problem;
}
