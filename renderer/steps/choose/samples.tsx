/** Samples of choosing an item, for a kind of matter that begins with it. */
import { useState } from 'react';
import type { Text } from '../../i18n/words.ts';
import { BROWSE_START, type Browse } from '../../journey/browse.ts';
import type { Offer } from '../../journey/matter-view.ts';
import { useText } from '../../kiosk/use-words.ts';
import { item, overview } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import { ChooseItemScreen } from './screen.tsx';

const NAMES = ['失业登记', '就业创业证核发', '城乡居民基本养老保险参保登记（含信息变更）'];

const rows = Array.from({ length: 9 }, (_, index) => ({
  ...item,
  code: `${index}`,
  name: NAMES[index % NAMES.length] ?? '',
}));

const PLACES: Readonly<Record<string, Partial<Browse>>> = {
  ways: { asked: false },
  zones: {},
  departments: { tab: 'department' },
  audience: { tab: 'audience' },
  items: { group: { kind: 'zone', id: 'z0', name: '人社专区' } },
  search: { tab: 'search', query: 'sydj' },
  hits: { tab: 'search', query: 'sydj', showsHits: true },
};

interface ChooseSampleOptions {
  offer: Offer;
  title: Text;
}

export function chooseSamples(options: ChooseSampleOptions): readonly Sample[] {
  return Object.entries(PLACES).map(([name, start]) => ({
    name,
    bar: { kind: 'pre-review', step: 'choose' },
    show: () => <Choose {...options} start={start} />,
  }));
}

function Choose({ offer, title, start }: ChooseSampleOptions & { start: Partial<Browse> }) {
  const text = useText();
  const [browse, setBrowse] = useState<Browse>({ ...BROWSE_START, asked: true, ...start });
  return (
    <ChooseItemScreen
      title={text(title)}
      count={offer.count}
      overview={overview}
      browse={browse}
      items={rows}
      hits={rows.map((row) => ({ item: row, marks: [[0, 2]], keyword: null }))}
      onBrowse={setBrowse}
      onItem={nothing}
      onLeave={nothing}
    />
  );
}
