/** A sample of an item's guide, for a kind of matter that shows one. */
import type { Text } from '../../i18n/words.ts';
import { useText } from '../../kiosk/use-words.ts';
import { item } from '../../samples/facts.ts';
import { IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { GuideScreen } from './screen.tsx';

export function guideSample(lead: Text): Sample {
  return {
    name: 'guide',
    bar: { kind: 'pre-review', step: 'guide' },
    show: () => <Guide lead={lead} />,
  };
}

function Guide({ lead }: { lead: Text }) {
  const text = useText();
  return <GuideScreen {...IDLE} item={item} lead={text(lead)} onBegin={nothing} />;
}
