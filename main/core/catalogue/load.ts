/** Loads the catalogue from its data files, whole or not at all. */
import { Catalogue } from './catalogue.ts';
import { crossCheck } from './checks.ts';
import { type CatalogueProblem, readFiles } from './files.ts';

export { Catalogue } from './catalogue.ts';
export type { CatalogueProblem } from './files.ts';

export type LoadAnswer =
  | { ok: true; catalogue: Catalogue }
  /** At least one problem; messages are in Chinese, for the technician and the editor. */
  | { ok: false; problems: CatalogueProblem[] };

/** `folder` holds zones.json, departments.json, fields.json, materials.json and items/<department>.json. */
export function loadCatalogue(folder: string): LoadAnswer {
  const { files, problems } = readFiles(folder);
  const all = [...problems, ...crossCheck(files)];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, catalogue: new Catalogue(files) };
}
