/** The queue: what waits, what was refused for good, and what may be done about each. */
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import { type Section, SectionPage, type SectionProps, type Sign } from '../common/section.tsx';
import { WORDS as SHARED } from '../common/words.ts';
import { CloseScreen } from './close-screen.tsx';
import { QueuePanel } from './panel.tsx';
import { WORDS } from './words.ts';

export const queue: Section = {
  name: 'queue',
  title: WORDS['queue.title'],
  about: WORDS['queue.about'],
  icon: 'cloud',
  whenClosed: true,
  signs({ overview, status }) {
    const signs: Sign[] = [];
    const { trouble, unprintedSlips } = overview;
    if (trouble) {
      const isOwn = trouble.trouble === 'kiosk-refused';
      signs.push({ level: 'red', text: WORDS[isOwn ? 'queue.sign.refused' : 'queue.sign.allRefused'] });
    }
    const count = status?.queue.parked ?? overview.queue.filter(({ state }) => state === 'parked').length;
    if (count > 0) signs.push({ level: 'amber', text: WORDS['queue.sign.parked'], blanks: { count } });
    if (unprintedSlips > 0) {
      signs.push({ level: 'amber', text: WORDS['queue.sign.unprinted'], blanks: { count: unprintedSlips } });
    }
    return signs;
  },
  show: (props) => <Queue {...props} />,
};

function Queue(props: SectionProps) {
  const t = useWords(SHARED);
  const { overview, busy, actions } = props;
  const { trouble } = overview;
  const [closing, setClosing] = useState<string | null>(null);
  if (closing !== null) {
    return (
      <CloseScreen
        receiptNo={closing}
        onLeave={() => setClosing(null)}
        onClose={(number, reason) => {
          setClosing(null);
          actions.closeParked(closing, number, reason);
        }}
      />
    );
  }
  return (
    <SectionPage section={props} title={queue.title}>
      {trouble && (
        <p className="notice" role="alert">
          {t(`maintenance.trouble.${trouble.trouble}`, { status: trouble.status, code: trouble.code })}
        </p>
      )}
      <QueuePanel queue={overview.queue} busy={busy} actions={actions} onClose={setClosing} />
      <div className="maintenance-actions">
        <Button className="button button-quiet" isDisabled={busy} onPress={actions.retryQueue}>
          {t('maintenance.retryQueue')}
        </Button>
      </div>
    </SectionPage>
  );
}
