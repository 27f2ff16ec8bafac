/** Which release runs, what waits, and the way back. */
import { Facts } from '../../../components/facts.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { type Section, SectionPage, type SectionProps } from '../common/section.tsx';
import { WORDS as SHARED } from '../common/words.ts';
import { UpdatePanel } from './panel.tsx';
import { WORDS } from './words.ts';

export const update: Section = {
  name: 'update',
  title: WORDS['update.title'],
  about: WORDS['update.about'],
  icon: 'down',
  whenClosed: true,
  signs({ overview }) {
    const version = overview.update?.failed?.version;
    return version ? [{ level: 'amber', text: WORDS['update.sign.failed'], blanks: { version } }] : [];
  },
  show: (props) => <Update {...props} />,
};

function Update(props: SectionProps) {
  const t = useWords(SHARED);
  const { overview, busy, actions } = props;
  return (
    <SectionPage section={props} title={update.title}>
      {overview.update ? (
        <UpdatePanel version={overview.version} update={overview.update} busy={busy} actions={actions} />
      ) : (
        <section className="panel">
          <p>{t('maintenance.update.not-managed')}</p>
          <Facts facts={[[t('maintenance.update.running'), overview.version]]} />
        </section>
      )}
    </SectionPage>
  );
}
