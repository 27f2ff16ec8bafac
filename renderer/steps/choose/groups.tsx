/** Zones, departments or audiences to open, each with what it offers. */

import type { Overview } from '../../../main/core/catalogue/contract.ts';
import { Button } from '../../components/button.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { ITEM_WORDS } from '../../components/item.words.ts';
import { Paged } from '../../components/paged.tsx';
import { useLowReach } from '../../components/reach.ts';
import type { Translate } from '../../i18n/words.ts';
import type { Browse, GroupTab } from '../../journey/browse.ts';
import type { Offer } from '../../journey/matter-view.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';
import './group.css';

const TEXTS = { ...WORDS, ...ITEM_WORDS };

/** A zone added by an operator gets the plain one. */
const ZONE_ICONS: Record<string, IconName> = {
  hr: 'person',
  police: 'shield',
  realestate: 'house',
  market: 'shop',
  tax: 'receipt',
  medical: 'heart',
  fund: 'coins',
  invest: 'crane',
  social: 'people',
};

const ELDER_GROUPS = 5;
/** As many as the lower half holds. */
const ELDER_GROUPS_LOW = 3;

interface Group {
  id: string;
  name: string;
  text: string;
  icon: IconName | null;
  items: number | null;
}

function groupsOf(
  tab: GroupTab,
  count: Offer['count'],
  overview: Overview | null,
  t: Translate<keyof typeof TEXTS>,
): Group[] {
  switch (tab) {
    case 'zone':
      return (overview?.zones ?? []).map((zone) => ({
        id: zone.id,
        name: zone.name,
        text: zone.scope,
        icon: ZONE_ICONS[zone.id] ?? 'building',
        items: count(zone.counts),
      }));
    case 'department':
      return (overview?.departments ?? []).map((each) => ({
        id: each.code,
        name: each.shortName,
        text: '',
        icon: null,
        items: count(each.counts),
      }));
    case 'audience':
      return (['person', 'org'] as const).map((id) => ({
        id,
        name: t(`audience.${id}`),
        text: t(`audience.${id}Text`),
        icon: id === 'person' ? 'person' : 'building',
        items: null,
      }));
  }
}

export function Groups(props: {
  tab: GroupTab;
  count: Offer['count'];
  overview: Overview | null;
  onOpen: (group: Browse['group']) => void;
}) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const low = useLowReach();
  const { tab } = props;
  const groups = groupsOf(tab, props.count, props.overview, t).filter((group) => group.items !== 0);
  const list = (shown: readonly Group[]) => (
    <ul className={`groups groups-${tab}`}>
      {shown.map((group) => (
        <li key={group.id}>
          <Button
            className="group"
            onPress={() => props.onOpen({ kind: tab, id: group.id, name: group.name })}
          >
            {group.icon && <Icon name={group.icon} />}
            <span className="group-name">{group.name}</span>
            {group.text !== '' && <span className="group-text">{group.text}</span>}
            {group.items !== null && (
              <span className="group-count">{t('choose.items', { count: group.items })}</span>
            )}
          </Button>
        </li>
      ))}
    </ul>
  );
  if (!modes.elder) return list(groups);
  return (
    <Paged items={groups} perPage={low ? ELDER_GROUPS_LOW : ELDER_GROUPS}>
      {list}
    </Paged>
  );
}
