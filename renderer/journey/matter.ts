/** What both flows carry from step to step, and the events that move them. */
import type { ItemDetail } from '../../main/core/catalogue/contract.ts';
import type { Draft } from '../../main/core/model/draft.ts';
import type { FieldProblem } from '../../main/core/model/problem.ts';
import type { Receipt } from '../../main/core/model/receipt.ts';

export interface Matter {
  item: ItemDetail | null;
  draft: Draft | null;
  receipt: Receipt | null;
  /** What confirm found missing; shown at the step it belongs to. */
  problems: readonly FieldProblem[];
}

export const NO_MATTER: Matter = { item: null, draft: null, receipt: null, problems: [] };

export type MatterEvent =
  | { type: 'ITEM'; item: ItemDetail }
  /** The core began a fresh draft for the item. */
  | { type: 'BEGUN'; draft: Draft }
  /** The draft changed without moving on, or came back after a reconnect. */
  | { type: 'DRAFT'; draft: Draft }
  | { type: 'NEXT' }
  | { type: 'BACK' }
  /** No card at hand: type the identity. */
  | { type: 'TYPE' }
  /** Confirm was refused: go where the first problem is mended. */
  | { type: 'INCOMPLETE'; problems: readonly FieldProblem[] }
  | { type: 'COMMITTED'; receipt: Receipt };

export type PhoneOrIdentity = 'identity' | 'phone' | 'other';

/** Which common step mends a problem. */
export function stepOf(problem: FieldProblem | undefined): PhoneOrIdentity {
  if (problem?.field === 'phone') return 'phone';
  if (problem && ['applicant', 'name', 'idNumber', 'identity'].includes(problem.field)) return 'identity';
  return 'other';
}
