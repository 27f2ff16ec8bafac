/** First answers of a form, from what the cards, the licence and the phone step already told, and which of them may be changed. */
import type { AnswerValue, Applicant, PrefillSource } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import { type Principal, personConcerned } from '../model/principal.ts';
import { answerProblem } from './answer.ts';

/** Who files, for whom, and how to reach them. */
export type Filer = { applicant: Applicant; phone: string | null; principal?: Principal | undefined };

type Known = { value: AnswerValue | null; source: PrefillSource };

/** `idCard.` is the person whose matter it is; `agent.` who stands at the kiosk; `licence.` the organisation it is done for. */
function known(source: string, { applicant, phone, principal }: Filer): Known | null {
  const [from, about = ''] = source.split('.');
  switch (from) {
    case 'idCard': {
      const person = personConcerned({ applicant, principal }) ?? applicant;
      return { value: ofPerson(about, person), source: person.source };
    }
    case 'agent':
      return { value: ofPerson(about, applicant), source: applicant.source };
    case 'account':
      return { value: about === 'phone' ? phone : null, source: 'phone' };
    case 'licence':
      return principal?.kind === 'organisation' ? ofOrganisation(about, principal, applicant) : null;
    default:
      return null;
  }
}

function ofPerson(about: string, person: Applicant): AnswerValue | null {
  switch (about) {
    case 'name':
      return person.name;
    case 'number':
      return person.idNumber;
    case 'sex':
      return person.sex && (person.sex === '1' ? '男' : '女');
    case 'nation':
      return person.nation;
    case 'birth':
      return person.birth;
    case 'address':
      return person.address;
    default:
      return null;
  }
}

function ofOrganisation(
  about: string,
  { name, uscc, role, source }: Extract<Principal, { kind: 'organisation' }>,
  applicant: Applicant,
): Known | null {
  const isHead = role === 'legal-representative';
  switch (about) {
    case 'name':
      return { value: name, source };
    case 'uscc':
      return { value: uscc, source };
    case 'legalRep':
      return isHead ? { value: applicant.name, source: applicant.source } : null;
    case 'legalRepId':
      return isHead ? { value: applicant.idNumber, source: applicant.source } : null;
    default:
      return null;
  }
}

type Sources = Readonly<Record<string, PrefillSource>>;
export type Prefilled = { answers: Record<string, AnswerValue>; prefilled: Record<string, PrefillSource> };

/**
 * Never overwrites what the citizen answered, and never offers what the form itself would refuse. `before`: what was filled in so far; an
 * answer that is still as it was filled in follows its source, such as a phone number that was mended. What a licence said stays.
 */
export function prefill(
  fields: readonly Field[],
  filer: Filer,
  answers: Readonly<Record<string, AnswerValue>>,
  before: Sources = {},
): Prefilled {
  const filled: Record<string, AnswerValue> = { ...answers };
  const prefilled: Record<string, PrefillSource> = { ...before };
  for (const field of fields) {
    if (!field.prefill || field.repeat) continue;
    if (field.key in filled && !follows(field.prefill, before[field.key])) continue;
    const { value = null, source } = known(field.prefill, filer) ?? {};
    const own = field.prefill.startsWith('idCard.') ? personConcerned(filer) : filer.applicant;
    if (source && value !== null && answerProblem(field, value, { today: null, own, answers }) === null) {
      filled[field.key] = value;
      prefilled[field.key] = source;
    }
  }
  return { answers: filled, prefilled };
}

/** Whether an answer is still what its own source said, and not what was read off a paper since. */
function follows(prefill: string, source: PrefillSource | undefined): boolean {
  return source !== undefined && SPOKEN.includes(prefill.split('.')[0] ?? '');
}

/** The sources that are asked anew in the same matter. */
const SPOKEN: readonly string[] = ['idCard', 'agent', 'account'];

/** Sources that vouch for what they say. */
const PROOFS: readonly PrefillSource[] = ['card', 'e-id', 'social-card'];

/** Whether an answer was filled in from a proof and its field says that it stays so. */
export function isFixed({ key, fixed }: Field, prefilled: Sources = {}): boolean {
  const source = prefilled[key];
  return fixed === true && source !== undefined && PROOFS.includes(source);
}
