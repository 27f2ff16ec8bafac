/** Samples of the promise to bring papers later. */
import type { ComponentProps } from 'react';
import { item, promisedDraft } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { PromiseScreen } from './screen.tsx';

type PromiseProps = ComponentProps<typeof PromiseScreen>;

const sample = (name: string, props: Partial<PromiseProps> = {}): Sample => ({
  name,
  bar: { kind: 'pre-review', step: 'promise' },
  show: () => (
    <PromiseScreen
      papers={['解除（终止）劳动关系证明', '验资报告或者财务审计报告']}
      promise={promisedDraft.later ?? null}
      noDay={false}
      failure={null}
      departmentName={item.departmentName}
      onPromise={nothing}
      onRather={nothing}
      {...props}
    />
  ),
});

export const SAMPLES: readonly Sample[] = [
  sample('promise'),
  sample('promiseAsking', { promise: null }),
  sample('promiseNoDay', { promise: null, noDay: true }),
  sample('promiseFailed', {
    promise: null,
    failure: { text: '刚才的操作没有完成，请再试一次。', deadEnd: 'call-failed' },
  }),
];
