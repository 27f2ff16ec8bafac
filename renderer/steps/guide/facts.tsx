/** What is known of an item besides its papers: the decisive facts for its guide, and all of them with the place on a page of their own. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import { HELP_WORDS } from '../../components/help.words.ts';
import { ITEM_WORDS } from '../../components/item.words.ts';
import { Page } from '../../components/page.tsx';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useWords } from '../../kiosk/use-words.ts';
import { WORDS } from './words.ts';
import './guide.css';

const TEXTS = { ...WORDS, ...HELP_WORDS, ...ITEM_WORDS };

export function WholeGuideScreen(props: { item: ItemDetail; onBack: () => void }) {
  const t = useWords(TEXTS);
  return (
    <Page
      title={props.item.name}
      lead={t('guide.moreLead')}
      onBack={props.onBack}
      primary={{ label: t('guide.moreRead'), onPress: props.onBack }}
      className="mostly-read guide guide-whole"
    >
      <Facts item={props.item} />
      <Where />
    </Page>
  );
}

export function ShortFacts({ item }: { item: ItemDetail }) {
  const t = useWords(TEXTS);
  const facts = useFacts(item);
  return (
    <>
      <dl className="fact-cards fact-cards-short">{[facts.time, facts.fee, facts.online].map(fact)}</dl>
      <p className="guide-online">{`${facts.online[1]} · ${t('guide.fee')}：${item.fee}`}</p>
    </>
  );
}

export function Facts({ item }: { item: ItemDetail }) {
  const facts = useFacts(item);
  return (
    <>
      <dl className="fact-cards">
        {[facts.department, facts.time, facts.statutory, facts.fee, facts.online, facts.audience].map(fact)}
      </dl>
      <p className="guide-online">{facts.online[1]}</p>
    </>
  );
}

const fact = ([term, text]: readonly [string, string]) => (
  <div key={term} className="fact-card">
    <dt>{term}</dt>
    <dd>{text}</dd>
  </div>
);

function useFacts(item: ItemDetail) {
  const t = useWords(TEXTS);
  const atOnce = t('item.atOnce');
  const promised = item.caseType === '即办件' ? atOnce : t('item.promised', { days: item.promisedDays });
  const statutory = item.statutoryDays === 0 ? atOnce : t('guide.days', { days: item.statutoryDays });
  const online = `${t(`guide.apply.${item.apply ?? 'window'}`)}${t('guide.visits', { visits: item.visits })}`;
  const audience = `${item.audience.map((each) => t(`audience.${each}`)).join('、')} · ${item.type}`;
  return {
    department: [t('guide.department'), item.departmentFullName],
    time: [t('guide.time'), promised],
    statutory: [t('guide.statutory'), statutory],
    fee: [t('guide.fee'), item.fee],
    online: [t('guide.apply'), online],
    audience: [t('guide.audience'), audience],
  } as const;
}

/** Where the hall is that decides. */
export function Where() {
  const t = useWords(TEXTS);
  const hall = useKiosk().info?.hall;
  if (!hall) return null;
  return (
    <section className="panel guide-where">
      <h2>{t('guide.where')}</h2>
      <dl className="facts">
        <dt>{t('help.hall')}</dt>
        <dd className="strong">{hall.name}</dd>
        <dt>{t('help.address')}</dt>
        <dd>{hall.address}</dd>
        <dt>{t('help.hours')}</dt>
        <dd>{hall.hours}</dd>
        <dt>{t('help.phone')}</dt>
        <dd>{hall.phone}</dd>
      </dl>
    </section>
  );
}
