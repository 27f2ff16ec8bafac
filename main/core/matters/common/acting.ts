/** What a matter that is done for another asks and says beyond one that is done for oneself. */
import type { ActingDraft } from '../../model/draft.ts';
import { isEnough, neededBeforeWindow } from '../../model/identity-level.ts';
import type { ItemDetail, Material } from '../../model/item.ts';
import type { SlipFacts } from '../../model/papers.ts';
import { whomFor } from '../../model/principal.ts';
import type { FieldProblem } from '../../model/problem.ts';

/** Why an item can't be done for the draft's principal. The principal is proved as far as the item asks it of whoever comes themselves. */
export function principalProblems({ principal }: ActingDraft, item: ItemDetail | null): FieldProblem[] {
  if (!principal || !item) return [];
  if (!whomFor(item).includes(principal.kind)) return [{ field: 'principal', code: 'in-person' }];
  if (principal.kind === 'organisation') return [];
  const needed = neededBeforeWindow(item.identityLevel);
  return isEnough(principal.person.source, needed) ? [] : [{ field: 'principal', code: 'identity-level' }];
}

/** What a slip keeps of the papers that prove an agent's authority: which they are, and nobody's name. */
export function authorisationFacts(papers: readonly Material[]): Pick<SlipFacts, 'authorisation'> {
  return papers.length > 0 ? { authorisation: papers.map(({ archiveKey }) => archiveKey) } : {};
}
