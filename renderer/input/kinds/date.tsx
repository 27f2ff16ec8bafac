/** Year, month and day in three taps; digits may be typed too. */
import { DatePicker } from '../date-picker.tsx';
import { type KindInput, TYPED } from './kind-input.ts';

export const date: KindInput = {
  ...TYPED,
  isPicked: true,
  Keyboard: ({ text, onChange }) => <DatePicker value={text} onChange={onChange} />,
};
