/** SANE with its own test scanner alone: `test:0`, which draws a page and fails as it is told to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findCommand } from './processes.ts';

/** Null where the document scanner can be tried; else what is missing, in a sentence. */
export const saneMissing = (): string | null =>
  findCommand('scanimage') ? null : 'no scanimage (Debian: sane-utils)';

/** A `configFolder` for a scanner that only has those back ends: nothing of this machine is asked. */
export function saneFolder(folder: string, backends = 'test'): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'dll.conf'), `${backends}\n`);
  return folder;
}

/** What makes its pages come so slowly that one can do something meanwhile: a minute and more. */
export const SLOWLY = {
  ...{ 'read-limit': 'yes', 'read-limit-size': '2000' },
  ...{ 'read-delay': 'yes', 'read-delay-duration': '200000' },
};
