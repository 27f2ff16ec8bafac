/** What else is done in the same visit: what is chosen so far, then by zone, item and its papers, one question each. */
import type { ReactNode } from 'react';
import type { Overview } from '../../../main/core/catalogue/contract.ts';
import type { ItemDetail, ItemSummary } from '../../../main/core/model/item.ts';
import { Button } from '../../components/button.tsx';
import type { Failure } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { Page } from '../../components/page.tsx';
import { Paged } from '../../components/paged.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { ItemRow } from '../choose/rows.tsx';
import { PROMPTS, WORDS } from './words.ts';
import '../choose/choose.css';
import '../choose/group.css';
import './also-items.css';

const TEXTS = { ...WORDS, ...MATERIAL_WORDS };
/** With the two turning keys no more than seven choices. */
const ELDER_CHOICES = 5;

export interface Zone {
  zoneId: string;
  items: readonly ItemSummary[];
}

interface Shared {
  busy: boolean;
  failure: Failure | null;
  onBack: () => void;
}

/** The items of the visit; the first can't be left out here. */
export function VisitScreen(
  props: Shared & {
    first: string;
    further: readonly { itemCode: string; name: string }[];
    /** How many further ones there may be. */
    most: number;
    onDrop: (itemCode: string) => void;
    onAdd: () => void;
  },
) {
  const t = useWords(TEXTS);
  const isFull = props.further.length >= props.most;
  return (
    <Page
      title={t('also.title')}
      lead={t('also.lead')}
      onBack={props.onBack}
      primary={{ label: t('also.toTime'), onPress: props.onBack, busy: props.busy }}
      failure={props.failure}
      prompt={PROMPTS.also}
      className="also"
    >
      <ol className="also-visit">
        <li className="also-item">
          <span className="also-words">
            <span>{t('also.first')}</span>
            <strong>{props.first}</strong>
          </span>
        </li>
        {props.further.map(({ itemCode, name }) => (
          <li key={itemCode} className="also-item">
            <span className="also-words">
              <span>{t('also.then')}</span>
              <strong>{name}</strong>
            </span>
            <Button
              className="button button-quiet"
              isDisabled={props.busy}
              onPress={() => props.onDrop(itemCode)}
              aria-label={`${t('also.drop')} ${name}`}
            >
              {t('also.drop')}
            </Button>
          </li>
        ))}
      </ol>
      {isFull ? (
        <p className="notice notice-soft">{t('also.enough', { count: props.most + 1 })}</p>
      ) : (
        <Button className="button button-quiet also-add" isDisabled={props.busy} onPress={props.onAdd}>
          {t('also.add')}
        </Button>
      )}
    </Page>
  );
}

/** `zones`: null while they are asked for. */
export function ZonesScreen(
  props: Shared & {
    zones: readonly Zone[] | null;
    overview: Overview | null;
    onZone: (zoneId: string) => void;
    /** On without a further item. */
    onTime: () => void;
  },
) {
  const t = useWords(TEXTS);
  const nameOf = (zoneId: string) => props.overview?.zones.find(({ id }) => id === zoneId)?.name ?? zoneId;
  return (
    <Page
      title={t('also.zoneTitle')}
      lead={t('also.zoneLead')}
      onBack={props.onBack}
      primary={
        props.zones?.length === 0
          ? { label: t('also.toTime'), onPress: props.onTime, busy: props.busy }
          : undefined
      }
      failure={props.failure}
      prompt={PROMPTS.alsoZone}
      className="also"
    >
      {props.zones?.length === 0 && <p className="notice notice-soft">{t('also.none')}</p>}
      {props.zones ? (
        <Few items={props.zones}>
          {(shown) => (
            <ul className="groups groups-department">
              {shown.map(({ zoneId, items }) => (
                <li key={zoneId}>
                  <Button className="group" onPress={() => props.onZone(zoneId)}>
                    <span className="group-name">{nameOf(zoneId)}</span>
                    <span className="group-count">{t('also.items', { count: items.length })}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Few>
      ) : (
        <p className="empty">{t('also.loading')}</p>
      )}
    </Page>
  );
}

export function ZoneItemsScreen(
  props: Shared & { title: string; items: readonly ItemSummary[]; onItem: (code: string) => void },
) {
  const t = useWords(TEXTS);
  return (
    <Page
      title={props.title}
      lead={t('also.itemLead')}
      onBack={props.onBack}
      failure={props.failure}
      prompt={PROMPTS.alsoItem}
      className="also"
    >
      <Few items={props.items}>
        {(shown) => (
          <ul className="rows" aria-label={props.title}>
            {shown.map((item) => (
              <ItemRow key={item.code} item={item} name={item.name} onPress={() => props.onItem(item.code)} />
            ))}
          </ul>
        )}
      </Few>
    </Page>
  );
}

/** What the item needs, before it is added. */
export function PapersScreen(props: Shared & { item: ItemDetail; onTake: () => void }) {
  const t = useWords(TEXTS);
  const papers = props.item.materials.filter(({ required }) => required);
  return (
    <Page
      title={props.item.name}
      onBack={props.onBack}
      primary={{ label: t('also.take'), onPress: props.onTake, busy: props.busy }}
      failure={props.failure}
      prompt={PROMPTS.alsoPapers}
      className="also"
    >
      <section className="panel">
        <h2>{t('also.bring')}</h2>
        {papers.length === 0 && <p>{t('also.noPapers')}</p>}
        <ol className="paper-list">
          {papers.map(({ archiveKey, name, form, when }) => (
            <li key={archiveKey}>
              <span className="paper-name">{name}</span>
              <span className="paper-more">{t(`form.${form}`)}</span>
              <span className="tag tag-strong">{t(when ? 'guide.dependent' : 'guide.required')}</span>
            </li>
          ))}
        </ol>
      </section>
    </Page>
  );
}

/** What the screen of times says of the visit; absent where it has the one item and can have no other. */
export interface Together {
  /** All its items. */
  names: readonly string[];
  /** Absent where they stay as they are: a visit is moved whole. */
  onChange?: () => void;
}

/** The button on the screen of times that leads here. */
export function AlsoButton(props: { count: number; onPress: () => void }) {
  const t = useWords(TEXTS);
  const { modes } = useKiosk();
  const label = t(props.count > 1 ? 'also.change' : 'also.begin');
  if (modes.elder) {
    return (
      <Button className="day" onPress={props.onPress}>
        <strong>{label}</strong>
      </Button>
    );
  }
  return (
    <Button className="button button-quiet" onPress={props.onPress}>
      <Icon name="papers" />
      {label}
    </Button>
  );
}

/** In 长辈版 a few at a time. */
function Few<T>(props: { items: readonly T[]; children: (items: readonly T[]) => ReactNode }) {
  const { modes } = useKiosk();
  if (!modes.elder) return props.children(props.items);
  return (
    <Paged items={props.items} perPage={ELDER_CHOICES}>
      {props.children}
    </Paged>
  );
}
