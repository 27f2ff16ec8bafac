/** The item's own form, three questions a page (one in 长辈版 and with low controls), each answered with the input that fits it. */
import { useState } from 'react';
import { type Answers, pagesOf } from '../../../main/core/forms/form.ts';
import type { Applicant } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { useLowReach } from '../../components/reach.ts';
import { KIND_INPUTS } from '../../input/kinds/index.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { FieldEntry } from './field-entry.tsx';
import { useAnswers } from './use-answers.ts';
import { PROMPTS, WORDS } from './words.ts';
import './form.css';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

const FIELDS_A_PAGE = 3;

interface FormProps {
  /** What is asked, by what was answered so far. */
  fields: (answers: Answers) => readonly Field[];
  answers: Answers;
  /** Who is here: what identified that person needs no other rule. */
  applicant: Applicant | null;
  /** Keys whose answer came from the card. */
  fromCard: ReadonlySet<string>;
  /** What came of a licence that was scanned. */
  notice?: string | null;
  /** How the social-security card's reading stands; said where the form asks for its number. */
  socialCard?: string | null;
  refused: readonly FieldProblem[];
  /** Index of the field to begin at. */
  startField: number;
  busy: boolean;
  failure: Failure | null;
  /** Saves the answers of these fields, a page's; resolves to whether all were accepted. */
  onSave: (answers: Answers, fields: readonly Field[]) => Promise<boolean>;
  onBack: () => void;
  onDone: () => void;
}

export function FormScreen(props: FormProps) {
  const t = useWords(TEXTS);
  const form = useFormPages(props);
  const { answers, fields, active, page, pages } = form;
  const hint = useHint(fields, props.socialCard ?? null);
  const notice = props.notice ?? hint;
  const Keyboard = active && KIND_INPUTS[active.kind].Keyboard;
  return (
    <Page
      title={t('form.title')}
      lead={t(form.perPage === 1 ? 'form.leadOne' : 'form.lead', { page: page + 1, pages })}
      prompt={PROMPTS.form}
      onBack={page === 0 ? props.onBack : () => form.turn(page - 1)}
      primary={{ label: t('nav.next'), onPress: () => void form.next(), busy: props.busy }}
      failure={props.failure}
      deadEnd={fields.some((field) => answers.problemOf(field)) ? 'answer-refused' : null}
      fixed
      className="with-dock form"
    >
      <div className="entries">
        {notice && (
          <p className="notice notice-soft" role="status">
            {notice}
          </p>
        )}
        {fields.map((field) => (
          <FieldEntry
            key={field.key}
            field={field}
            answer={answers.answerOf(field)}
            isActive={field === active}
            isFromCard={props.fromCard.has(field.key) && answers.isSaved(field)}
            problem={answers.problemOf(field)}
            onActivate={() => form.activate(field)}
            onChange={(text) => answers.enter(field, text)}
          />
        ))}
      </div>
      <div className="dock">
        {active && Keyboard && (
          <Keyboard
            key={active.key}
            field={active}
            answer={answers.answerOf(active)}
            text={String(answers.answerOf(active) ?? '')}
            onChange={(answer) => answers.enter(active, answer)}
          />
        )}
      </div>
    </Page>
  );
}

/** Which questions are shown, which of them is being answered, and the way to the next ones. */
function useFormPages(props: FormProps) {
  const { modes } = useKiosk();
  const low = useLowReach();
  const perPage = modes.elder || low ? 1 : FIELDS_A_PAGE;
  const today = useToday();
  const answers = useAnswers(props.answers, props.refused, { today, own: props.applicant });
  const asked = props.fields(answers.entered);
  const pages = pagesOf(asked, perPage);
  // A field, not a page: switching the mode in between keeps the place.
  const [at, setAt] = useState(props.startField);
  const page = Math.min(Math.floor(at / perPage), pages.length - 1);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const fields = pages[page] ?? [];
  const firstWrong = fields.find(answers.isWrong);
  const active = fields.find(({ key }) => key === activeKey) ?? firstWrong ?? fields[0];
  const activate = (field: Field) => {
    if (active && active.key !== field.key) answers.visit([active]);
    setActiveKey(field.key);
    setAt(asked.indexOf(field));
  };
  const turn = (to: number) => {
    setActiveKey(null);
    setAt(to * perPage);
  };
  const next = async () => {
    answers.visit(fields);
    if (firstWrong) {
      setActiveKey(firstWrong.key);
      return;
    }
    const doubtful = fields.find(answers.isDoubtful);
    if (doubtful) {
      answers.doubt(doubtful);
      setActiveKey(doubtful.key);
      return;
    }
    if (!(await props.onSave(answers.toSave(fields), fields))) answers.forgetVisits();
    else if (page + 1 < pages.length) turn(page + 1);
    else props.onDone();
  };
  return { answers, fields, active, perPage, page, pages: pages.length, activate, turn, next };
}

/** How these questions could be answered without typing. */
function useHint(fields: readonly Field[], socialCard: string | null): string | null {
  const t = useWords(TEXTS);
  const { status } = useKiosk();
  const scans = status?.devices.some(({ device, state }) => device === 'scanner' && state === 'ready');
  if (fields.some(({ prefill }) => prefill === 'socialCard.number')) return socialCard;
  return scans && fields.some(({ prefill }) => prefill?.startsWith('licence.'))
    ? t('form.licenceHint')
    : null;
}
