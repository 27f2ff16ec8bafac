/** A pre-review (预审): the item's own form and its materials, checked by the department before the visit. */

import type { ItemDetail } from '../../catalogue/contract.ts';
import { answerProblem } from '../../forms/answer.ts';
import { authorisationPapers, papersInAll } from '../../forms/authorisation.ts';
import { caseProblems } from '../../forms/case.ts';
import { asked } from '../../forms/conditions.ts';
import { askedOf } from '../../forms/mending.ts';
import { isPromised, owedPapers, signedText } from '../../forms/owed.ts';
import { prefill } from '../../forms/prefill.ts';
import { readHere } from '../../forms/read-here.ts';
import { toldApart } from '../../forms/repeats.ts';
import { resultProblems, resultWord, submittedResult, withKnown } from '../../forms/result.ts';
import type { Today } from '../../model/documents/document.ts';
import type { AnswerValue, PreReviewDraft } from '../../model/draft.ts';
import type { Field } from '../../model/field.ts';
import type { Material } from '../../model/item.ts';
import { SHOWN_AT_WINDOW, type SlipFacts } from '../../model/papers.ts';
import { missingPerson } from '../../model/person.ts';
import { type ForWhom, personConcerned } from '../../model/principal.ts';
import type { FieldProblem } from '../../model/problem.ts';
import { authorisationFacts, principalProblems } from '../common/acting.ts';
import { type Matter, versionOf } from '../common/matter.ts';
import { materialProblems, noPapers, originalsOf } from '../common/papers.ts';
import { applicationContent, promiseContent } from './application.ts';
import { unsignedWhereChanged } from './signing.ts';

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
    const { applicant, phone, principal, answers, prefilled } = draft;
    return unsignedWhereChanged(draft, {
      ...withKnown(withPapers(draft, item)),
      ...prefill(item.fields, { applicant, phone, principal }, answers, prefilled),
    });
  },
  // What was answered about the situation is not about a person; the rest, and the papers, are the one's whom it was for.
  forAnother: (draft, principal, item) => ({
    ...preReview.withoutAnswers(draft),
    ...(principal && { principal }),
    answers: situationFor(item?.situation ?? [], draft.answers, principal?.kind ?? 'oneself'),
  }),
  withoutAnswers: ({ principal: _, archive: __, licence: ___, ...draft }) => ({
    ...draft,
    answers: {},
    prefilled: {},
    materials: draft.materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false })),
    result: null,
    later: null,
    signature: null,
  }),
  missing: (draft, { item, hasPage, today }) => [
    ...missingPerson(draft, item?.identityLevel ?? 'typed'),
    ...principalProblems(draft, item),
    ...(item
      ? [
          ...missingPapers(draft, item, hasPage, today),
          ...resultProblems(item, draft),
          ...missingSignature(draft, item),
        ]
      : []),
  ],
  payload: (draft, item) => {
    const { answers, materials, principal, later, signature, archive } = draft;
    const whom = principal ? { principal } : {};
    if (!item) return { answers, materials, ...whom };
    const needed = askedOf(item, draft);
    const result = submittedResult(item, draft);
    const { answers: told, repeats } = toldApart(needed.repeats, needed.answers);
    return {
      answers: told,
      ...(needed.repeats.length > 0 && { repeats }),
      materials: materials.filter(({ archiveKey }) => isAmong(needed.materials, archiveKey)),
      ...whom,
      ...(result && { result }),
      ...(later && owedPapers(item, draft).length > 0 && { later }),
      ...(signature && { signature }),
      ...(archive && { archive }),
    };
  },
  open: () => ({}),
  caseKey: () => null,
  facts: (draft, item) => ({
    appointment: null,
    originals: originalsOf(draft.materials, item && askedOf(item, draft).materials),
    ...(item && unneededOf(item, draft.answers)),
    ...authorisationFacts(authorisationPapers(item ?? {}, draft.principal, draft.applicant)),
    ...(item && owedOf(item, draft)),
    ...(draft.signature?.state === 'at-window' && { isUnsigned: true }),
    ...(item && comesBy(item, draft)),
    ...versionOf(draft.itemVersion),
  }),
  slip: {
    title: { 'zh-CN': '预审回执单', en: 'Pre-review' },
    time: 'kept',
    purpose: SHOWN_AT_WINDOW,
    bring: ({ form, name, archiveKey }, { originals, owed, unneeded = [] }) =>
      !unneeded.includes(archiveKey) &&
      !owed?.papers.includes(name) &&
      (form === '原件' || originals.includes(archiveKey)),
    online: {
      title: { 'zh-CN': '网上申报回执单', en: 'Online application' },
      purpose: {
        'zh-CN': '请妥善保存，凭此单查询、补正',
        en: 'Keep this slip: it shows how far it is, and mends what is asked for.',
      },
      // The card was read and the form is signed: what is brought is what could not be photographed.
      bring: ({ archiveKey }, { originals }) => originals.includes(archiveKey),
    },
  },
  holds: () => false,
  asksWhereDoubled: true,
  application: applicationContent,
  promise: promiseContent,
};

const isAmong = (materials: readonly Pick<Material, 'archiveKey'>[], key: string) =>
  materials.some(({ archiveKey }) => archiveKey === key);

/** The draft with a place for each paper that its agent hands in. */
function withPapers(draft: PreReviewDraft, item: ItemDetail): PreReviewDraft {
  if (!draft.principal) return draft;
  const missing = papersInAll(item).filter(({ archiveKey }) => !isAmong(draft.materials, archiveKey));
  return { ...draft, materials: [...draft.materials, ...noPapers(missing)] };
}

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

/** What was answered about the situation; a question that asks for whom it is done is answered so, or anew where several answers fit. */
function situationFor(
  situation: readonly Field[],
  given: Readonly<Record<string, AnswerValue>>,
  whom: ForWhom,
): Record<string, AnswerValue> {
  const answers = situationAnswers(situation, given);
  for (const { key, whom: says } of situation) {
    if (!says || says[String(answers[key])] === whom) continue;
    const [fits, ...others] = Object.keys(says).filter((option) => says[option] === whom);
    if (fits !== undefined && others.length === 0) answers[key] = fits;
    else if (key in answers) delete answers[key];
  }
  return answers;
}

function unneededOf(item: ItemDetail, answers: PreReviewDraft['answers']) {
  const needed = asked(item, answers).materials;
  const unneeded = item.materials.flatMap(({ archiveKey }) =>
    isAmong(needed, archiveKey) ? [] : [archiveKey],
  );
  // Told even where there are none: then it is known which of the papers this case needs.
  return item.materials.some(({ when }) => when) ? { unneeded } : {};
}

function owedOf(item: ItemDetail, draft: PreReviewDraft): Pick<SlipFacts, 'owed'> {
  const papers = owedPapers(item, draft).map(({ name }) => name);
  return draft.later && papers.length > 0 ? { owed: { papers, until: draft.later.until } } : {};
}

function comesBy(item: ItemDetail, draft: PreReviewDraft): Pick<SlipFacts, 'result'> {
  const result = resultWord(item, draft);
  return result ? { result } : {};
}

/** The promise first: it is part of what is signed for. */
function missingSignature(draft: PreReviewDraft, item: ItemDetail): FieldProblem[] {
  if (!isPromised(item, draft)) return [{ field: 'promise', code: 'required' }];
  const isSigned = draft.signature?.text === signedText(item, draft);
  return isSigned ? [] : [{ field: 'signature', code: 'required' }];
}

function missingPapers(
  draft: PreReviewDraft,
  item: ItemDetail,
  hasPage: (pageId: string) => boolean,
  today: Today,
): FieldProblem[] {
  return [
    ...caseProblems(item, draft.answers, { today, own: personConcerned(draft), agent: draft.applicant }),
    ...materialProblems(
      draft.materials,
      askedOf(item, draft).materials,
      hasPage,
      (material) => readHere(material, draft) !== null,
    ),
  ];
}
