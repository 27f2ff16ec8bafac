/** The step that asks how the result comes (结果送达); only of an item that is applied for wholly online. */
import { useState } from 'react';
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { Answers } from '../../../main/core/forms/form.ts';
import { signedDraft } from '../../../main/core/forms/owed.ts';
import { isAboutResult, POST_FIELDS, RESULT, resultProblems } from '../../../main/core/forms/result.ts';
import type { PreReviewDraft } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import type { ResultChoice, ResultOffer } from '../../../main/core/model/result.ts';
import { useFailures } from '../../components/failure.ts';
import type { Matter } from '../../journey/matter.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useClient } from '../../kiosk/use-client.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { FormScreen } from '../form/screen.tsx';
import { ResultScreen } from './screen.tsx';
import { WORDS } from './words.ts';

function isKnown({ item, draft }: Matter): boolean {
  const own = signedDraft(draft);
  return item !== null && own !== null && resultProblems(item, own).length === 0;
}

export const result: Step = {
  name: 'result',
  title: WORDS['step.result'],
  applies: ({ item }) => item?.result !== undefined,
  isDone: isKnown,
  isDue: (matter) => !isKnown(matter),
  mends: ({ field }) => isAboutResult(field),
  show: (props) => <ResultStep {...props} />,
};

function ResultStep(props: StepProps) {
  const { item, mending, problems } = props.matter;
  const draft = signedDraft(props.matter.draft);
  // From a line of the summary about the letter: to its question.
  const [isLetter, setIsLetter] = useState(() => isOfLetter(mending ?? problems[0]?.field));
  if (!item?.result || !draft) return null;
  return isLetter ? (
    <LetterStep {...props} draft={draft} onBack={() => setIsLetter(false)} />
  ) : (
    <ChooseStep {...props} offer={item.result} draft={draft} onLetter={() => setIsLetter(true)} />
  );
}

const isOfLetter = (field: string | undefined) =>
  field !== undefined && field !== RESULT && isAboutResult(field);

function ChooseStep({
  offer,
  draft,
  send,
  onLetter,
}: StepProps & { offer: ResultOffer; draft: PreReviewDraft; onLetter: () => void }) {
  const client = useClient();
  const task = useTask();
  const failures = useFailures();
  const choose = async (choice: ResultChoice) => {
    const answer = await client.preReview.chooseResult({ choice });
    if (answer.outcome === 'refused') throw new Error('the item offers this no more');
    send({ type: 'DRAFT', draft: answer.draft });
    if (choice.way === 'post') onLetter();
    else send({ type: 'NEXT' });
  };
  return (
    <ResultScreen
      offer={offer}
      chosen={draft.result?.choice ?? null}
      busy={task.busy}
      failure={task.failed ? failures.again : null}
      onChoose={(choice) => task.run(() => choose(choice))}
    />
  );
}

type Letter = Pick<ItemDetail, 'situation' | 'fields' | 'materials' | 'form'>;

/** To whom and where a letter goes: three questions, asked as any form's. */
function LetterStep({
  matter,
  draft,
  send,
  onBack,
}: StepProps & { draft: PreReviewDraft; onBack: () => void }) {
  const failures = useFailures();
  const { title, letter } = useLetter();
  const { applicant, result: chosen } = draft;
  const refused = matter.problems.filter(({ field }) => isOfLetter(field));
  const { busy, failed, save } = useSaving(send);
  return (
    <FormScreen
      title={title}
      item={letter}
      answers={chosen?.answers ?? {}}
      typed={matter.typed}
      prefilled={chosen?.prefilled}
      applicant={applicant}
      concerned={applicant}
      refused={refused}
      startAt={
        [matter.mending, refused[0]?.field ?? null].find((key) => isOfLetter(key ?? undefined)) ?? null
      }
      isMending={matter.mending !== null}
      busy={busy}
      failure={failed ? failures.again : null}
      onSave={save}
      onAddRecord={async () => false}
      onRemoveRecord={async () => false}
      onBack={(typed) => {
        send({ type: 'TYPED', answers: typed });
        onBack();
      }}
      onDone={() => send({ type: 'NEXT' })}
    />
  );
}

/** The questions in the citizen's language. */
export function useLetter(): { title: string; letter: Letter } {
  const t = useWords(WORDS);
  const title = t('result.postTitle');
  const fields = POST_FIELDS.map(
    (field): Field => ({ ...field, label: t(`result.${field.key}` as keyof typeof WORDS) }),
  );
  const letter = { situation: [], materials: [], fields, form: { sections: [{ title, fields }] } };
  return { title, letter };
}

function useSaving(send: StepProps['send']) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const save = async (answers: Answers): Promise<boolean> => {
    setBusy(true);
    setFailed(false);
    try {
      const answer = await client.preReview.answerResult({ answers });
      send({ type: 'DRAFT', draft: answer.draft });
      return answer.problems.length === 0;
    } catch {
      setFailed(true);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failed, save };
}
