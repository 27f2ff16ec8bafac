/**
 * `npm run licences`: writes out/licences/NOTICES.txt and out/licences/bom.cdx.json, which the packages carry. Exit code 1 where a part's
 * licence is none of those that were read. The last line is JSON.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUT, ROOT } from '../setup/lib.mjs';
import { licenceProblem } from './allowed.ts';
import { billOfMaterials, notices } from './bill.ts';
import { npmParts, otherParts, type Part } from './parts.ts';

export const LICENCES = path.join(OUT, 'licences');

/** Writes both files; returns what is wrong, a line each. */
export function writeLicences(): { parts: Part[]; problems: string[] } {
  const parts = [...npmParts(), ...otherParts()];
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  mkdirSync(LICENCES, { recursive: true });
  writeFileSync(path.join(LICENCES, 'bom.cdx.json'), billOfMaterials(parts, version));
  writeFileSync(path.join(LICENCES, 'NOTICES.txt'), notices(parts));
  return { parts, problems: parts.flatMap((part) => licenceProblem(part) ?? []) };
}

if (import.meta.main) {
  const { parts, problems } = writeLicences();
  for (const line of problems) console.log(line);
  const withoutText = parts.filter(({ text }) => text === '').length;
  console.log(JSON.stringify({ licences: parts.length, unknown: problems.length, withoutText }));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
