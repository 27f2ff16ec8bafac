/** Which licences the package may carry. Another one, or none, fails the build: somebody has to read it first. */
import type { Part } from './parts.ts';

/** SPDX ids whose terms are met by passing on their text and notices. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'Arphic-1999',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'X11',
]);

/** Every word of an SPDX expression is asked for: of a choice, each must do, so that nobody has to choose. */
function isAllowed(expression: string): boolean {
  const ids = expression.split(/\s+(?:AND|OR)\s+|[()\s]+/).filter((word) => word !== '');
  return ids.length > 0 && ids.every((id) => ALLOWED.has(id));
}

/** What is wrong with a part's licence, in a line; null: nothing. */
export function licenceProblem({
  name,
  version,
  licence,
}: Pick<Part, 'name' | 'version' | 'licence'>): string | null {
  if (licence === null) return `${name} ${version} says no licence`;
  return isAllowed(licence)
    ? null
    : `${name} ${version}: ${licence} is not among the licences that were read`;
}
