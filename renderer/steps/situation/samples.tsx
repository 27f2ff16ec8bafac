/** Samples of the questions about the citizen's situation: few answers and many. */
import type { Field } from '../../../main/core/model/field.ts';
import { item } from '../../samples/facts.ts';
import { FAILED, nothing, type Sample } from '../../samples/sample.ts';
import { SituationScreen } from './screen.tsx';

const bar = { kind: 'pre-review', step: 'situation' } as const;

const WHO: Field = {
  key: 'who',
  label: '这次是谁来办？',
  kind: 'choice',
  required: true,
  options: ['本人来办', '别人代办'],
};

const WHY: Field = {
  key: 'why',
  label: '您是因为什么没有工作了？',
  kind: 'choice',
  required: true,
  options: ['合同到期', '单位裁员', '单位破产或解散', '自己辞职', '刚毕业还没找到第一份工作', '其他'],
};

function Situation(props: { question: Field; at: number; chosen?: string; failure?: typeof FAILED.failure }) {
  return (
    <SituationScreen
      itemName={item.name}
      question={props.question}
      at={props.at}
      count={2}
      chosen={props.chosen ?? null}
      failure={props.failure ?? null}
      onOption={nothing}
      onBack={undefined}
    />
  );
}

export const SAMPLES: readonly Sample[] = [
  { name: 'situation', bar, show: () => <Situation question={WHO} at={0} /> },
  { name: 'situationMany', bar, show: () => <Situation question={WHY} at={1} chosen="单位裁员" /> },
  { name: 'situationFailed', bar, show: () => <Situation question={WHO} at={0} failure={FAILED.failure} /> },
];
