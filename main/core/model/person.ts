/** What every matter that needs a person and a phone number asks for. */
import type { Draft } from './draft.ts';
import { type IdentityLevel, isEnough } from './identity-level.ts';
import type { FieldProblem } from './problem.ts';

export function missingPerson(
  { applicant, phone }: Pick<Draft, 'applicant' | 'phone'>,
  needed: IdentityLevel,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!applicant) problems.push({ field: 'applicant', code: 'required' });
  else if (!isEnough(applicant.source, needed)) problems.push({ field: 'identity', code: 'identity-level' });
  if (!phone) problems.push({ field: 'phone', code: 'required' });
  return problems;
}
