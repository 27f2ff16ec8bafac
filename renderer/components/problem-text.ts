/** The sentence for what is wrong with an answer. */
import type { FieldProblem } from '../../main/core/model/problem.ts';
import type { Translate } from '../kiosk/kiosk-context.tsx';

export function problemText(t: Translate, problem: FieldProblem): string {
  return t(`problem.${problem.code}`, { limit: problem.limit ?? 0 });
}
