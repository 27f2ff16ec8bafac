/** Samples of asking for the phone number. */
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { PhoneScreen } from './screen.tsx';

export function PhoneSample(props: { phone: string }) {
  return <PhoneScreen {...IDLE} phone={props.phone} problems={[]} onPhone={nothing} />;
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'phone',
    bar: { kind: 'pre-review', step: 'phone' },
    show: () => <PhoneSample phone="1390000" />,
  },
  {
    name: 'landline',
    bar: { kind: 'pre-review', step: 'phone' },
    show: () => <PhoneSample phone="0731-83600000-801" />,
  },
];
