/** What of a draft still fits the item as it is now: its form may have changed while the draft waited. Pure. */
import { answerProblem } from '../forms/answer.ts';
import { papersInAll } from '../forms/authorisation.ts';
import { questionOf, repeatOf } from '../forms/repeats.ts';
import { noPapers } from '../matters/common/papers.ts';
import type { PreReviewDraft } from '../model/draft.ts';
import type { ItemDetail } from '../model/item.ts';

/** `hasPage`: whether a page came along. What an answer is measured by at the confirm is not measured here: today and whose it is. */
export function fitted(
  draft: PreReviewDraft,
  item: ItemDetail,
  hasPage: (pageId: string) => boolean,
): PreReviewDraft {
  const whole = withoutLost(draft, hasPage);
  if (draft.itemVersion === item.version) return whole;
  const questions = [...item.situation, ...item.fields];
  const fits = ([key, answer]: [string, PreReviewDraft['answers'][string]]) => {
    if (repeatOf(item.fields, key) === key) return typeof answer === 'number';
    const question = questionOf(questions, key, draft.answers);
    return question !== undefined && answerProblem(question, answer) === null;
  };
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(fits));
  const prefilled = Object.entries(draft.prefilled ?? {}).filter(([key]) => key in answers);
  const papers = noPapers(draft.principal ? papersInAll(item) : item.materials);
  return {
    ...whole,
    itemVersion: item.version,
    answers,
    prefilled: Object.fromEntries(prefilled),
    materials: papers.map(
      (paper) => whole.materials.find(({ archiveKey }) => archiveKey === paper.archiveKey) ?? paper,
    ),
  };
}

/** A paper of the platform's is whole or not there. */
function withoutLost(draft: PreReviewDraft, hasPage: (pageId: string) => boolean): PreReviewDraft {
  const materials = draft.materials.map(({ taken, ...state }) => {
    const pages = state.pages.filter(hasPage);
    const isWhole = pages.length === state.pages.length;
    return { ...state, pages: taken && !isWhole ? [] : pages, ...(taken && isWhole && { taken }) };
  });
  return { ...draft, materials };
}
