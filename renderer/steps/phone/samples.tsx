/** Samples of asking for the phone number. */
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { PhoneScreen } from './screen.tsx';

export function PhoneSample(props: { phone: string; problems?: readonly FieldProblem[] }) {
  return <PhoneScreen {...IDLE} phone={props.phone} problems={props.problems ?? []} onPhone={nothing} />;
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'phone',
    bar: { kind: 'pre-review', step: 'phone' },
    show: () => <PhoneSample phone="1390000" />,
  },
  {
    name: 'phoneRefused',
    bar: { kind: 'pre-review', step: 'phone' },
    show: () => <PhoneSample phone="13900000" problems={[{ field: 'phone', code: 'phone' }]} />,
  },
  {
    name: 'areaCodeMissing',
    bar: { kind: 'pre-review', step: 'phone' },
    show: () => <PhoneSample phone="83600000" />,
  },
  {
    name: 'landline',
    bar: { kind: 'pre-review', step: 'phone' },
    show: () => <PhoneSample phone="0731-83600000-801" />,
  },
];
