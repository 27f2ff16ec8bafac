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
  const before = matter.session.draft;
  const changed = matter.session.update(matter.draft, (current) => {
    const own = isAnother(current, applicant) ? answers.withoutAnswers({ ...current, phone: null }) : current;
    return answers.prefilled({ ...own, applicant });
  });
  const kept = new Set(pagesOf(changed));
  for (const page of pagesOf(before)) if (!kept.has(page)) matter.session.removePage(page);
  return changed;
}

/** Whether somebody else is at the kiosk now: their answers, photographs and phone number must not become this person's. */
export function isAnother({ applicant: before }: Pick<Draft, 'applicant'>, { idNumber }: Applicant): boolean {
  return before !== null && before.idNumber !== idNumber;
}

function pagesOf(draft: Draft | null): string[] {
  return draft && 'materials' in draft ? draft.materials.flatMap(({ pages }) => pages) : [];
}
