/** A pre-review (预审): the item's own form and its materials, checked by the department before the visit. */

import type { ItemDetail } from '../../catalogue/contract.ts';
import { formProblems } from '../../forms/form.ts';
import { prefill } from '../../forms/prefill.ts';
import type { MaterialState, PreReviewDraft } from '../../model/draft.ts';
import { missingPerson } from '../../model/person.ts';
import type { FieldProblem } from '../../model/problem.ts';
import { type Matter, versionOf } from '../common/matter.ts';
import { applicationContent } from './application.ts';

const originalsOf = (materials: readonly MaterialState[]) =>
  materials.filter(({ original }) => original).map(({ archiveKey }) => archiveKey);

export const preReview: Matter<PreReviewDraft> = {
  kind: 'pre-review',
  beginning: {
    from: 'item',
    identityLevel: (item) => item.identityLevel,
    draft: ({ code, version, materials }) => ({
      kind: 'pre-review',
      itemCode: code,
      itemVersion: version,
      answers: {},
      materials: materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false })),
    }),
  },
  prefilled: (draft, item) => {
    if (!draft.applicant || !item) return draft;
    return { ...draft, answers: prefill(item.fields, draft.applicant, draft.phone, draft.answers) };
  },
  withoutAnswers: (draft) => ({
    ...draft,
    answers: {},
    materials: draft.materials.map((each) => ({ ...each, pages: [], original: false })),
  }),
  missing: (draft, { item, hasPage, today }) => [
    ...missingPerson(draft, item?.identityLevel ?? 'typed'),
    ...(item
      ? [
          ...formProblems(item.fields, draft.answers, { today, own: draft.applicant }, item.form.eitherOf),
          ...materialProblems(draft, item, hasPage),
        ]
      : []),
  ],
  payload: ({ answers, materials }) => ({ answers, materials }),
  open: () => ({}),
  caseKey: () => null,
  facts: ({ materials, itemVersion }) => ({
    appointment: null,
    originals: originalsOf(materials),
    ...versionOf(itemVersion),
  }),
  slip: {
    title: '预审回执单',
    time: 'kept',
    purpose: '请妥善保存，到窗口办理时出示',
    bring: ({ form, archiveKey }, { originals }) => form === '原件' || originals.includes(archiveKey),
  },
  holds: () => false,
  application: applicationContent,
};

function materialProblems(
  { materials }: PreReviewDraft,
  item: ItemDetail,
  hasPage: (pageId: string) => boolean,
): FieldProblem[] {
  return item.materials
    .filter(({ archiveKey, required }) => {
      const state = materials.find((each) => each.archiveKey === archiveKey);
      // A page that a full disk refused is gone with the core that held it.
      const isGone = state?.pages.some((page) => !hasPage(page)) ?? false;
      return isGone || (required && !state?.original && !state?.pages.length);
    })
    .map(({ archiveKey }) => ({ field: archiveKey, code: 'photo-missing' }));
}
