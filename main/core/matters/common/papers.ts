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

/** `isRead`: the kiosk read it itself. */
export function materialProblems(
  materials: readonly MaterialState[],
  needed: readonly Material[],
  hasPage: (pageId: string) => boolean,
  isRead: (material: Material) => boolean = () => false,
): FieldProblem[] {
  return needed
    .filter((material) => {
      const { archiveKey, required, later } = material;
      const state = materials.find((each) => each.archiveKey === archiveKey);
      // A page that a full disk refused is gone with the core that held it.
      const isGone = state?.pages.some((page) => !hasPage(page)) ?? false;
      const comesLater = later === true && state?.later === true;
      const isThere = state?.original || comesLater || isRead(material) || Boolean(state?.pages.length);
      return isGone || (required && !isThere);
    })
    .map(({ archiveKey }) => ({ field: archiveKey, code: 'photo-missing' }));
}
