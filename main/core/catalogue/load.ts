/** Loads the catalogue from its files, whole or not at all. */
import { Catalogue } from './catalogue.ts';
import { crossCheck } from './checks.ts';
import { type CatalogueProblem, readEntries, readSources } from './files.ts';

export { Catalogue } from './catalogue.ts';
export type { CatalogueProblem } from './files.ts';

/** At least one problem; messages are in Chinese, for the technician and the editor. */
type Refused = { ok: false; problems: CatalogueProblem[] };
export type LoadAnswer = { ok: true; catalogue: Catalogue } | Refused;

/** `folder` holds zones, departments, fields and materials .yaml, items/<department>.yaml. */
export function loadCatalogue(folder: string): LoadAnswer {
  const { entries, problems, locate } = readEntries(readSources(folder));
  const all = [...problems, ...crossCheck(entries).map(locate)];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, catalogue: new Catalogue(entries) };
}

/** One line for a person: where, then what. */
export function problemLine({ file, line, item, field, message }: CatalogueProblem): string {
  const place = line === null ? file : `${file} 第 ${line} 行`;
  return [place, item, field, message].filter((part) => part !== '').join(' · ');
}
