/**
 * The catalogue as the build keeps it: read and checked once, so that a start of the core needs neither a YAML parser nor the
 * checks. It carries the hash of the files it was made from and counts only while they are the same. A core whose files an
 * operator changed reads the YAML at each start, with every check: it keeps no compiled form of its own, since a form that is
 * believed unchecked must come from the build alone, not from a folder that the running kiosk writes to.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entries, FieldEntry, PaperEntry } from './entries.ts';
import type { Sources } from './files.ts';

/** Beside the YAML files. */
export const COMPILED_FILE = 'compiled.json';

type Compiled = {
  /** SHA-256 of the sources, in hex. */
  sources: string;
  entries: Omit<Entries, 'fields' | 'papers'> & {
    fields: [string, FieldEntry][];
    papers: [string, PaperEntry][];
  };
};

/** `entries` were read from `sources` and have passed every check. */
export function compile(sources: Sources, entries: Entries): string {
  const compiled: Compiled = {
    sources: hashOf(sources),
    entries: { ...entries, fields: [...entries.fields], papers: [...entries.papers] },
  };
  return JSON.stringify(compiled);
}

/** The compiled entries; null where there are none, or they were made from other files than `sources`. */
export function readCompiled(folder: string, sources: Sources): Entries | null {
  const built = readBuilt(folder);
  return built && built.sources === hashOf(sources) ? built.entries : null;
}

/** The entries that the build last found good, whatever became of the files since; null where there are none. */
export function readLastGood(folder: string): Entries | null {
  return readBuilt(folder)?.entries ?? null;
}

function readBuilt(folder: string): { sources: string; entries: Entries } | null {
  try {
    const { sources, entries } = JSON.parse(
      readFileSync(path.join(folder, COMPILED_FILE), 'utf8'),
    ) as Compiled;
    const { fields, papers, ...lists } = entries;
    return { sources, entries: { ...lists, fields: new Map(fields), papers: new Map(papers) } };
  } catch {
    return null;
  }
}

function hashOf(sources: Sources): string {
  const hash = createHash('sha256');
  for (const [file, text] of sources) hash.update(JSON.stringify([file, text]));
  return hash.digest('hex');
}
