/** One question of the form with its answer so far. */
import type { Field } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { ANSWER_WORDS } from '../../components/answer.words.ts';
import { Entry } from '../../components/entry.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';

const TEXTS = { ...WORDS, ...ANSWER_WORDS };

export function FieldEntry(props: {
  field: Field;
  value: string;
  isActive: boolean;
  isFromCard: boolean;
  problem: FieldProblem | null;
  onActivate: () => void;
  onChange: (text: string) => void;
}) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const { field, value, problem } = props;
  const picked = field.kind === 'select' || field.kind === 'date' || field.kind === 'bool';
  return (
    <Entry
      label={field.label}
      value={field.kind === 'bool' && value !== '' ? t(value === 'true' ? 'form.yes' : 'form.no') : value}
      placeholder={t(picked ? 'form.pickHint' : 'form.typeHint')}
      required={field.required}
      isActive={props.isActive}
      isReadOnly={field.kind === 'select' || field.kind === 'bool'}
      isLong={field.kind === 'longText' || field.kind === 'address'}
      note={props.isFromCard ? t('form.fromCard') : null}
      problem={problem && problemText(problem)}
      onActivate={props.onActivate}
      onChange={props.onChange}
    />
  );
}
