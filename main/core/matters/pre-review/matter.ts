/** A pre-review (预审): the item's own form and its materials, checked by the department before the visit. */

import type { ItemDetail } from '../../catalogue/contract.ts';
import { answerProblem } from '../../forms/answer.ts';
import { caseProblems } from '../../forms/case.ts';
import { asked } from '../../forms/conditions.ts';
import { prefill } from '../../forms/prefill.ts';
import { toldApart } from '../../forms/repeats.ts';
import type { Today } from '../../model/documents/document.ts';
import type { AnswerValue, PreReviewDraft } from '../../model/draft.ts';
import type { Field } from '../../model/field.ts';
import type { Material } from '../../model/item.ts';
import { missingPerson } from '../../model/person.ts';
import type { FieldProblem } from '../../model/problem.ts';
import { type Matter, versionOf } from '../common/matter.ts';
import { materialProblems, noPapers, originalsOf } from '../common/papers.ts';
import { applicationContent } from './application.ts';

export const preReview: Matter<PreReviewDraft> = {
  kind: 'pre-review',
  beginning: {
    from: 'item',
    identityLevel: (item) => item.identityLevel,
    draft: ({ code, version, materials, situation }, given) => ({
      kind: 'pre-review',
      itemCode: code,
      itemVersion: version,
      answers: situationAnswers(situation, given),
      materials: noPapers(materials),
    }),
  },
  prefilled: (draft, item) => {
    if (!draft.applicant || !item) return draft;
    const { applicant, phone, answers, prefilled } = draft;
    return { ...draft, ...prefill(item.fields, applicant, phone, answers, prefilled) };
  },
  withoutAnswers: (draft) => ({
    ...draft,
    answers: {},
    prefilled: {},
    materials: draft.materials.map((each) => ({ ...each, pages: [], original: false })),
  }),
  missing: (draft, { item, hasPage, today }) => [
    ...missingPerson(draft, item?.identityLevel ?? 'typed'),
    ...(item ? missingPapers(draft, item, hasPage, today) : []),
  ],
  payload: ({ answers, materials }, item) => {
    if (!item) return { answers, materials };
    const needed = asked(item, answers);
    const { answers: told, repeats } = toldApart(needed.repeats, needed.answers);
    return {
      answers: told,
      ...(needed.repeats.length > 0 && { repeats }),
      materials: materials.filter(({ archiveKey }) => isAmong(needed.materials, archiveKey)),
    };
  },
  open: () => ({}),
  caseKey: () => null,
  facts: ({ answers, materials, itemVersion }, item) => ({
    appointment: null,
    originals: originalsOf(materials),
    ...(item && unneededOf(item, answers)),
    ...versionOf(itemVersion),
  }),
  slip: {
    title: '预审回执单',
    time: 'kept',
    purpose: '请妥善保存，到窗口办理时出示',
    bring: ({ form, archiveKey }, { originals, unneeded = [] }) =>
      !unneeded.includes(archiveKey) && (form === '原件' || originals.includes(archiveKey)),
  },
  holds: () => false,
  application: applicationContent,
};

const isAmong = (materials: readonly Material[], key: string) =>
  materials.some(({ archiveKey }) => archiveKey === key);

/** What fits of the answers that were given before the draft began; what doesn't is asked for at the confirm. */
function situationAnswers(
  situation: readonly Field[],
  given: Readonly<Record<string, AnswerValue>>,
): Record<string, AnswerValue> {
  return Object.fromEntries(
    situation.flatMap((question) => {
      const answer = given[question.key];
      return answer === undefined || answerProblem(question, answer) !== null ? [] : [[question.key, answer]];
    }),
  );
}

function unneededOf(item: ItemDetail, answers: PreReviewDraft['answers']) {
  const needed = asked(item, answers).materials;
  const unneeded = item.materials.flatMap(({ archiveKey }) =>
    isAmong(needed, archiveKey) ? [] : [archiveKey],
  );
  // Told even where there are none: then it is known which of the papers this case needs.
  return item.materials.some(({ when }) => when) ? { unneeded } : {};
}

function missingPapers(
  draft: PreReviewDraft,
  item: ItemDetail,
  hasPage: (pageId: string) => boolean,
  today: Today,
): FieldProblem[] {
  return [
    ...caseProblems(item, draft.answers, { today, own: draft.applicant }),
    ...materialProblems(draft.materials, asked(item, draft.answers).materials, hasPage),
  ];
}
