/** Loads the catalogue from its files: whole or not at all for its editors, without its bad items for citizens. */
import { Catalogue } from './catalogue.ts';
import { crossCheck } from './checks.ts';
import { compile, readCompiled, readLastGood } from './compiled.ts';
import type { Entries } from './entries.ts';
import { type CatalogueProblem, readEntries, readSources, type Sources } from './files.ts';
import { withLastGood } from './last-good.ts';
import { withoutBadItems } from './set-aside.ts';

export { Catalogue } from './catalogue.ts';
export type { CatalogueProblem } from './files.ts';

/** At least one problem; messages are in Chinese, for the technician and the editor. */
type Refused = { ok: false; problems: CatalogueProblem[] };
export type LoadAnswer = { ok: true; catalogue: Catalogue } | Refused;
export type CompileAnswer = { ok: true; json: string } | Refused;

/** `folder` holds zones, departments, fields and materials .yaml, items/<department>.yaml and perhaps the compiled form. */
export function loadCatalogue(folder: string): LoadAnswer {
  const sources = readSources(folder);
  const compiled = readCompiled(folder, sources);
  if (compiled) return { ok: true, catalogue: new Catalogue(compiled) };
  const checked = check(sources);
  return checked.ok ? { ok: true, catalogue: new Catalogue(checked.entries) } : checked;
}

/**
 * What a kiosk in service shows: all that is right, and in place of a file of which nothing can be taken what the build last found good.
 * `problems`, for the technician, says what is wrong with the rest, whose items are found by the search with the window where to ask.
 * Refused where nothing is left and nothing was ever good.
 */
export function serveCatalogue(
  folder: string,
): { ok: true; catalogue: Catalogue; problems: CatalogueProblem[]; aside: string[] } | Refused {
  const sources = readSources(folder);
  const compiled = readCompiled(folder, sources);
  if (compiled) return { ok: true, catalogue: new Catalogue(compiled), problems: [], aside: [] };
  const good = readLastGood(folder);
  const read = readEntries(sources);
  const { entries, problems, aside } = withoutBadItems(sources, good ? withLastGood(read, good) : read);
  if (entries.items.length === 0) {
    return good ? { ok: true, catalogue: new Catalogue(good), problems, aside: [] } : { ok: false, problems };
  }
  return { ok: true, catalogue: new Catalogue(entries), problems, aside };
}

/** What the build writes into the folder as `COMPILED_FILE`. */
export function compileCatalogue(folder: string): CompileAnswer {
  const sources = readSources(folder);
  const checked = check(sources);
  return checked.ok ? { ok: true, json: compile(sources, checked.entries) } : checked;
}

/** One line for a person: where, then what. */
export function problemLine({ file, line, item, field, message }: CatalogueProblem): string {
  const place = line === null ? file : `${file} 第 ${line} 行`;
  return [place, item, field, message].filter((part) => part !== '').join(' · ');
}

function check(sources: Sources): { ok: true; entries: Entries } | Refused {
  const { entries, problems, locate } = readEntries(sources);
  const all = [...problems, ...crossCheck(entries).map(locate)];
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, entries };
}
