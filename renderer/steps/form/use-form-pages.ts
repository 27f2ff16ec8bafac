/** Which page of a form is shown, which question of it is being answered, and the ways from page to page. */
import { useState } from 'react';
import { togetherProblems } from '../../../main/core/forms/case.ts';
import { asked, type Part } from '../../../main/core/forms/conditions.ts';
import type { Answers } from '../../../main/core/forms/form.ts';
import {
  FIELDS_A_PAGE,
  type FormPage,
  formPages,
  hasKey,
  keyOfPage,
  mainPages,
  pageBeside,
} from '../../../main/core/forms/pages.ts';
import { recordKey } from '../../../main/core/forms/repeats.ts';
import type { Applicant } from '../../../main/core/model/draft.ts';
import type { Field, Repeat } from '../../../main/core/model/field.ts';
import type { ItemDetail } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { useLowReach } from '../../components/reach.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useToday } from '../../kiosk/use-today.ts';
import { useAnswers } from './use-answers.ts';

/** What a form is filled in with. */
export interface Filling {
  item: Pick<ItemDetail, 'situation' | 'fields' | 'materials' | 'form' | 'rules'>;
  answers: Answers;
  /** What of it is asked with these answers. Without it: all that they leave. */
  partsOf?: (answers: Answers) => Part[];
  /** What an earlier look at this form left unsaved. */
  typed: Answers;
  /** Who is here, and whose matter it is: what identified them needs no other rule. */
  applicant: Applicant | null;
  concerned: Applicant | null;
  refused: readonly FieldProblem[];
  /** Key of the question or repeat to begin at; null: at the first. */
  startAt: string | null;
  /** Only that question's page is mended: then the form is done, if nothing else is wrong with it. */
  isMending: boolean;
  /** Saves the answers of these fields, a page's; resolves to whether all were accepted. */
  onSave: (answers: Answers, fields: readonly Field[]) => Promise<boolean>;
  /** Resolves once the core has one record more, or one less. */
  onAddRecord: (repeat: Repeat) => Promise<boolean>;
  onRemoveRecord: (repeat: Repeat, number: number) => Promise<boolean>;
  /** Leaves the form for the step before, with what can't be saved as it is. */
  onBack: (typed: Answers) => void;
  onDone: () => void;
}

export function useFormPages(props: Filling) {
  const { modes } = useKiosk();
  const low = useLowReach();
  const perPage = modes.elder || low ? 1 : FIELDS_A_PAGE;
  const today = useToday();
  const { item } = props;
  const answers = useAnswers(
    props.answers,
    props.typed,
    props.refused,
    { today, own: props.concerned, agent: props.applicant },
    (entered) => {
      const needed = asked(item, entered);
      return { seen: needed.answers, broken: togetherProblems(item, needed) };
    },
  );
  const pages = formPages(props.partsOf?.(answers.entered) ?? asked(item, answers.entered).parts, perPage);
  // A question, not a page's number: other answers or another mode in between keep the place.
  const [at, setAt] = useState(props.startAt);
  const page = pages.find((each) => at !== null && hasKey(each, at)) ?? pages[0] ?? { fields: [] };
  const [activeKey, setActiveKey] = useState<string | null>(props.startAt);
  /** Repeats whose own problem may be said: the citizen wanted to go on from them. */
  const [tried, setTried] = useState<ReadonlySet<string>>(
    new Set(props.isMending && props.startAt !== null ? [props.startAt] : []),
  );
  const { fields } = page;
  const firstWrong = fields.find(answers.isWrong);
  const active = fields.find(({ key }) => key === activeKey) ?? firstWrong ?? fields[0];
  const open = (to: FormPage | null) => {
    setActiveKey(null);
    if (to) setAt(keyOfPage(to));
  };
  const activate = (field: Field) => {
    if (active && active.key !== field.key) answers.visit([active]);
    setActiveKey(field.key);
    setAt(field.key);
  };
  const go = (to: FormPage | null) => (to ? open(to) : props.onDone());
  const main = mainPages(pages);
  return {
    answers,
    page,
    fields,
    active,
    firstWrong,
    perPage,
    pages,
    number: main.indexOf(page) + 1,
    count: main.length,
    activate,
    open,
    tried,
    tryRepeat: (key: string) => setTried(new Set([...tried, key])),
    openRecord: (repeat: Repeat, number: number) => {
      setActiveKey(null);
      setAt(
        recordKey(repeat.key, number, item.fields.find((each) => each.repeat?.key === repeat.key)?.key ?? ''),
      );
    },
    /** Nothing that was entered is lost by going back: what fits is kept in the core, the rest on this screen. */
    back: () => {
      const toSave = answers.toSave(fields);
      if (Object.keys(toSave).length > 0) void props.onSave(toSave, []);
      const before = pageBeside(pages, page, -1);
      if (before) open(before);
      else props.onBack(answers.unsaved(fields));
    },
    onward: () => {
      const isRest = pages.some((each) => isPageWrong(each, answers));
      if (props.isMending && !isRest) props.onDone();
      else go(pageBeside(pages, page, 1));
    },
  };
}

export type FormPages = ReturnType<typeof useFormPages>;

/** Whether something on a page is missing or wrong, of a list its records aside. */
export function isPageWrong({ fields, repeat }: FormPage, answers: ReturnType<typeof useAnswers>): boolean {
  return (
    fields.some(answers.isWrong) || (repeat !== undefined && answers.togetherIn(repeat.repeat.key) !== null)
  );
}
