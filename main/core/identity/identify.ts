/** Makes a proved or typed person the draft's applicant, and fills in what that answers; asks for consent anew where it is another person. */
import { type Applicant, type Draft, pagesOf } from '../model/draft.ts';
import type { OpenMatter } from '../session/access.ts';
import { consentOf } from './consent-of.ts';

/** What a kind of matter makes of an applicant who is known now. */
export type ApplicantAnswers = {
  prefilled(draft: Draft): Draft;
  withoutAnswers(draft: Draft): Draft;
};

export type IdentifyDeps = {
  answers: ApplicantAnswers;
  /** The characters of a text that no font here draws. */
  undrawn: (text: string) => string[];
};

/**
 * `another-person`: what was agreed to was agreed to by somebody else. Nothing is taken of this one, what the other entered is wiped, and
 * the notice is asked anew.
 */
export type Identified = { outcome: 'identified' | 'another-person'; draft: Draft };

/** Throws SessionEndedError when the matter ended while the person was asked for. */
export function identify(
  { answers, undrawn }: IdentifyDeps,
  matter: OpenMatter,
  person: Applicant,
): Identified {
  const applicant = drawable(undrawn, person);
  const before = matter.session.draft;
  const changed = matter.session.update(matter.draft, (current) => {
    const consent = current.consent && consentOf(current.consent, applicant);
    return consent
      ? answers.prefilled({ ...current, consent, applicant })
      : answers.withoutAnswers({ ...current, consent, applicant: null, phone: null });
  });
  const kept = new Set(pagesOf(changed));
  for (const page of pagesOf(before)) if (!kept.has(page)) matter.session.removePage(page);
  return { outcome: changed.applicant ? 'identified' : 'another-person', draft: changed };
}

/** The person with what no font here draws of the name. */
export function drawable(undrawn: IdentifyDeps['undrawn'], person: Applicant): Applicant {
  const missing = undrawn(person.name + (person.nameEn ?? ''));
  return missing.length > 0 ? { ...person, undrawn: missing } : person;
}
