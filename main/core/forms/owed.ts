/** Papers that a case's applicant brings later (容缺), and the text that is signed for. Pure, for screen and core alike. */
import type { Draft, PreReviewDraft } from '../model/draft.ts';
import { dayWithWeekday } from '../model/hall/days.ts';
import type { ItemDetail, Material } from '../model/item.ts';
import { materialsOf } from './conditions.ts';

type Owing = Pick<PreReviewDraft, 'answers' | 'materials' | 'later'>;
type Signing = Owing & Pick<PreReviewDraft, 'principal'>;

/** The draft of a kind that is signed and may leave papers out; null: it is of another. */
export const signedDraft = (draft: Draft | null): PreReviewDraft | null =>
  draft?.kind === 'pre-review' ? draft : null;

/** The papers among those that the case needs which may come later and are left out for that. */
export function owedPapers(item: ItemDetail, { answers, materials }: Owing): Material[] {
  return materialsOf(item, answers).filter(
    ({ archiveKey, later }) =>
      later === true && materials.some((state) => state.archiveKey === archiveKey && state.later === true),
  );
}

/** Whether the promise is of just the papers that are left out now; where none is, no promise is needed. */
export function isPromised(item: ItemDetail, draft: Owing): boolean {
  const owed = owedPapers(item, draft).map(({ archiveKey }) => archiveKey);
  return owed.length === 0 || owed.join() === draft.later?.archiveKeys.join();
}

/** What follows where the papers did not come in time. */
export const LATER_AFTER = '到期没有补交的，预审不予通过，材料退回；以后可以重新申请。';

/**
 * What a pre-review is signed for: Chinese, whatever the screen's language, since this is what counts. Short: it is read aloud. The same
 * words stand in the application, and their hash in the payload.
 */
export function signedText(item: ItemDetail, draft: Signing): string {
  const { principal } = draft;
  const whom = principal ? `代${principal.kind === 'person' ? principal.person.name : principal.name}` : '';
  const truth = `我${whom}申请办理“${item.name}”。我填写的内容和提交的材料真实有效，如有虚假，由我承担责任。`;
  const owed = owedPapers(item, draft);
  if (owed.length === 0 || !draft.later) return truth;
  const papers = owed.map(({ name }) => `《${name}》`).join('、');
  const until = dayWithWeekday(draft.later.until);
  return `${truth}我自愿承诺：${papers}在${until}以前补交到${item.departmentName}窗口。${LATER_AFTER}`;
}
