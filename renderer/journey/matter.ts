/** The matter in hand: what a citizen has chosen, entered and filed so far, and the events that change it or move it on. */
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import type { Answers } from '../../main/core/forms/form.ts';
import type { Draft, MatterKind } from '../../main/core/model/draft.ts';
import type { FieldProblem } from '../../main/core/model/problem.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';

export interface Matter {
  item: ItemDetail | null;
  draft: Draft | null;
  /** What was answered to the item's questions about the citizen's situation before a draft began; a draft has its own. */
  situation: Answers;
  /** What was entered into the form and can't be saved as it is: half a number, or what is wrong. Kept while the citizen goes back. */
  typed: Answers;
  receipt: Receipt | null;
  /** The receipt number of the matter that this one follows, where the screen begins it by itself. */
  earlier: string | null;
  /** What confirm found missing; shown at the step where it is mended. */
  problems: readonly FieldProblem[];
  /** The citizen says that it is for another, or for an organisation: they are asked for whom. */
  isForAnother: boolean;
  /** The question that a citizen chose to mend from the summary: the way leads back there at once. */
  mending: string | null;
}

/** Whether the item's own form asks for this field too: then its answer is what counts. */
export function isInForm(draft: Draft | null, item: ItemDetail | null, field: string): boolean {
  return draft !== null && 'answers' in draft && (item?.fields.some(({ key }) => key === field) ?? false);
}

/** What was answered to the item's questions about the citizen's situation. */
export function situationOf({ draft, situation }: Matter): Answers {
  return draft && 'answers' in draft ? draft.answers : situation;
}

/** What a matter begins with. A known item makes the choice of one needless, a draft that has begun also its guide. */
export interface MatterStart {
  kind: MatterKind;
  item: ItemDetail | null;
  draft: Draft | null;
  /** The receipt number of the matter that it follows, where its own first step begins the draft. */
  earlier?: string;
  /** The step where a draft was left that goes on. */
  at?: string;
}

export type MatterEvent =
  | { type: 'ITEM'; item: ItemDetail }
  | { type: 'SITUATION'; answers: Answers }
  /** The core began a fresh draft for the item. */
  | { type: 'BEGUN'; draft: Draft }
  /** The draft changed without moving on, or came back after a reconnect. */
  | { type: 'DRAFT'; draft: Draft }
  /** The form was left with answers that can't be saved. */
  | { type: 'TYPED'; answers: Answers }
  /** Whether it is for another. Whoever changes that answers anew what comes after it. */
  | { type: 'FOR_ANOTHER'; isForAnother: boolean }
  | { type: 'NEXT' }
  | { type: 'BACK' }
  /** Confirm was refused: go where the first problem is mended. */
  | { type: 'INCOMPLETE'; problems: readonly FieldProblem[] }
  /** From the summary to where this question is answered. */
  | { type: 'MEND'; field: string }
  | { type: 'COMMITTED'; receipt: Receipt };
