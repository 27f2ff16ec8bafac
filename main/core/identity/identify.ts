/** Makes a proved or typed person the draft's applicant, and fills in what that answers. */
import type { Applicant, Draft } from '../model/draft.ts';
import type { OpenMatter } from '../session/access.ts';

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

/** Throws SessionEndedError when the matter ended while the person was asked for. */
export function identify({ answers, undrawn }: IdentifyDeps, matter: OpenMatter, person: Applicant): Draft {
  const missing = undrawn(person.name + (person.nameEn ?? ''));
  const applicant = missing.length > 0 ? { ...person, undrawn: missing } : person;
  return matter.session.update(matter.draft, (current) => {
    const before = current.applicant;
    // Another person's answers must not stay when the card on the reader changes.
    const same = before === null || before.idNumber === applicant.idNumber;
    const own = same ? current : answers.withoutAnswers(current);
    return answers.prefilled({ ...own, applicant });
  });
}
