/** Samples of signing on the screen: fresh, refused, signed before, with a promise, and by the other way. */
import type { ComponentProps } from 'react';
import { signedText } from '../../../main/core/forms/owed.ts';
import { draft, item, promisedDraft, signature } from '../../samples/facts.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { SignScreen } from './screen.tsx';

type SignProps = ComponentProps<typeof SignScreen>;

const sample = (name: string, props: Partial<SignProps> = {}): Sample => ({
  name,
  bar: { kind: 'pre-review', step: 'sign' },
  show: () => (
    <SignScreen
      {...IDLE}
      text={signedText(item, draft)}
      promises={false}
      signature={null}
      problem={null}
      onSign={nothing}
      onAtWindow={nothing}
      onKeep={nothing}
      {...props}
    />
  ),
});

export const SAMPLES: readonly Sample[] = [
  sample('sign'),
  sample('signPromise', { text: signedText(item, promisedDraft), promises: true }),
  sample('signEmpty', { problem: { field: 'signature', code: 'signature-empty' } }),
  sample('signDot', { problem: { field: 'signature', code: 'signature-dot' } }),
  sample('signedBefore', { signature }),
  sample('signAtWindow', { atWindow: true }),
  sample('signFailed', {
    failure: { text: '刚才的操作没有完成，请再试一次。', deadEnd: 'call-failed' },
  }),
];
