/** The steps that differ by service: the time of a booking; the form and the papers of a pre-review. */
import { useEffect, useState } from 'react';
import type { DaysAnswer } from '../../../main/core/matters/booking/contract.ts';
import type { SocialCardAnswer } from '../../../main/core/matters/pre-review/contract.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { type StepProps, useClient } from '../../journey/step.ts';
import { useKiosk, useWords } from '../../kiosk/kiosk-context.tsx';
import { useStream } from '../../kiosk/use-stream.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { type MaterialActions, MaterialsScreen } from '../materials/screen.tsx';
import { TimeScreen } from '../time/screen.tsx';
import { type Answers, FormScreen } from './screen.tsx';

export function TimeStep(props: StepProps) {
  const t = useWords();
  const client = useClient();
  const { busy, failed, run } = useTask();
  const [answer, setAnswer] = useState<DaysAnswer | null>(null);
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    run(async () => setAnswer(await client.booking.days()));
  }, [client, run]);
  const choose = async (date: string, start: string) => {
    const chosen = await client.booking.choose({ date, start });
    if (chosen.outcome === 'taken') {
      setAnswer(chosen.offer);
      setTaken(true);
      return;
    }
    props.send({ type: 'DRAFT', draft: chosen.draft });
    props.send({ type: 'NEXT' });
  };
  return (
    <TimeScreen
      answer={answer}
      chosen={props.matter.draft?.appointment ?? null}
      busy={busy}
      failure={failed ? t('error.again') : null}
      taken={taken}
      onChoose={(date, start) => run(() => choose(date, start))}
    />
  );
}

export function FormStep(props: StepProps) {
  const t = useWords();
  const client = useClient();
  const { matter, send } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [refused, setRefused] = useState<readonly FieldProblem[]>(matter.problems);
  const [licence, setLicence] = useState<string | null>(null);
  const [socialCard, setSocialCard] = useState<SocialCardAnswer | null>(null);
  const { status } = useKiosk();
  const readsSocialCard =
    matter.item?.fields.some(({ prefill }) => prefill === 'socialCard.number') &&
    status?.devices.some(({ device, state }) => device === 'social-security-card' && state !== 'off');
  const settled = socialCard?.state === 'filled' || socialCard?.state === 'refused';
  useStream(
    readsSocialCard && !settled ? 'social-card' : null,
    (core, signal) => core.preReview.readSocialCard(undefined, { signal }),
    (answer: SocialCardAnswer) => {
      setSocialCard(answer);
      if (answer.state === 'filled') send({ type: 'DRAFT', draft: answer.draft });
    },
  );
  useStream(
    'licence',
    (core, signal) => core.kiosk.events(undefined, { signal }),
    async (event) => {
      if (event.event !== 'scan' || event.code.kind !== 'business-licence') return;
      const answer = await client.preReview.fillFromLicence().catch(() => null);
      if (!answer) return setFailed(true);
      if (answer.outcome === 'filled') send({ type: 'DRAFT', draft: answer.draft });
      setLicence(t(answer.outcome === 'filled' ? 'form.licenceFilled' : `form.licence.${answer.outcome}`));
    },
  );
  const { item, draft } = matter;
  if (!item || !draft) return null;
  const save = async (answers: Answers): Promise<boolean> => {
    setBusy(true);
    setFailed(false);
    try {
      const answer = await client.preReview.answer({ answers });
      send({ type: 'DRAFT', draft: answer.draft });
      // The core answers for the whole form; only what this page sent is this page's business.
      const here = answer.problems.filter((problem) => problem.field in answers);
      setRefused(here);
      return here.length === 0;
    } catch {
      setFailed(true);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const fromCard = item.fields
    .filter((field) => draft.applicant?.source !== 'typed' && field.prefill?.startsWith('idCard.'))
    .map((field) => field.key);
  const firstWrong = item.fields.findIndex((field) =>
    matter.problems.some((each) => each.field === field.key),
  );
  return (
    <FormScreen
      fields={item.fields}
      answers={draft.answers}
      fromCard={new Set(fromCard)}
      notice={licence}
      socialCard={socialCard && t(socialCardKey(socialCard))}
      refused={refused}
      startField={Math.max(0, firstWrong)}
      busy={busy}
      failure={failed ? t('error.again') : null}
      onSave={save}
      onBack={() => send({ type: 'BACK' })}
      onDone={() => send({ type: 'NEXT' })}
    />
  );
}

function socialCardKey(answer: SocialCardAnswer) {
  return `form.socialCard.${answer.state === 'refused' ? answer.reason : answer.state}` as const;
}

export function MaterialsStep(props: StepProps) {
  const t = useWords();
  const client = useClient();
  const { matter, send } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { item, draft } = matter;
  if (!item || !draft) return null;
  const change = async (work: ReturnType<typeof client.preReview.setOriginal>) => {
    setBusy(true);
    setFailed(false);
    try {
      const answer = await work;
      if (answer.outcome === 'saved') send({ type: 'DRAFT', draft: answer.draft });
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  const actions: MaterialActions = {
    addPage: async (archiveKey, jpeg) => {
      const answer = await client.preReview.addPage({ archiveKey, jpeg });
      if (answer.outcome === 'saved') {
        send({ type: 'DRAFT', draft: answer.draft });
        return null;
      }
      return answer.problems[0] ?? { field: archiveKey, code: 'photo-missing' };
    },
    removePage: (archiveKey, pageId) => change(client.preReview.removePage({ archiveKey, pageId })),
    setOriginal: (archiveKey, original) => change(client.preReview.setOriginal({ archiveKey, original })),
    loadPage: (archiveKey, pageId) => client.preReview.page({ archiveKey, pageId }),
  };
  return (
    <MaterialsScreen
      materials={item.materials}
      states={draft.materials}
      problems={matter.problems}
      busy={busy}
      failure={failed ? t('error.again') : null}
      actions={actions}
      onDone={() => send({ type: 'NEXT' })}
    />
  );
}
