/**
 * The item's own form, a few questions a page (one in 长辈版 and with low controls), each answered with the input that fits it; what there
 * may be several of (shareholders, vehicles) as a list of records, one of them at a time.
 */
import { isFixed } from '../../../main/core/forms/prefill.ts';
import type { FormDraft } from '../../../main/core/model/draft.ts';
import type { Field } from '../../../main/core/model/field.ts';
import { COMMON_WORDS } from '../../components/common.words.ts';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { KIND_INPUTS } from '../../input/kinds/index.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { FieldEntry } from './field-entry.tsx';
import { RecordsScreen } from './records-screen.tsx';
import { type Filling, type FormPages, useFormPages } from './use-form-pages.ts';
import { PROMPTS, WORDS } from './words.ts';
import './form.css';

const TEXTS = { ...COMMON_WORDS, ...WORDS };

interface FormProps extends Filling {
  /** Where it is not the item's own form. */
  title?: string;
  /** Which answers were filled in, and from where. */
  prefilled: FormDraft['prefilled'];
  /** What came of a licence that was scanned. */
  notice?: string | null;
  /** What a reviewer said of a question or a list, in a correction. */
  remarkOf?: (key: string) => string | null;
  /** How the social-security card's reading stands; said where the form asks for its number. */
  socialCard?: string | null;
  busy: boolean;
  failure: Failure | null;
}

export function FormScreen(props: FormProps) {
  const form = useFormPages(props);
  const { repeat } = form.page;
  return repeat ? (
    <RecordsScreen key={repeat.repeat.key} {...props} form={form} list={repeat} />
  ) : (
    <QuestionsScreen {...props} form={form} />
  );
}

function QuestionsScreen(props: FormProps & { form: FormPages }) {
  const t = useWords(TEXTS);
  const { form } = props;
  const { answers, fields, active, page } = form;
  const hint = useHint(fields, props.socialCard ?? null);
  const notice = props.notice ?? hint;
  const prefilled = props.prefilled ?? {};
  const Keyboard = active && !isFixed(active, prefilled) && KIND_INPUTS[active.kind].Keyboard;
  return (
    <Page
      {...useHeading(form, props.title)}
      prompt={PROMPTS.form}
      onBack={form.back}
      primary={{ label: t('nav.next'), onPress: () => void next(props), busy: props.busy }}
      failure={props.failure}
      deadEnd={fields.some((field) => answers.problemOf(field)) ? 'answer-refused' : null}
      fixed
      className={fields.length > 3 ? 'with-dock form form-many' : 'with-dock form'}
    >
      <div className="entries">
        {notice && !page.record && (
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
            source={answers.isSaved(field) ? (prefilled[field.key] ?? null) : null}
            isFixed={isFixed(field, prefilled)}
            remark={props.remarkOf?.(field.key) ?? null}
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

/** On from a page of questions, or to the first of them that is wrong. */
async function next({ form, onSave }: FormProps & { form: FormPages }): Promise<void> {
  const { answers, fields, firstWrong } = form;
  answers.visit(fields);
  if (firstWrong) return form.activate(firstWrong);
  const doubtful = fields.find(answers.isDoubtful);
  if (doubtful) {
    answers.doubt(doubtful);
    return form.activate(doubtful);
  }
  if (await onSave(answers.toSave(fields), fields)) form.onward();
  else answers.forgetVisits();
}

/** Of a record's page: which one it is, such as 股东 2. */
function useHeading({ page, pages, perPage, number, count }: FormPages, title?: string) {
  const t = useWords(TEXTS);
  if (!page.record) {
    const lead = t(perPage === 1 ? 'form.leadOne' : 'form.lead', { page: number, pages: count });
    return { title: title ?? t('form.title'), lead };
  }
  const { repeat, number: record } = page.record;
  const own = pages.filter((each) => each.record?.repeat.key === repeat.key && each.record.number === record);
  return {
    title: `${repeat.name} ${record}`,
    lead: t('form.leadRecord', { page: own.indexOf(page) + 1, pages: own.length, name: repeat.name }),
  };
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
