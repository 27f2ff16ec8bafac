/**
 * A correction (补正): mends what a reviewer asked for in a case of pre-review, filed here or at another kiosk, and nothing else. What that
 * is, and whose case it is, the platform says to who laid down the card.
 */
import { mendedAnswers, mendingProblems, toMend } from '../../forms/mending.ts';
import type { CorrectionDraft, NewDraft } from '../../model/draft.ts';
import { type IdentityLevel, isEnough } from '../../model/identity-level.ts';
import { personConcerned } from '../../model/principal.ts';
import type { FieldProblem } from '../../model/problem.ts';
import type { Matter } from '../common/matter.ts';
import { materialProblems, originalsOf } from '../common/papers.ts';

/** A name and a number that anybody may type open nobody's case. */
export const NEEDED: IdentityLevel = 'e-id';

/** Whatever else is missing no longer matters. While the clock is in doubt the platform judges. */
const LAST_DAY_OVER: FieldProblem = { field: 'mending', code: 'last-day-over' };

const beginningWith = (itemCode: string, slip: string): NewDraft => ({
  kind: 'correction',
  ...{ itemCode, slip, mending: null, answers: {}, materials: [] },
});

export const correction: Matter<CorrectionDraft> = {
  kind: 'correction',
  beginning: {
    from: 'slip',
    draft: ({ itemCode }, slip) => beginningWith(itemCode, slip),
    elsewhere: ({ itemCode }, slip) => beginningWith(itemCode, slip),
    // One that was taken says nothing against the next: the reviewer may ask again. Whether there is something to mend, the platform knows.
    state: ({ kind }, made) => {
      if (kind !== 'pre-review' && kind !== 'correction') return 'not-offered';
      if (made === 'waiting') return made;
      return made === 'parked' ? 'offered-again' : 'offered';
    },
    endsTime: null,
    goesOn: true,
  },
  prefilled: (draft) => draft,
  withoutAnswers: ({ archive: _, ...draft }) => ({
    ...draft,
    mending: null,
    answers: {},
    prefilled: {},
    materials: [],
  }),
  missing: (draft, { item, hasPage, today }) => {
    const { applicant, mending, answers, materials } = draft;
    // Begun on the last day, confirmed after midnight: the platform would refuse it, when its citizen has gone.
    if (mending && today !== null && today > mending.until) return [LAST_DAY_OVER];
    const problems: FieldProblem[] = [];
    if (!applicant) problems.push({ field: 'applicant', code: 'required' });
    else if (!isEnough(applicant.source, NEEDED))
      problems.push({ field: 'identity', code: 'identity-level' });
    if (!item || !mending) return [...problems, { field: 'mending', code: 'required' }];
    return [
      ...problems,
      ...mendingProblems(item, mending, answers, {
        ...{ today, agent: applicant },
        own: personConcerned({ applicant, principal: mending.principal }),
      }),
      ...materialProblems(materials, toMend(item, mending, answers).materials, hasPage),
    ];
  },
  payload: ({ mending, answers, materials, archive }, item) => {
    if (!item || !mending) return {};
    const { corrects, review } = mending;
    const needed = toMend(item, mending, answers).materials;
    const handedIn = materials.filter(
      ({ archiveKey, pages, original }) =>
        (original || pages.length > 0) && needed.some((material) => material.archiveKey === archiveKey),
    );
    const mended = mendedAnswers(item, mending, answers);
    return { corrects, review, ...mended, materials: handedIn, ...(archive && { archive }) };
  },
  open: ({ mending }) => (mending ? { corrects: mending.corrects, review: mending.review } : {}),
  caseKey: ({ mending }) => mending?.corrects ?? null,
  facts: ({ mending, answers, materials }, item) => ({
    appointment: null,
    originals: originalsOf(materials, item && mending && toMend(item, mending, answers).materials),
  }),
  slip: {
    title: { 'zh-CN': '补正回执单', en: 'Correction' },
    time: 'kept',
    // Also of what was applied for wholly online, which is no pre-review.
    purpose: {
      'zh-CN': '请妥善保存，凭此单查询审核结果',
      en: 'Keep this slip: it shows you how far the review is.',
    },
    bring: ({ archiveKey }, { originals }) => originals.includes(archiveKey),
  },
  holds: () => false,
  application: () => null,
};
