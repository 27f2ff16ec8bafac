/** What there may be several of, such as shareholders: each with what it says so far, to change or take out, and one more to add. */
import { useState } from 'react';
import { maskAnswer } from '../../../main/core/forms/answer.ts';
import type { FormPage } from '../../../main/core/forms/pages.ts';
import type { Field, FieldKind } from '../../../main/core/model/field.ts';
import { ANSWER_WORDS } from '../../components/answer.words.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { ConfirmDialog } from '../../components/dialog.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { REMARK_WORDS } from '../../components/remark.words.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import type { Filling, FormPages } from './use-form-pages.ts';
import { PROMPTS, WORDS } from './words.ts';

const TEXTS = { ...COMMON_WORDS, ...WORDS, ...ANSWER_WORDS, ...REMARK_WORDS };
/** How much of a record its line says: what tells it from the others, and nobody's number. */
const ANSWERS_A_LINE = 3;
const TELLING: readonly FieldKind[] = ['text', 'number', 'date'];
const ELDER_PAGE = 2;

type List = NonNullable<FormPage['repeat']>;

interface RecordsProps extends Filling {
  remarkOf?: (key: string) => string | null;
  form: FormPages;
  list: List;
  busy: boolean;
  failure: Failure | null;
}

export function RecordsScreen(props: RecordsProps) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const { modes } = useKiosk();
  const { form, list } = props;
  const { repeat, records } = list;
  const remark = props.remarkOf?.(repeat.key) ?? null;
  const [leaving, setLeaving] = useState<number | null>(null);
  const problem = form.tried.has(repeat.key) ? form.answers.togetherIn(repeat.key) : null;
  const { name } = repeat;
  const add = async () => {
    if (await props.onAddRecord(repeat)) form.openRecord(repeat, records.length + 1);
  };
  const line = (number: number) => (
    <RecordLine
      key={number}
      {...props}
      number={number}
      onOpen={() => form.openRecord(repeat, number)}
      onRemove={() => setLeaving(number)}
    />
  );
  const numbers = records.map((_, at) => at + 1);
  return (
    <Page
      title={t('form.records', { name })}
      lead={remark ? t('remark.said', { words: remark }) : leadOf(t, list, form)}
      prompt={PROMPTS.records}
      onBack={form.back}
      primary={{ label: t('nav.next'), onPress: () => void goOn(props, add), busy: props.busy }}
      failure={problem ? { text: problemText(problem), deadEnd: 'answer-refused' } : props.failure}
      className="records"
    >
      {modes.elder ? (
        <Paged items={numbers} perPage={ELDER_PAGE}>
          {(some) => <ol className="record-list">{some.map(line)}</ol>}
        </Paged>
      ) : (
        <ol className="record-list">{numbers.map(line)}</ol>
      )}
      {records.length < repeat.most && (
        <Button className="button button-quiet record-add" isDisabled={props.busy} onPress={() => void add()}>
          {t(records.length === 0 ? 'form.recordFirst' : 'form.recordAdd', { name })}
        </Button>
      )}
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('form.recordRemove', { name, number: leaving ?? 0 })}
        text={<p>{t('form.recordRemoveText')}</p>}
        cancel={t('form.recordKeep')}
        confirm={t('form.recordRemoveYes')}
        onCancel={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving !== null) void props.onRemoveRecord(repeat, leaving);
          setLeaving(null);
        }}
      />
    </Page>
  );
}

function leadOf(
  t: ReturnType<typeof useWords<keyof typeof TEXTS>>,
  { repeat, records }: List,
  form: FormPages,
): string {
  const at = t('form.leadPage', { page: form.number, pages: form.count });
  const { least, most } = repeat;
  const bounds = least === 0 ? t('form.recordsUpTo', { most }) : t('form.recordsFromTo', { least, most });
  return `${at}${t('form.recordsNow', { count: records.length })}${bounds}`;
}

/** To the first record that is missing or not answered whole, then on. */
async function goOn({ form, list }: RecordsProps, add: () => Promise<void>): Promise<void> {
  const { repeat, records } = list;
  const wrong = records.findIndex((fields) => fields.some(form.answers.isWrong));
  if (wrong >= 0) {
    form.answers.visit(records[wrong] ?? []);
    const page = form.pages.find(
      (each) =>
        each.record?.repeat.key === repeat.key &&
        each.record.number === wrong + 1 &&
        each.fields.some(form.answers.isWrong),
    );
    return form.open(page ?? null);
  }
  if (records.length < repeat.least) return add();
  form.tryRepeat(repeat.key);
  if (form.answers.togetherIn(repeat.key) === null) form.onward();
}

/** One record: what it says, in a line; whether something is missing; to change it, to take it out. */
function RecordLine(props: RecordsProps & { number: number; onOpen: () => void; onRemove: () => void }) {
  const t = useWords(TEXTS);
  const { form, list, number } = props;
  const { name } = list.repeat;
  const fields = list.records[number - 1] ?? [];
  const words = { yes: t('form.yes'), no: t('form.no') };
  const said = fields
    .filter(({ kind }) => TELLING.includes(kind))
    .map((field: Field) => maskAnswer(field, form.answers.answerOf(field), words))
    .filter((text) => text !== '')
    .slice(0, ANSWERS_A_LINE)
    .join(' · ');
  return (
    <li className="panel record">
      <p className="record-said">
        <strong>{`${name} ${number}`}</strong>
        <span>{said === '' ? t('form.recordEmpty') : said}</span>
        {fields.some(form.answers.isWrong) && <span className="tag tag-strong">{t('form.recordWrong')}</span>}
      </p>
      <Button
        className="button button-quiet"
        aria-label={t('form.recordChangeWhat', { name, number })}
        onPress={props.onOpen}
      >
        {t('form.recordChange')}
      </Button>
      <Button
        className="button button-quiet"
        aria-label={t('form.recordRemove', { name, number })}
        isDisabled={props.busy}
        onPress={props.onRemove}
      >
        <Icon name="trash" />
        {t('form.recordTakeOut')}
      </Button>
    </li>
  );
}
