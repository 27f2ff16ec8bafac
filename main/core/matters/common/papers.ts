/** Papers that a draft hands in: which of those that its case needs are still missing. */
import type { MaterialState } from '../../model/draft.ts';
import type { Material } from '../../model/item.ts';
import type { FieldProblem } from '../../model/problem.ts';

/** Each paper of an item, nothing of it handed in yet. */
export const noPapers = (materials: readonly Material[]): MaterialState[] =>
  materials.map(({ archiveKey }) => ({ archiveKey, pages: [], original: false }));

/** Of the papers that the case needs, those that are brought to the window. `needed`: null where that is not known. */
export function originalsOf(
  materials: readonly MaterialState[],
  needed: readonly Pick<Material, 'archiveKey'>[] | null,
): string[] {
  const isNeeded = (key: string) => needed?.some(({ archiveKey }) => archiveKey === key) ?? true;
  return materials.flatMap(({ original, archiveKey }) =>
    original && isNeeded(archiveKey) ? [archiveKey] : [],
  );
}

export function materialProblems(
  materials: readonly MaterialState[],
  needed: readonly Material[],
  hasPage: (pageId: string) => boolean,
): FieldProblem[] {
  return needed
    .filter(({ archiveKey, required, later }) => {
      const state = materials.find((each) => each.archiveKey === archiveKey);
      // A page that a full disk refused is gone with the core that held it.
      const isGone = state?.pages.some((page) => !hasPage(page)) ?? false;
      const comesLater = later === true && state?.later === true;
      return isGone || (required && !state?.original && !comesLater && !state?.pages.length);
    })
    .map(({ archiveKey }) => ({ field: archiveKey, code: 'photo-missing' }));
}
