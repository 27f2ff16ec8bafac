/** The machine itself: its facts, what its store noticed, the core's restart. */
import type { StoreHealth } from '../../../../main/core/maintenance/contract.ts';
import { Button } from '../../../components/button.tsx';
import { Facts } from '../../../components/facts.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { type Section, SectionPage, type SectionProps, type Sign } from '../common/section.tsx';
import { useMoment } from '../common/use-moment.ts';
import { WORDS as SHARED } from '../common/words.ts';
import { useKioskFacts } from './use-facts.ts';
import { WORDS } from './words.ts';

export const machine: Section = {
  name: 'machine',
  title: WORDS['machine.title'],
  about: WORDS['machine.about'],
  icon: 'building',
  whenClosed: true,
  signs({ overview, store, status }) {
    const { memory, catalogueProblems, remote } = overview;
    const signs: Sign[] = [];
    if (status && status.clock !== 'right') signs.push({ level: 'red', text: WORDS['machine.sign.clock'] });
    if (catalogueProblems.length > 0) signs.push({ level: 'amber', text: WORDS['machine.sign.catalogue'] });
    if (store?.backup && !store.backup.ok) signs.push({ level: 'amber', text: WORDS['machine.sign.backup'] });
    const count = store?.notices.length ?? 0;
    if (count > 0) signs.push({ level: 'amber', text: WORDS['machine.sign.notices'], blanks: { count } });
    if (memory.coreDumps === 'on' || memory.swap === 'plain') {
      signs.push({ level: 'amber', text: WORDS['machine.sign.memory'] });
    }
    if (remote && remote.problems.length > 0) {
      signs.push({ level: 'amber', text: WORDS['machine.sign.remote'] });
    }
    return signs;
  },
  show: (props) => <Machine {...props} />,
};

function Machine(props: SectionProps) {
  const t = useWords(SHARED);
  const { overview, store, busy, actions } = props;
  const facts = useKioskFacts(overview, store);
  return (
    <SectionPage section={props} title={machine.title}>
      <NoticePanel store={store} catalogue={overview.catalogueProblems} />
      <section className="panel">
        <h2>{t('maintenance.about')}</h2>
        <Facts facts={facts} />
      </section>
      <div className="maintenance-actions">
        <Button className="button button-quiet" isDisabled={busy} onPress={actions.restartCore}>
          {t('maintenance.restartCore')}
        </Button>
      </div>
    </SectionPage>
  );
}

function NoticePanel({ store, catalogue }: { store: StoreHealth | null; catalogue: readonly string[] }) {
  const t = useWords(SHARED);
  const moment = useMoment();
  return (
    <section className="panel">
      <h2>{t('maintenance.notices')}</h2>
      <ul className="queue">
        {catalogue.map((line) => (
          <li key={line}>
            <strong>{t('maintenance.setAside')}</strong>
            <span className="queue-problem">{line}</span>
          </li>
        ))}
        {!store?.notices.length && catalogue.length === 0 && <li>{t('maintenance.noNotices')}</li>}
        {store?.notices.map((notice) => (
          <li key={`${notice.at} ${notice.code}`}>
            <strong>{notice.code}</strong> {moment(notice.at)}
            <span className="queue-problem">{notice.detail}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
