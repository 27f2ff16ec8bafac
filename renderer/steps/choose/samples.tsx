/** Samples of choosing an item, for a kind of matter that begins with it. */
import { useState } from 'react';
import type { Text } from '../../i18n/words.ts';
import { BROWSE_START, type Browse } from '../../journey/browse.ts';
import type { Offer } from '../../journey/matter-view.ts';
import { useText } from '../../kiosk/use-words.ts';
import { item, overview } from '../../samples/facts.ts';
import { nothing, type Sample } from '../../samples/sample.ts';
import type { Found } from './hits.tsx';
import { ChooseItemScreen } from './screen.tsx';

const NAMES = ['失业登记', '就业创业证核发', '城乡居民基本养老保险参保登记（含信息变更）'];

const rows = Array.from({ length: 9 }, (_, index) => ({
  ...item,
  code: `${index}`,
  name: NAMES[index % NAMES.length] ?? '',
}));

const FOUND: Found = {
  text: 'sydj',
  hits: rows.map((row) => ({ item: row, marks: [[0, 2]], keyword: null })),
  elsewhere: null,
};

const ELSEWHERE: Found = {
  text: '交水费',
  hits: [],
  elsewhere: {
    name: '交水费',
    where: '本机不收水费。请到自来水公司营业厅，或在微信、支付宝的“生活缴费”里交。',
  },
};

const UNFOUND: Found = { text: 'zzzz', hits: [], elsewhere: null };
const ANSWERS = [FOUND, ELSEWHERE, UNFOUND];

const PLACES: Readonly<Record<string, Partial<Browse>>> = {
  ways: { asked: false },
  zones: {},
  departments: { tab: 'department' },
  audience: { tab: 'audience' },
  items: { group: { kind: 'zone', id: 'z0', name: '人社专区' } },
  search: { tab: 'search', query: 'sydj' },
  hits: { tab: 'search', query: 'sydj', showsHits: true },
  elsewhere: { tab: 'search', query: '交水费', showsHits: true },
  unfound: { tab: 'search', query: 'zzzz', showsHits: true },
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
      found={ANSWERS.find(({ text: typed }) => typed === browse.query) ?? FOUND}
      onBrowse={setBrowse}
      onItem={nothing}
      onLeave={nothing}
    />
  );
}
