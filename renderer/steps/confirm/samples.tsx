/** A sample of the last look before a matter is filed, for a kind of matter that ends so. */
import type { Text } from '../../i18n/words.ts';
import { draft, item } from '../../samples/facts.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { ConfirmScreen } from './screen.tsx';

export function confirmSample(options: { service: Text; showsForm: boolean }): Sample {
  return {
    name: 'confirm',
    bar: { kind: 'pre-review', step: 'confirm' },
    show: () => <ConfirmScreen {...IDLE} {...options} item={item} draft={draft} onConfirm={nothing} />,
  };
}
