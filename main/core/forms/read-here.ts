/** Papers that the kiosk has read itself: the card that lay on the reader is the ID card's copy, the licence's code is the licence. Pure. */
import type { Draft, PreReviewDraft } from '../model/draft.ts';
import type { ItemDetail, Material } from '../model/item.ts';
import { personConcerned } from '../model/principal.ts';
import { papersInAll } from './authorisation.ts';

export type ReadBy = NonNullable<Material['read']>;

/**
 * By what it was read in this matter; null: it was not, and is handed in. What a reviewer asks for again is handed in, read or not. The
 * card is that of the one whose matter it is: an agent's own is no copy of it.
 */
export function readHere({ read }: Pick<Material, 'read'>, draft: Draft | null): ReadBy | null {
  if (read === undefined || draft?.kind !== 'pre-review') return null;
  if (read === 'card') return personConcerned(draft)?.source === 'card' ? read : null;
  return isLicenceRead(draft) ? read : null;
}

/** As the principal's, or in the form; there it counts while the form, and the firm it is done for, are of the same. */
function isLicenceRead({ principal, licence, answers }: PreReviewDraft): boolean {
  const firm = principal?.kind === 'organisation' ? principal : null;
  if (firm?.source === 'licence') return true;
  if (!licence || (firm && firm.uscc !== licence.uscc)) return false;
  return Object.entries(licence.told).every(([key, told]) => answers[key] === told);
}

/** The same for a paper by its key. */
export function paperReadHere(item: ItemDetail | null, archiveKey: string, draft: Draft): ReadBy | null {
  const paper = item && papersInAll(item).find((each) => each.archiveKey === archiveKey);
  return paper ? readHere(paper, draft) : null;
}
