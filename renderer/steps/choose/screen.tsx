/** Finding the item: by zone, by department, by audience, or by typing. 长辈版 asks one thing after the other instead of offering tabs. */
import type { Overview } from '../../../main/core/catalogue/contract.ts';
import type { DeadEnd } from '../../../main/core/model/dead-end.ts';
import type { ItemSummary } from '../../../main/core/model/item.ts';
import { Button } from '../../components/button.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { useLowReach } from '../../components/reach.ts';
import { Scroller } from '../../components/scroller.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { type Browse, type BrowseTab, TABS } from '../../journey/browse.ts';
import type { Offer } from '../../journey/matter-view.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { Groups } from './groups.tsx';
import type { Found } from './hits.tsx';
import { ItemRow } from './rows.tsx';
import { Search } from './search.tsx';
import { PROMPTS, WORDS } from './words.ts';
import './choose.css';
import './group.css';

interface ChooseItemProps {
  title: string;
  /** How many of a group's items are offered here. */
  count: Offer['count'];
  overview: Overview | null;
  browse: Browse;
  /** The open group's items; null while they come. */
  items: readonly ItemSummary[] | null;
  found: Found;
  onBrowse: (browse: Browse) => void;
  onItem: (code: string) => void;
  onLeave: () => void;
}

const ELDER_ITEMS = 5;
/** As many as the lower half holds. */
const ELDER_ITEMS_LOW = 3;

export function ChooseItemScreen(props: ChooseItemProps) {
  const t = useWords(WORDS);
  const { modes } = useKiosk();
  const { browse } = props;
  const low = useLowReach();
  const asking = modes.elder && !browse.asked && !browse.group;
  const lowSearch = low && browse.tab === 'search' && !asking;
  const answers = props.found.hits.length + (props.found.elsewhere ? 1 : 0);
  const back = (() => {
    if (browse.group) return () => props.onBrowse({ ...browse, group: null });
    if (lowSearch && browse.showsHits) return () => props.onBrowse({ ...browse, showsHits: false });
    if (modes.elder && browse.asked) return () => props.onBrowse({ ...browse, asked: false });
    // Nothing but the keyboard has room there, not even the other ways to look.
    if (lowSearch) return () => props.onBrowse({ ...browse, tab: 'zone' });
    return props.onLeave;
  })();
  return (
    <Page
      title={browse.group ? browse.group.name : asking ? t('choose.ask') : props.title}
      lead={modes.elder ? undefined : browse.group ? t('choose.pick') : t('choose.lead')}
      onBack={back}
      primary={
        lowSearch && !browse.showsHits
          ? {
              label: t('choose.show', { count: answers }),
              onPress: () => props.onBrowse({ ...browse, showsHits: true }),
              isDisabled: answers === 0,
            }
          : undefined
      }
      deadEnd={deadEndOf(props)}
      prompt={browse.tab === 'search' ? PROMPTS.search : PROMPTS.choose}
      fixed
      className={browse.tab === 'search' ? 'choose choose-search' : 'choose'}
    >
      {asking ? (
        <Ways browse={browse} onBrowse={props.onBrowse} />
      ) : modes.elder || lowSearch ? (
        <Place {...props} tab={browse.tab} />
      ) : (
        <Tabs
          label={t('choose.ways')}
          tabs={TABS.map((id) => ({ id, name: <TabName id={id} /> }))}
          selected={browse.tab}
          onSelect={(tab) => props.onBrowse({ ...browse, tab, group: null })}
        >
          <Place {...props} tab={browse.tab} />
        </Tabs>
      )}
    </Page>
  );
}

/** Words that find nothing that is done here. */
function deadEndOf({ browse, found }: ChooseItemProps): DeadEnd | null {
  const isAnswered = found.text !== '' && found.text === browse.query.trim();
  if (browse.tab !== 'search' || !isAnswered || found.hits.length > 0) return null;
  return found.elsewhere ? 'done-elsewhere' : 'not-found';
}

function TabName(props: { id: BrowseTab }) {
  const t = useWords(WORDS);
  return (
    <>
      {props.id === 'search' && <Icon name="search" />}
      {t(`choose.${props.id}`)}
    </>
  );
}

const WAY_ICONS: Record<BrowseTab, IconName> = {
  zone: 'papers',
  department: 'building',
  audience: 'people',
  search: 'search',
};

function Ways(props: { browse: Browse; onBrowse: (browse: Browse) => void }) {
  const t = useWords(WORDS);
  return (
    <ul className="ways">
      {TABS.map((tab) => (
        <li key={tab}>
          <Button
            className="group way"
            onPress={() => props.onBrowse({ ...props.browse, tab, group: null, asked: true })}
          >
            <Icon name={WAY_ICONS[tab]} />
            <span className="group-name">{t(`choose.${tab}`)}</span>
            <span className="group-text">{t(`choose.${tab}Text`)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Place(props: ChooseItemProps & { tab: BrowseTab }) {
  const { modes } = useKiosk();
  const { tab, browse } = props;
  const low = useLowReach();
  if (tab === 'search') {
    return <Search {...props} shows={low ? (browse.showsHits ? 'hits' : 'keys') : 'both'} />;
  }
  const content = browse.group ? (
    <Items name={browse.group.name} items={props.items} onItem={props.onItem} />
  ) : (
    <Groups
      tab={tab}
      count={props.count}
      overview={props.overview}
      onOpen={(group) => props.onBrowse({ ...browse, group })}
    />
  );
  return modes.elder ? content : <Scroller className="scroll-plain">{content}</Scroller>;
}

function Items(props: {
  name: string;
  items: readonly ItemSummary[] | null;
  onItem: (code: string) => void;
}) {
  const t = useWords(WORDS);
  const { modes } = useKiosk();
  const low = useLowReach();
  if (props.items === null) return <p className="empty">{t('choose.loading')}</p>;
  const list = (items: readonly ItemSummary[]) => (
    <ul className="rows" aria-label={props.name}>
      {items.map((item) => (
        <ItemRow key={item.code} item={item} name={item.name} onPress={() => props.onItem(item.code)} />
      ))}
    </ul>
  );
  if (!modes.elder) return list(props.items);
  return (
    <Paged items={props.items} perPage={low ? ELDER_ITEMS_LOW : ELDER_ITEMS}>
      {list}
    </Paged>
  );
}
