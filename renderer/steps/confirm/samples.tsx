/** A sample of the last look before a matter is filed, for a kind of matter that ends so. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { Draft } from '../../../main/core/model/draft.ts';
import type { Failure } from '../../components/failure.ts';
import type { Text } from '../../i18n/words.ts';
import { item } from '../../samples/facts.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { ConfirmScreen } from './screen.tsx';

interface ConfirmSampleOptions {
  service: Text;
  wish?: Text;
  draft: Draft;
  /** Another than the usual. */
  item?: ItemDetail;
  failure?: Failure;
}

export function confirmSample(name: string, options: ConfirmSampleOptions): Sample {
  return {
    name,
    bar: { kind: options.draft.kind, step: 'confirm' },
    show: () => <ConfirmScreen {...IDLE} item={item} {...options} onConfirm={nothing} onMend={nothing} />,
  };
}
