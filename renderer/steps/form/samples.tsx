/** Samples of an item's form: its first page, and one for each keyboard. */
import { useState } from 'react';
import type { Answers } from '../../../main/core/forms/form.ts';
import type { Field, Repeat } from '../../../main/core/model/field.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Entry } from '../../components/entry.tsx';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { draft, item } from '../../samples/facts.ts';
import { FAILED, nothing, type Sample } from '../../samples/sample.ts';
import { FormScreen } from './screen.tsx';

const bar = { kind: 'pre-review', step: 'form' } as const;

function Form(props: {
  keys?: readonly string[];
  answers?: Answers;
  refused?: readonly FieldProblem[];
  failure?: Failure;
}) {
  const { keys, answers = draft.answers, refused = [], failure = null } = props;
  return (
    <FormScreen
      busy={false}
      failure={failure}
      item={{ ...item, fields: item.fields.filter(({ key }) => keys?.includes(key) ?? true) }}
      answers={answers}
      typed={{}}
      prefilled={{ name: 'card', id: 'card' }}
      applicant={draft.applicant}
      concerned={draft.applicant}
      refused={refused}
      startAt={null}
      isMending={false}
      onSave={async () => true}
      onAddRecord={async () => true}
      onRemoveRecord={async () => true}
      onBack={nothing}
      onDone={nothing}
    />
  );
}

/** The boards of the Chinese keyboard that no form begins with. */
function Keyboard(props: { start: 'pinyin' | 'write' | 'parts'; typed?: string }) {
  const [text, setText] = useState('');
  return (
    <Page title="姓名" fixed className="with-dock">
      <div className="entries">
        <Entry
          label="姓名"
          value={text}
          placeholder="请输入"
          required
          isActive
          problem={null}
          onActivate={nothing}
          onChange={setText}
        />
      </div>
      <div className="dock">
        <ChineseKeyboard
          personName
          start={props.start}
          typed={props.typed ?? ''}
          value={text}
          onChange={setText}
        />
      </div>
    </Page>
  );
}

const OWNERS: Repeat = { key: 'owners', name: '股东', least: 1, most: 50 };
const OWNER_FIELDS: Field[] = [
  {
    key: 'kind',
    label: '是个人还是单位',
    kind: 'choice',
    required: true,
    options: ['个人', '单位'],
    repeat: OWNERS,
  },
  { key: 'name', label: '姓名或单位名称', kind: 'text', required: true, repeat: OWNERS },
  {
    key: 'id',
    label: '证件号码',
    kind: 'id-number',
    required: true,
    when: { kind: ['个人'] },
    repeat: OWNERS,
  },
  { key: 'paid', label: '出资额', kind: 'number', unit: '万元', required: true, repeat: OWNERS },
  { key: 'share', label: '出资比例', kind: 'number', unit: '%', required: true, repeat: OWNERS },
];
const TWO_OWNERS = {
  owners: 2,
  'owners.1.kind': '个人',
  'owners.1.name': '欧阳测试',
  'owners.1.id': '990000199003070016',
  'owners.1.paid': '60',
  'owners.1.share': '60',
  'owners.2.kind': '个人',
  'owners.2.name': '李样例',
  'owners.2.id': '990000199003071243',
  'owners.2.paid': '40',
  'owners.2.share': '30',
};

/** A form with several shareholders, at the list of them or in one. */
function Owners(props: { answers: typeof TWO_OWNERS | Record<string, never>; startAt: string }) {
  return (
    <FormScreen
      busy={false}
      failure={null}
      item={{
        ...item,
        fields: OWNER_FIELDS,
        rules: [
          {
            sum: ['share'],
            is: 100,
            say: {
              'zh-CN': '各股东的出资比例加起来应为 100 %，请核对。',
              en: 'The shares of all shareholders must add up to 100 %.',
            },
          },
        ],
      }}
      answers={props.answers}
      typed={{}}
      prefilled={{}}
      applicant={draft.applicant}
      concerned={draft.applicant}
      refused={[]}
      startAt={props.startAt}
      isMending={props.startAt === 'owners'}
      onSave={async () => true}
      onAddRecord={async () => true}
      onRemoveRecord={async () => true}
      onBack={nothing}
      onDone={nothing}
    />
  );
}

export const SAMPLES: readonly Sample[] = [
  { name: 'records', bar, show: () => <Owners answers={TWO_OWNERS} startAt="owners" /> },
  { name: 'recordsNone', bar, show: () => <Owners answers={{}} startAt="owners" /> },
  { name: 'record', bar, show: () => <Owners answers={TWO_OWNERS} startAt="owners.2.name" /> },
  { name: 'form', bar, show: () => <Form /> },
  { name: 'formFailed', bar, show: () => <Form failure={FAILED.failure} /> },
  {
    name: 'formRefused',
    bar,
    show: () => <Form keys={['spouseId']} refused={[{ field: 'spouseId', code: 'required' }]} />,
  },
  { name: 'address', bar, show: () => <Form keys={['address', 'name']} /> },
  {
    name: 'localities',
    bar,
    show: () => <Form keys={['address', 'name']} answers={{ name: '欧阳测试', address: '湖南省浏阳市' }} />,
  },
  { name: 'date', bar, show: () => <Form keys={['date', 'reason']} /> },
  { name: 'select', bar, show: () => <Form keys={['reason', 'training']} /> },
  { name: 'pinyinName', bar, show: () => <Keyboard start="pinyin" typed="wangxiuying" /> },
  { name: 'write', bar, show: () => <Keyboard start="write" /> },
  { name: 'parts', bar, show: () => <Keyboard start="parts" /> },
  { name: 'document', bar, show: () => <Form keys={['spouseId']} /> },
  { name: 'uscc', bar, show: () => <Form keys={['uscc', 'wage']} /> },
];
