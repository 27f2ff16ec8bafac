/** Turns a card, or a typed number, into an applicant, or says why it can't be accepted. */
import type { IdCard } from '../../../devices/id-card-reader/contract.ts';
import { hallDate } from '../model/clock.ts';
import type { Applicant } from '../model/draft.ts';
import { idNumberProblem, isCalendarDate, normaliseIdNumber } from '../model/id-number.ts';
import { nationName } from '../model/nations.ts';
import type { FieldProblem } from '../model/problem.ts';
import type { Credential } from '../platform/answers.ts';
import type { CardRefusal } from './contract.ts';

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
  if (card.kind !== 'fpr2017') {
    const disagrees =
      idNumberProblem(card.idNumber) !== null ||
      card.idNumber.slice(6, 14) !== card.birth ||
      (card.kind !== 'fpr2023' && (Number(card.idNumber[16]) % 2 === 1) !== (card.sex === '1'));
    if (disagrees) return { ok: false, reason: 'inconsistent' };
  }
  return {
    ok: true,
    applicant: {
      source: 'card',
      document: DOCUMENT[card.kind],
      name: card.name || ('nameEn' in card ? card.nameEn : ''),
      idNumber: card.idNumber,
      sex: card.sex === '1' || card.sex === '2' ? card.sex : null,
      nation: card.kind === 'resident' ? nationName(card.nation) : null,
      birth: isCalendarDate(card.birth) ? dashed(card.birth) : null,
      address: 'address' in card ? card.address : null,
    },
  };
}

/** Null when the platform's answer is no person that a form could take. */
export function applicantFromCredential({ name, idNumber }: Credential): Applicant | null {
  const answer = applicantFromTyping(name, idNumber);
  return answer.ok ? { ...answer.applicant, source: 'e-id' } : null;
}

export type TypedAnswer = { ok: true; applicant: Applicant } | { ok: false; problems: FieldProblem[] };

const NAME_LENGTH_MAX = 30;

export function applicantFromTyping(name: string, idNumber: string): TypedAnswer {
  const problems: FieldProblem[] = [];
  const trimmed = name.trim();
  if (trimmed === '') problems.push({ field: 'name', code: 'required' });
  else if (trimmed.length > NAME_LENGTH_MAX) {
    problems.push({ field: 'name', code: 'too-long', limit: NAME_LENGTH_MAX });
  } else if (!/^[\p{L}\p{M}·•. ]+$/u.test(trimmed)) problems.push({ field: 'name', code: 'characters' });
  const number = normaliseIdNumber(idNumber);
  const code = number === '' ? 'required' : idNumberProblem(number);
  if (code) problems.push({ field: 'idNumber', code });
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    applicant: {
      source: 'typed',
      document: 'resident',
      name: trimmed,
      idNumber: number,
      sex: Number(number[16]) % 2 === 1 ? '1' : '2',
      nation: null,
      birth: dashed(number.slice(6, 14)),
      address: null,
    },
  };
}

function dashed(yyyymmdd: string): string {
  return `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6, 8)}`;
}
