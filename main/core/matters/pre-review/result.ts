/** The citizen says how the result comes to them (结果送达), and for a letter to whom and where. */
import type { CatalogueReader } from '../../catalogue/reader.ts';
import { answerProblem, isBlank, normaliseAnswer } from '../../forms/answer.ts';
import { choicesOf, isSameChoice, POST_FIELDS, RESULT, withKnown } from '../../forms/result.ts';
import type { AnswerValue, DraftResult, PreReviewDraft } from '../../model/draft.ts';
import type { FieldProblem } from '../../model/problem.ts';
import type { ResultChoice } from '../../model/result.ts';
import type { OpenMatter } from '../../session/access.ts';
import { unsignedWhereChanged } from './signing.ts';

type Choosing = OpenMatter<PreReviewDraft>;
type Chosen = { outcome: 'saved'; draft: PreReviewDraft } | { outcome: 'refused'; problems: FieldProblem[] };

const NOTHING: DraftResult = { choice: null, answers: {} };

export class ChooseResult {
  readonly #catalogue: CatalogueReader;

  constructor(catalogue: CatalogueReader) {
    this.#catalogue = catalogue;
  }

  /** What the item does not offer is refused. A letter begins with what is known of whoever stands here. */
  choose({ session, draft }: Choosing, choice: ResultChoice): Chosen {
    const offer = this.#catalogue.item(draft.itemCode)?.result;
    if (!offer || !choicesOf(offer).some((each) => isSameChoice(each, choice)))
      return { outcome: 'refused', problems: [{ field: RESULT, code: 'option' }] };
    const changed = session.update(draft, (current) => {
      const result = { ...(current.result ?? NOTHING), choice };
      return unsignedWhereChanged(current, withKnown({ ...current, result }));
    });
    return { outcome: 'saved', draft: changed };
  }

  /** Saves what fits of a letter's answers; `problems` tells of the rest. */
  answer(
    { session, draft }: Choosing,
    given: Record<string, AnswerValue>,
  ): { draft: PreReviewDraft; problems: FieldProblem[] } {
    const problems = Object.entries(given).flatMap(([key, value]): FieldProblem[] => {
      const field = POST_FIELDS.find((each) => each.key === key);
      if (!field) return [{ field: key, code: 'option' }];
      const problem = isBlank(value) ? null : answerProblem(field, value);
      return problem ? [problem] : [];
    });
    const refused = new Set(problems.map(({ field }) => field));
    const changed = session.update(draft, (current) => {
      const { answers: before, prefilled, ...result } = current.result ?? NOTHING;
      const answers = { ...before };
      for (const field of POST_FIELDS) {
        const value = given[field.key];
        if (value === undefined || refused.has(field.key)) continue;
        if (isBlank(value)) delete answers[field.key];
        else answers[field.key] = normaliseAnswer(field, value);
      }
      const left = Object.entries(prefilled ?? {}).filter(([key]) => answers[key] === before[key]);
      return unsignedWhereChanged(current, {
        ...current,
        result: { ...result, answers, prefilled: Object.fromEntries(left) },
      });
    });
    return { draft: changed, problems };
  }
}
