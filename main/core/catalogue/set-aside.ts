/** What of a catalogue can be served although some of it is wrong: the bad items are set aside, each with where to ask for it. */
import { parseYaml } from '../../../kiosk-config/yaml.ts';
import { crossCheck } from './checks.ts';
import { type DepartmentEntry, type ElsewhereEntry, type Entries, itemsFile } from './entries.ts';
import type { CatalogueProblem, ReadAnswer, Sources } from './files.ts';

/** `aside`: the names of the items that are not served. */
export type Rest = { entries: Entries; problems: CatalogueProblem[]; aside: string[] };

/** An item that goes takes nothing with it, so what is left is checked again until nothing is wrong with it. */
export function withoutBadItems(sources: Sources, { entries: read, problems, locate }: ReadAnswer): Rest {
  const found = [...problems];
  let entries = { ...read, ...soundPlaces(read) };
  // Each round removes an item or is the last.
  for (let left = entries.items.length; left >= 0; left--) {
    const mistakes = crossCheck(entries);
    if (found.length === problems.length) found.push(...mistakes.map(locate));
    const bad = new Set(
      mistakes.flatMap(({ file, keys }) => (file.startsWith('items/') ? [`${file} ${String(keys[0])}`] : [])),
    );
    const kept = entries.items.filter(({ file, at }) => !bad.has(`${file} ${at}`));
    if (kept.length === entries.items.length) break;
    entries = { ...entries, items: kept };
  }
  const served = new Set(entries.items.map(({ entry }) => entry.name));
  const aside = namedItems(sources).filter(
    ({ name }, at, all) => !served.has(name) && all.findIndex((other) => other.name === name) === at,
  );
  return {
    entries: {
      ...entries,
      elsewhere: [...entries.elsewhere, ...aside.map((item) => whereToAsk(item, entries))],
    },
    problems: found,
    aside: aside.map(({ name }) => name),
  };
}

/** Zones and departments that are there once; what belongs to none goes. */
function soundPlaces({ zones, departments }: Entries): Pick<Entries, 'zones' | 'departments'> {
  const once = <T>(list: readonly T[], key: (each: T) => string) =>
    list.filter((each, at) => list.findIndex((other) => key(other) === key(each)) === at);
  const known = once(zones, ({ id }) => id);
  return {
    zones: known,
    departments: once(departments, ({ code }) => code).filter(({ zone }) =>
      known.some(({ id }) => id === zone),
    ),
  };
}

type Named = { file: string; name: string; keywords: string[] };

/** Every item that the files name, read as loosely as can be: of a file that is no YAML, by its lines. */
function namedItems(sources: Sources): Named[] {
  return [...sources].flatMap(([file, text]) => {
    if (!file.startsWith('items/') || text === null) return [];
    const parsed = parseYaml(text);
    if (!parsed.ok || !Array.isArray(parsed.value)) {
      return [...text.matchAll(/^ {2}name: *(\S+) *$/gm)].map(([, name = '']) => ({
        file,
        name,
        keywords: [],
      }));
    }
    return parsed.value.flatMap((row: unknown) => {
      const { name, keywords } = (row ?? {}) as { name?: unknown; keywords?: unknown };
      if (typeof name !== 'string' || name.trim().length < 2) return [];
      const words = Array.isArray(keywords) ? keywords.filter((word) => typeof word === 'string') : [];
      return [{ file, name: name.trim(), keywords: words }];
    });
  });
}

function whereToAsk({ file, name, keywords }: Named, { departments }: Entries): ElsewhereEntry {
  const office = departments.find(({ code }: DepartmentEntry) => itemsFile(code) === file);
  return {
    name,
    words: [name, ...keywords.filter((word) => word.length > 1)],
    alone: [],
    where: `本机暂时不能办理这一项，请到${office ? `${office.shortName}窗口` : '大厅咨询台'}咨询。`,
  };
}
