/** Finding the item: by zone, by department, by audience, or by typing its name's pinyin. */
import { type ReactNode, useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Counts, Overview, SearchHit } from '../../main/core/catalogue/contract.ts';
import type { ItemSummary } from '../../main/core/catalogue/item.ts';
import type { Service } from '../../main/core/session/draft.ts';
import { useWords } from '../app/kiosk-context.tsx';
import { Icon } from '../components/icon.tsx';
import { Page } from '../components/page.tsx';
import { Scroller } from '../components/scroller.tsx';
import { ChineseKeyboard } from '../input/chinese-keyboard.tsx';
import { LetterPad } from '../input/keypads.tsx';

export type BrowseTab = 'zone' | 'department' | 'audience' | 'search';

/** What is open in the browser; kept by the flow so that coming back finds the same place. */
export interface Browse {
  tab: BrowseTab;
  group: { kind: 'zone' | 'department' | 'audience'; id: string; name: string } | null;
  query: string;
}

export const BROWSE_START: Browse = { tab: 'zone', group: null, query: '' };

const TABS: readonly BrowseTab[] = ['zone', 'department', 'audience', 'search'];

function Marked(props: { hit: SearchHit }) {
  const { name } = props.hit.item;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of props.hit.marks) {
    parts.push(name.slice(at, start), <mark key={start}>{name.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <>
      {parts}
      {name.slice(at)}
    </>
  );
}

function ItemRow(props: { item: ItemSummary; name: ReactNode; note?: string | null; onPress: () => void }) {
  const t = useWords();
  const { item } = props;
  return (
    <li>
      <Button className="row" onPress={props.onPress}>
        <span className="row-words">
          <span className="row-name">{props.name}</span>
          <span className="row-more">
            {item.departmentName}
            {' · '}
            {item.caseType === '即办件' ? t('item.atOnce') : t('item.promised', { days: item.promisedDays })}
            {props.note && ` · ${props.note}`}
          </span>
        </span>
        <Icon name="next" />
      </Button>
    </li>
  );
}

export function ChooseItemScreen(props: {
  title: string;
  service: Service;
  overview: Overview | null;
  browse: Browse;
  /** The open group's items; null while they come. */
  items: readonly ItemSummary[] | null;
  hits: readonly SearchHit[];
  onBrowse: (browse: Browse) => void;
  onItem: (code: string) => void;
  onLeave: () => void;
}) {
  const t = useWords();
  const { browse, overview } = props;
  const open = (group: Browse['group']) => props.onBrowse({ ...browse, group });
  return (
    <Page
      title={browse.group ? browse.group.name : props.title}
      lead={browse.group ? t('choose.pick') : t('choose.lead')}
      onBack={browse.group ? () => open(null) : props.onLeave}
      fixed
      className="choose"
    >
      <Tabs
        className="tabs"
        selectedKey={browse.tab}
        onSelectionChange={(key) => {
          const tab = TABS.find((each) => each === key);
          if (tab && tab !== browse.tab) props.onBrowse({ ...browse, tab, group: null });
        }}
      >
        <TabList className="tab-list" aria-label={t('choose.ways')}>
          {TABS.map((tab) => (
            <Tab key={tab} id={tab} className="tab">
              {tab === 'search' && <Icon name="search" />}
              {t(`choose.${tab}`)}
            </Tab>
          ))}
        </TabList>
        {TABS.map((tab) => (
          <TabPanel key={tab} id={tab} className="tab-panel">
            {tab === 'search' ? (
              <Search {...props} />
            ) : browse.group ? (
              <Scroller className="scroll-plain">
                <ul className="rows" aria-label={browse.group.name}>
                  {(props.items ?? []).map((item) => (
                    <ItemRow
                      key={item.code}
                      item={item}
                      name={item.name}
                      onPress={() => props.onItem(item.code)}
                    />
                  ))}
                </ul>
              </Scroller>
            ) : (
              <Scroller className="scroll-plain">
                <Groups tab={tab} service={props.service} overview={overview} onOpen={open} />
              </Scroller>
            )}
          </TabPanel>
        ))}
      </Tabs>
    </Page>
  );
}

function Groups(props: {
  tab: 'zone' | 'department' | 'audience';
  service: Service;
  overview: Overview | null;
  onOpen: (group: Browse['group']) => void;
}) {
  const t = useWords();
  const offered = (counts: Counts) => (props.service === 'booking' ? counts.booking : counts.preReview);
  const groups =
    props.tab === 'zone'
      ? (props.overview?.zones ?? []).map((zone) => ({
          id: zone.id,
          name: zone.name,
          text: zone.scope,
          items: offered(zone.counts),
        }))
      : props.tab === 'department'
        ? (props.overview?.departments ?? []).map((each) => ({
            id: each.code,
            name: each.shortName,
            text: '',
            items: offered(each.counts),
          }))
        : (['person', 'org'] as const).map((id) => ({
            id,
            name: t(`audience.${id}`),
            text: t(`audience.${id}Text`),
            items: null,
          }));
  return (
    <ul className={`groups groups-${props.tab}`}>
      {groups
        .filter((group) => group.items !== 0)
        .map((group) => (
          <li key={group.id}>
            <Button
              className="group"
              onPress={() => props.onOpen({ kind: props.tab, id: group.id, name: group.name })}
            >
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
}

function Search(props: {
  browse: Browse;
  hits: readonly SearchHit[];
  onBrowse: (browse: Browse) => void;
  onItem: (code: string) => void;
}) {
  const t = useWords();
  const [chinese, setChinese] = useState(false);
  const { query } = props.browse;
  const type = (text: string) => props.onBrowse({ ...props.browse, query: text.slice(0, 60) });
  return (
    <div className="search">
      <div className="search-field">
        <Icon name="search" />
        <input
          className="search-input"
          aria-label={t('choose.search')}
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('choose.searchHint')}
          value={query}
          onChange={(event) => type(event.target.value)}
        />
        <Button className="button button-small" onPress={() => setChinese(!chinese)}>
          {t(chinese ? 'choose.useLetters' : 'choose.useChinese')}
        </Button>
      </div>
      <Scroller className="scroll-plain">
        <ul className="rows" aria-label={t('choose.results')} aria-live="polite">
          {props.hits.map((hit) => (
            <ItemRow
              key={hit.item.code}
              item={hit.item}
              name={<Marked hit={hit} />}
              note={hit.keyword}
              onPress={() => props.onItem(hit.item.code)}
            />
          ))}
          {query !== '' && props.hits.length === 0 && <li className="empty">{t('choose.nothing')}</li>}
          {query === '' && <li className="empty">{t('choose.searchHelp')}</li>}
        </ul>
      </Scroller>
      {chinese ? (
        <ChineseKeyboard value={query} onChange={type} />
      ) : (
        <LetterPad value={query} onChange={type} />
      )}
    </div>
  );
}
