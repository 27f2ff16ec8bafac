/** Which folders of node_modules some packages need at run time: their own, and those of everything they depend on. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup/lib.mjs';

type Manifest = {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/** Where `name` resolves from `folder`, as Node walks up; null when it is not installed (an optional one). */
function installed(name: string, folder: string): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    const candidate = path.join(at, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (at === path.dirname(at)) return null;
  }
}

/** The packages' folders with everything they need, nested ones included where they lie. */
export function closure(names: readonly string[]): Set<string> {
  const folders = new Set<string>();
  const visit = (name: string, from: string) => {
    const folder = installed(name, from);
    if (!folder || folders.has(folder)) return;
    folders.add(folder);
    const { dependencies, optionalDependencies } = manifestOf(folder);
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed, folder);
  };
  for (const name of names) visit(name, ROOT);
  return folders;
}
