/** The step that fills in the item's form: by typing, from a scanned licence, from the social-security card. */
import { useState } from 'react';
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { isPaper } from '../../../main/core/forms/authorisation.ts';
import type { Answers } from '../../../main/core/forms/form.ts';
import { askedOf, mendingOf } from '../../../main/core/forms/mending.ts';
import { isAboutResult } from '../../../main/core/forms/result.ts';
import type { SocialCardAnswer } from '../../../main/core/matters/pre-review/contract.ts';
import { type FormDraft, principalOf } from '../../../main/core/model/draft.ts';
import type { Field, Repeat } from '../../../main/core/model/field.ts';
import { personConcerned } from '../../../main/core/model/principal.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { useFailures } from '../../components/failure.ts';
import type { Step, StepProps } from '../../journey/step.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useClient } from '../../kiosk/use-client.ts';
import { useStream } from '../../kiosk/use-stream.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { FormScreen } from './screen.tsx';
import { WORDS } from './words.ts';

/** What the steps behind this one name their problems. */
const isBehind = (field: string) => field === 'promise' || field === 'signature' || isAboutResult(field);

export const form: Step = {
  name: 'form',
  title: WORDS['step.form'],
  // Of a correction: only where something in it is to be mended.
  applies: ({ item, draft }) =>
    mendingOf(draft) && item !== null ? askedOf(item, draft).parts.length > 0 : item?.fields.length !== 0,
  // Whatever no other step asks for, and is no paper, is asked here.
  mends: ({ field }, { item }) => item !== null && !isBehind(field) && !isPaper(item, field),
  show: (props) => <FormStep {...props} />,
};

function FormStep(props: StepProps) {
  const { item, draft } = props.matter;
  return item && draft && 'answers' in draft && <ItemForm {...props} item={item} draft={draft} />;
}

function ItemForm(props: StepProps & { item: ItemDetail; draft: FormDraft }) {
  const failures = useFailures();
  const { item, draft, matter, send } = props;
  const onDraft = (changed: FormDraft) => send({ type: 'DRAFT', draft: changed });
  const leave = (typed: Answers, type: 'BACK' | 'NEXT') => {
    send({ type: 'TYPED', answers: typed });
    send({ type });
  };
  const [failed, setFailed] = useState(false);
  const saving = useSaving(matter.problems, onDraft, setFailed);
  const licence = useLicence(onDraft, setFailed);
  const socialCard = useSocialCard(item, onDraft);
  const records = useRecords(onDraft, setFailed);
  const also = matter.problems.map(({ field }) => field);
  const { fields, repeats } = askedOf(item, draft, also);
  const isHere = (key: string) =>
    fields.some((field) => field.key === key) || repeats.some((repeat) => repeat.key === key);
  const firstWrong = matter.problems.find(({ field }) => isHere(field))?.field ?? null;
  return (
    <FormScreen
      item={item}
      partsOf={(answers) => askedOf(item, { ...draft, answers: { ...answers } }, also).parts}
      remarkOf={(key) => remarkOf(draft, key)}
      answers={draft.answers}
      typed={matter.typed}
      prefilled={draft.prefilled}
      applicant={draft.applicant}
      concerned={personConcerned({ applicant: draft.applicant, principal: principalOf(draft) })}
      notice={licence}
      socialCard={socialCard}
      refused={saving.refused}
      startAt={matter.mending ?? firstWrong}
      isMending={matter.mending !== null}
      busy={saving.busy || records.busy}
      failure={failed ? failures.again : null}
      onSave={saving.save}
      onAddRecord={records.add}
      onRemoveRecord={records.remove}
      onBack={(typed) => leave(typed, 'BACK')}
      onDone={() => leave({}, 'NEXT')}
    />
  );
}

/** What the reviewer said of a question or a list; null: nothing. */
function remarkOf(draft: FormDraft, key: string): string | null {
  return mendingOf(draft)?.fields.find((field) => field.key === key)?.words ?? null;
}

/** Has the core add a record, or take one out. */
function useRecords(onDraft: (draft: FormDraft) => void, onFailure: (failed: boolean) => void) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const change = async (work: Promise<FormDraft>): Promise<boolean> => {
    setBusy(true);
    onFailure(false);
    try {
      onDraft(await work);
      return true;
    } catch {
      onFailure(true);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    add: ({ key }: Repeat) => change(client.preReview.addRecord({ repeat: key })),
    remove: ({ key }: Repeat, number: number) =>
      change(client.preReview.removeRecord({ repeat: key, number })),
  };
}

/** Sends a page's answers to the core. `refused` begins with what confirm found. */
function useSaving(
  problems: readonly FieldProblem[],
  onDraft: (draft: FormDraft) => void,
  onFailure: (failed: boolean) => void,
) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(problems);
  const save = async (answers: Answers, fields: readonly Field[]): Promise<boolean> => {
    setBusy(true);
    onFailure(false);
    try {
      const answer = await client.preReview.answer({ answers });
      onDraft(answer.draft);
      // The core answers for the whole form; only what this page asks is this page's business.
      const here = answer.problems.filter(({ field }) => fields.some(({ key }) => key === field));
      setRefused(here);
      return here.length === 0;
    } catch {
      onFailure(true);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, save };
}

/** Fills the form from a business licence as soon as its code is scanned; says what came of it. */
function useLicence(
  onDraft: (draft: FormDraft) => void,
  onFailure: (failed: boolean) => void,
): string | null {
  const t = useWords(WORDS);
  const client = useClient();
  const [notice, setNotice] = useState<string | null>(null);
  useStream(
    'licence',
    (core, signal) => core.kiosk.events(undefined, { signal }),
    async (event) => {
      if (event.event !== 'scan' || event.code.kind !== 'business-licence') return;
      const answer = await client.preReview.fillFromLicence().catch(() => null);
      if (!answer) return onFailure(true);
      if (answer.outcome !== 'filled') return setNotice(t(`form.licence.${answer.outcome}`));
      onDraft(answer.draft);
      setNotice(
        answer.left.length === 0
          ? t('form.licenceFilled')
          : t('form.licenceLeft', { left: answer.left.join('、') }),
      );
    },
  );
  return notice;
}

/** Fills the form from the social-security card, where it asks for its number and there is a reader; says how the reading stands. */
function useSocialCard(item: ItemDetail, onDraft: (draft: FormDraft) => void): string | null {
  const t = useWords(WORDS);
  const { status } = useKiosk();
  const [answer, setAnswer] = useState<SocialCardAnswer | null>(null);
  const isAsked = item.fields.some(({ prefill }) => prefill === 'socialCard.number');
  const hasReader = status?.devices.some(
    ({ device, state }) => device === 'social-security-card' && state !== 'off',
  );
  const isOver = answer?.state === 'filled' || answer?.state === 'refused';
  useStream(
    isAsked && hasReader && !isOver ? 'social-card' : null,
    (core, signal) => core.preReview.readSocialCard(undefined, { signal }),
    (next: SocialCardAnswer) => {
      setAnswer(next);
      if (next.state === 'filled') onDraft(next.draft);
    },
  );
  return answer && t(`form.socialCard.${answer.state === 'refused' ? answer.reason : answer.state}`);
}
