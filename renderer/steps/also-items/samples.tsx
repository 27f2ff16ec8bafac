/** Samples of what else is done in the same visit: two and three items, the zones, the items of one, the papers of an item. */
import { item, overview } from '../../samples/facts.ts';
import { FAILED, IDLE, nothing, type Sample } from '../../samples/sample.ts';
import { PapersScreen, VisitScreen, type Zone, ZoneItemsScreen, ZonesScreen } from './screen.tsx';

const bar = { kind: 'booking', step: 'time' } as const;
const shared = { ...IDLE, onBack: nothing };

const NAMES = [
  '失业保险金申领',
  '灵活就业登记',
  '就业困难人员认定',
  '社会保障卡补领、换领',
  '退休人员养老金资格认证',
];
const items = NAMES.map((name, nth) => ({ ...item, code: `RS-000${nth + 2}`, name }));
const ZONES = ['hr', 'police', 'realestate', 'market', 'tax', 'medical', 'fund', 'invest', 'social'];
const zones: Zone[] = ZONES.map((zoneId, nth) => ({ zoneId, items: items.slice(0, (nth % 5) + 1) }));
const further = items.slice(0, 2).map(({ code, name }) => ({ itemCode: code, name }));
const visit = { ...shared, first: item.name, most: 2, onDrop: nothing, onAdd: nothing };

export const SAMPLES: readonly Sample[] = [
  { name: 'also', bar, show: () => <VisitScreen {...visit} further={further.slice(0, 1)} /> },
  { name: 'alsoFull', bar, show: () => <VisitScreen {...visit} further={further} /> },
  {
    name: 'alsoZones',
    bar,
    show: () => (
      <ZonesScreen {...shared} zones={zones} overview={overview} onZone={nothing} onTime={nothing} />
    ),
  },
  {
    name: 'alsoNone',
    bar,
    show: () => <ZonesScreen {...shared} zones={[]} overview={overview} onZone={nothing} onTime={nothing} />,
  },
  {
    name: 'alsoItems',
    bar,
    show: () => <ZoneItemsScreen {...shared} title="人力资源专区" items={items} onItem={nothing} />,
  },
  { name: 'alsoPapers', bar, show: () => <PapersScreen {...shared} item={item} onTake={nothing} /> },
  {
    name: 'alsoFailed',
    bar,
    show: () => <PapersScreen {...shared} {...FAILED} item={item} onTake={nothing} />,
  },
];
