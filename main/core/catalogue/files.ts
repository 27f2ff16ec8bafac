/** Reads the catalogue's YAML files; what is wrong in them is named by file, line, item and field. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { readText } from '../../../kiosk-config/read-text.ts';
import { checkYaml, parseYaml, type YamlText } from '../../../kiosk-config/yaml.ts';
import {
  DepartmentEntry,
  ElsewhereEntry,
  type Entries,
  FieldEntry,
  ItemEntry,
  PaperEntry,
  ResultsEntry,
  SynonymEntry,
  ZoneEntry,
} from './entries.ts';

/**
 * One mistake, by its place in the data. `keys` is the path from the file's top, such as `[3, 'materials', 1, 'paper']`;
 * `item` is the code, id or name of the entry, empty where the whole file is meant.
 */
export type Mistake = { file: string; item: string; keys: readonly PropertyKey[]; message: string };

/** Adds a mistake at a path within one entry. */
export type Add = (keys: readonly PropertyKey[], message: string) => void;

/** One mistake, as a person is told it. `file` is relative to the catalogue's folder; `line` is null where there is none. */
export type CatalogueProblem = {
  file: string;
  line: number | null;
  item: string;
  field: string;
  message: string;
};

/** The files' texts by their names; null where one can't be read. */
export type Sources = ReadonlyMap<string, string | null>;

export type ReadAnswer = {
  entries: Entries;
  problems: CatalogueProblem[];
  /** The files of which nothing can be taken. */
  unread: ReadonlySet<string>;
  locate: (mistake: Mistake) => CatalogueProblem;
};

const BASE = [
  'zones.yaml',
  'departments.yaml',
  'fields.yaml',
  'materials.yaml',
  'synonyms.yaml',
  'elsewhere.yaml',
  'results.yaml',
] as const;

export function readSources(folder: string): Sources {
  return new Map([...BASE, ...itemFiles(folder)].map((file) => [file, textOf(path.join(folder, file))]));
}

/** Reads what can be read; every unreadable or misshapen piece is a problem, and the rest still gets checked. */
export function readEntries(sources: Sources): ReadAnswer {
  const reader = new Reader(sources);
  const entries: Entries = {
    zones: reader.list(ZoneEntry, 'zones.yaml').map(({ entry }) => entry),
    departments: reader.list(DepartmentEntry, 'departments.yaml').map(({ entry }) => entry),
    fields: reader.dictionary(FieldEntry, 'fields.yaml', /^[a-z][A-Za-z0-9]*$/),
    papers: reader.dictionary(PaperEntry, 'materials.yaml', /^[a-z0-9]+(-[a-z0-9]+)*$/),
    items: [...sources.keys()]
      .filter((file) => file.startsWith('items/'))
      .flatMap((file) => reader.list(ItemEntry, file).map((found) => ({ file, ...found }))),
    synonyms: reader.list(SynonymEntry, 'synonyms.yaml').map(({ entry }) => entry),
    elsewhere: reader.list(ElsewhereEntry, 'elsewhere.yaml').map(({ entry }) => entry),
    results: reader.whole(ResultsEntry, 'results.yaml'),
  };
  const { problems, unread } = reader;
  return { entries, problems, unread, locate: (mistake) => reader.locate(mistake) };
}

class Reader {
  readonly problems: CatalogueProblem[] = [];
  readonly unread = new Set<string>();
  readonly #sources: Sources;
  readonly #texts = new Map<string, YamlText>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  list<T>(schema: z.ZodType<T>, file: string): { at: number; entry: T }[] {
    const rows = this.#parse(file);
    if (rows === undefined) return [];
    if (!Array.isArray(rows)) {
      this.#reportWhole(file, '应为列表：每一项以“- ”开头');
      return [];
    }
    return rows.flatMap((row, at) => this.#check(schema, row, file, at).map((entry) => ({ at, entry })));
  }

  dictionary<T>(schema: z.ZodType<T>, file: string, key: RegExp): Map<string, T> {
    const found = new Map<string, T>();
    const rows = this.#parse(file);
    if (rows === undefined) return found;
    if (rows === null || typeof rows !== 'object' || Array.isArray(rows)) {
      this.#reportWhole(file, '应为“键: { … }”，一行一个');
      return found;
    }
    for (const [name, value] of Object.entries(rows)) {
      if (!key.test(name)) {
        const message = '键的写法不对：只用英文字母、数字（材料键用小写和短横），以字母开头';
        this.#report({ file, item: name, keys: [name], message });
      }
      for (const entry of this.#check(schema, value, file, name)) found.set(name, entry);
    }
    return found;
  }

  /** A file that is one entry; null where it is none. */
  whole<T>(schema: z.ZodType<T>, file: string): T | null {
    const value = this.#parse(file);
    if (value === undefined) return null;
    const checked = checkYaml(schema, value);
    if (checked.ok) return checked.data;
    this.unread.add(file);
    for (const { keys, message } of checked.misfits) this.#report({ file, item: '', keys, message });
    return null;
  }

  /** A member that is missing has the line of the entry that lacks it. */
  locate({ file, item, keys, message }: Mistake): CatalogueProblem {
    const lineOf = this.#texts.get(file)?.lineOf;
    let line: number | null = null;
    for (let depth = keys.length; lineOf && line === null && depth > 0; depth--) {
      line = lineOf(keys.slice(0, depth));
    }
    return { file, line, item, field: keys.slice(1).join('.'), message };
  }

  #report(mistake: Mistake): void {
    this.problems.push(this.locate(mistake));
  }

  #reportWhole(file: string, message: string): void {
    this.unread.add(file);
    this.#report({ file, item: '', keys: [], message });
  }

  #check<T>(schema: z.ZodType<T>, value: unknown, file: string, key: PropertyKey): T[] {
    const checked = checkYaml(schema, value);
    if (checked.ok) return [checked.data];
    const item = typeof key === 'string' ? key : nameOf(value);
    for (const { keys, message } of checked.misfits) {
      this.#report({ file, item, keys: [key, ...keys], message });
    }
    return [];
  }

  /** Undefined where the file can't be read. */
  #parse(file: string): unknown {
    const text = this.#sources.get(file) ?? null;
    if (text === null) {
      this.#reportWhole(file, '文件读不出来：请检查它在不在、叫什么名字');
      return undefined;
    }
    const parsed = parseYaml(text);
    if (!parsed.ok) {
      this.unread.add(file);
      for (const mistake of parsed.mistakes) this.problems.push({ file, item: '', field: '', ...mistake });
      return undefined;
    }
    this.#texts.set(file, parsed);
    return parsed.value;
  }
}

function itemFiles(folder: string): string[] {
  try {
    const names = readdirSync(path.join(folder, 'items')).filter((name) => name.endsWith('.yaml'));
    return names.sort().map((name) => `items/${name}`);
  } catch {
    return [];
  }
}

function textOf(file: string): string | null {
  try {
    return readText(file);
  } catch {
    return null;
  }
}

/** What a person would look for in the file: the code, else the id or the name. */
function nameOf(row: unknown): string {
  const { code, id, name } = (row ?? {}) as Record<string, unknown>;
  return String(code ?? id ?? name ?? '');
}
