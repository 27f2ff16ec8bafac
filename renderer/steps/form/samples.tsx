/** Samples of an item's form: its first page, and one for each keyboard. */
import { useState } from 'react';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Entry } from '../../components/entry.tsx';
import type { Failure } from '../../components/failure.ts';
import { Page } from '../../components/page.tsx';
import { ChineseKeyboard } from '../../input/chinese-keyboard.tsx';
import { draft, item } from '../../samples/facts.ts';
import { FAILED, nothing, type Sample } from '../../samples/sample.ts';
import { FormScreen } from './screen.tsx';

const bar = { kind: 'pre-review', step: 'form' } as const;

function Form(props: { keys?: readonly string[]; refused?: readonly FieldProblem[]; failure?: Failure }) {
  const { keys, refused = [], failure = null } = props;
  return (
    <FormScreen
      busy={false}
      failure={failure}
      fields={() => item.fields.filter(({ key }) => keys?.includes(key) ?? true)}
      answers={draft.answers}
      applicant={draft.applicant}
      fromCard={new Set(['name', 'id'])}
      refused={refused}
      startField={0}
      onSave={async () => true}
      onBack={nothing}
      onDone={nothing}
    />
  );
}

/** The boards of the Chinese keyboard that no form begins with. */
function Keyboard(props: { start: 'write' | 'parts' }) {
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
        <ChineseKeyboard start={props.start} value={text} onChange={setText} />
      </div>
    </Page>
  );
}

export const SAMPLES: readonly Sample[] = [
  { name: 'form', bar, show: () => <Form /> },
  { name: 'formFailed', bar, show: () => <Form failure={FAILED.failure} /> },
  {
    name: 'formRefused',
    bar,
    show: () => <Form keys={['spouseId']} refused={[{ field: 'spouseId', code: 'required' }]} />,
  },
  { name: 'address', bar, show: () => <Form keys={['address', 'name']} /> },
  { name: 'date', bar, show: () => <Form keys={['date', 'reason']} /> },
  { name: 'select', bar, show: () => <Form keys={['reason', 'training']} /> },
  { name: 'write', bar, show: () => <Keyboard start="write" /> },
  { name: 'parts', bar, show: () => <Keyboard start="parts" /> },
  { name: 'document', bar, show: () => <Form keys={['spouseId']} /> },
  { name: 'uscc', bar, show: () => <Form keys={['uscc', 'wage']} /> },
];
