/** The item's own form, three questions a page (one in 长辈版 and with low controls), each answered with the input that fits it. */
import { useState } from 'react';
import { ANSWER_LENGTH_MAX, answerProblem, normaliseAnswer } from '../../../main/core/forms/answer.ts';
import type { AnswerValue } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Entry } from '../../components/entry.tsx';
import { Page } from '../../components/page.tsx';
import { problemText } from '../../components/problem-text.ts';
import { useLowReach } from '../../components/reach.ts';
import { Dock } from '../../input/dock.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';

const FIELDS_A_PAGE = 3;

export type Answers = Record<string, AnswerValue>;

export function FormScreen(props: {
  fields: readonly Field[];
  answers: Answers;
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
  failure: string | null;
  /** Saves this page's answers; resolves to whether all were accepted. */
  onSave: (answers: Answers) => Promise<boolean>;
  onBack: () => void;
  onDone: () => void;
}) {
  const { t, modes, status } = useKiosk();
  const scans = status?.devices.some(({ device, state }) => device === 'scanner' && state === 'ready');
  const low = useLowReach();
  const perPage = modes.elder || low ? 1 : FIELDS_A_PAGE;
  const pages = Math.max(1, Math.ceil(props.fields.length / perPage));
  // A field, not a page: switching the mode in between keeps the place.
  const [at, setAt] = useState(props.startField);
  const page = Math.min(Math.floor(at / perPage), pages - 1);
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(Object.entries(props.answers).map(([key, value]) => [key, String(value)])),
  );
  // What the core changed in the meantime (a normalised answer, a scanned licence) shows at once.
  const [known, setKnown] = useState(props.answers);
  if (known !== props.answers) {
    const changed = Object.entries(props.answers).filter(([key, value]) => known[key] !== value);
    setKnown(props.answers);
    setTyped({ ...typed, ...Object.fromEntries(changed.map(([key, value]) => [key, String(value)])) });
  }
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const fields = props.fields.slice(page * perPage, (page + 1) * perPage);
  const active =
    fields.find((field) => field.key === activeKey) ??
    fields.find((field) => answerProblem(field, typed[field.key]) !== null) ??
    fields[0];

  const fromLicence = fields.some(({ prefill }) => prefill?.startsWith('license.'));
  const fromSocialCard = fields.some(({ prefill }) => prefill === 'socialCard.number');
  const hint = fromSocialCard ? props.socialCard : scans && fromLicence ? t('form.licenceHint') : null;

  const problemOf = (field: Field): FieldProblem | null => {
    const problem = answerProblem(field, typed[field.key]);
    if (problem) return left.has(field.key) ? problem : null;
    const sent = props.refused.find((each) => each.field === field.key);
    return sent && !left.has(field.key) ? sent : null;
  };
  const type = (field: Field, text: string) =>
    setTyped({ ...typed, [field.key]: text.slice(0, ANSWER_LENGTH_MAX[field.kind]) });
  const activate = (field: Field) => {
    if (active && active.key !== field.key) setLeft(new Set([...left, active.key]));
    setActiveKey(field.key);
    setAt(props.fields.indexOf(field));
  };
  const turn = (to: number) => {
    setActiveKey(null);
    setAt(to * perPage);
  };
  const next = async () => {
    setLeft(new Set([...left, ...fields.map((field) => field.key)]));
    const wrong = fields.find((field) => answerProblem(field, typed[field.key]) !== null);
    if (wrong) {
      setActiveKey(wrong.key);
      return;
    }
    const answers: Answers = {};
    for (const field of fields) {
      const text = typed[field.key];
      if (text !== undefined && text.trim() !== '') answers[field.key] = normaliseAnswer(field, text);
      // An answer taken back has to be told too; a kind that can't be empty keeps its old value's absence.
      else if (props.answers[field.key] !== undefined) answers[field.key] = '';
    }
    if (!(await props.onSave(answers))) setLeft(new Set());
    else if (page + 1 < pages) turn(page + 1);
    else props.onDone();
  };

  return (
    <Page
      title={t('form.title')}
      lead={t(perPage === 1 ? 'form.leadOne' : 'form.lead', { page: page + 1, pages })}
      prompt="form"
      onBack={page === 0 ? props.onBack : () => turn(page - 1)}
      primary={{ label: t('nav.next'), onPress: () => void next(), busy: props.busy }}
      failure={props.failure}
      fixed
      className="with-dock form"
    >
      <div className="entries">
        {(props.notice ?? hint) && (
          <p className="notice notice-soft" role="status">
            {props.notice ?? hint}
          </p>
        )}
        {fields.map((field) => {
          const problem = problemOf(field);
          const value = typed[field.key] ?? '';
          const picked = field.kind === 'select' || field.kind === 'date' || field.kind === 'bool';
          return (
            <Entry
              key={field.key}
              label={field.label}
              value={
                field.kind === 'bool' && value !== '' ? t(value === 'true' ? 'form.yes' : 'form.no') : value
              }
              placeholder={t(picked ? 'form.pickHint' : 'form.typeHint')}
              required={field.required}
              isActive={field === active}
              isReadOnly={field.kind === 'select' || field.kind === 'bool'}
              isLong={field.kind === 'longText' || field.kind === 'address'}
              note={
                props.fromCard.has(field.key) && value === String(props.answers[field.key])
                  ? t('form.fromCard')
                  : null
              }
              problem={problem && problemText(t, problem)}
              onActivate={() => activate(field)}
              onChange={(text) => type(field, text)}
            />
          );
        })}
      </div>
      <div className="dock">
        {active && (
          <Dock
            key={active.key}
            kind={active.kind}
            personName={active.personName ?? false}
            options={active.options ?? []}
            value={typed[active.key] ?? ''}
            onChange={(text) => type(active, text)}
          />
        )}
      </div>
    </Page>
  );
}
