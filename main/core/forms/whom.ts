/** What was answered, among the questions about the situation, of for whom the item is done. Pure. */
import type { AnswerValue } from '../model/draft.ts';
import type { Field } from '../model/field.ts';
import type { ForWhom } from '../model/principal.ts';

/** Null where no question asks for that, or it is not answered. */
export function whomSaid(
  situation: readonly Field[],
  answers: Readonly<Record<string, AnswerValue>>,
): ForWhom | null {
  for (const { key, whom } of situation) {
    const said = whom?.[String(answers[key])];
    if (said) return said;
  }
  return null;
}
