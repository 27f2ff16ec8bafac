/** One question of the form with its answer so far. */
import { enteredText } from '../../../main/core/forms/answer.ts';
import type { AnswerValue, PrefillSource } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { ANSWER_WORDS } from '../../components/answer.words.ts';
import { Entry } from '../../components/entry.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { REMARK_WORDS } from '../../components/remark.words.ts';
import { KIND_INPUTS } from '../../input/kinds/index.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

const TEXTS = { ...WORDS, ...ANSWER_WORDS, ...REMARK_WORDS };

export function FieldEntry(props: {
  field: Field;
  answer: AnswerValue | undefined;
  isActive: boolean;
  /** Where the answer came from, if the citizen did not give it. */
  source: PrefillSource | null;
  /** It can't be changed here. */
  isFixed: boolean;
  /** What a reviewer said of the answer before. */
  remark?: string | null;
  problem: FieldProblem | null;
  onActivate: () => void;
  onChange: (text: string) => void;
}) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const { field, answer, problem } = props;
  const input = KIND_INPUTS[field.kind];
  return (
    <Entry
      label={field.label}
      value={enteredText(field, answer, { yes: t('form.yes'), no: t('form.no') })}
      placeholder={t(input.isPicked ? 'form.pickHint' : 'form.typeHint')}
      required={field.required}
      isActive={props.isActive}
      isReadOnly={input.isReadOnly || props.isFixed}
      isLong={input.isLong}
      unit={field.unit}
      note={noteOf(t, props)}
      problem={problem && problemText(problem)}
      onActivate={props.onActivate}
      onChange={props.onChange}
    />
  );
}

function noteOf(
  t: ReturnType<typeof useWords<keyof typeof TEXTS>>,
  { remark, source, isFixed }: { remark?: string | null; source: PrefillSource | null; isFixed: boolean },
): string | null {
  if (remark) return t('remark.said', { words: remark });
  return source && t(isFixed ? 'form.fixed' : `form.from.${source}`);
}
