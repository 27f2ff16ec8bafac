/** The shipped catalogue with its compiled form, as a package carries it: a test's core then starts as fast as one in the field. */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { COMPILED_FILE } from '../../main/core/catalogue/compiled.ts';
import { compileCatalogue, problemLine } from '../../main/core/catalogue/load.ts';
import { hashFiles, OUT, ROOT } from '../../scripts/setup/lib.mjs';

/** What a compiled form is made of: the data, and the code that reads it. */
const SOURCES = ['kiosk-config/**/*.{yaml,ts}', 'main/core/{catalogue,forms,model}/**/*.ts'];

/** A folder of its own for each state of the sources; test processes that begin together make it once. */
export function compiledCatalogue(): string {
  const sources = globSync(SOURCES, { cwd: ROOT })
    .sort()
    .map((file) => path.join(ROOT, file));
  const folder = path.join(OUT, 'catalogue', hashFiles(sources));
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(folder), { recursive: true });
  const made = mkdtempSync(path.join(path.dirname(folder), 'making-'));
  cpSync(path.join(ROOT, 'kiosk-config', 'catalogue'), made, { recursive: true });
  const compiled = compileCatalogue(made);
  if (!compiled.ok) throw new Error(compiled.problems.map(problemLine).join('\n'));
  writeFileSync(path.join(made, COMPILED_FILE), compiled.json);
  try {
    renameSync(made, folder);
  } catch {
    // Another process was first.
    rmSync(made, { recursive: true });
  }
  return folder;
}
