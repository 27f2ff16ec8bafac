/** Duty: whom citizens may call, what does not work until when, and the signed inspection round. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { DutyDeskState } from '../../../../main/core/duty/contract.ts';
import { useClient } from '../../../kiosk/use-client.ts';
import { useTask } from '../../../kiosk/use-task.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { COMMON } from '../common/common.words.ts';
import type { Section, SectionProps } from '../common/section.tsx';
import { SIGN } from '../common/sign-page.words.ts';
import { CardScreen } from './card-screen.tsx';
import { DeskScreen } from './desk-screen.tsx';
import { NoticeScreen } from './notice-screen.tsx';
import { RoundScreen } from './round-screen.tsx';
import { WORDS } from './words.ts';

const TEXTS = { ...COMMON, ...SIGN, ...WORDS };

export const duty: Section = {
  name: 'duty',
  title: WORDS['duty.title'],
  about: WORDS['duty.about'],
  icon: 'phone',
  whenClosed: false,
  signs: ({ status }) => (status?.notice ? [{ level: 'amber', text: WORDS['duty.sign.notice'] }] : []),
  show: (props) => <Duty {...props} />,
};

const NOTHING: DutyDeskState = { card: null, notice: null, inspections: [] };

function Duty(props: SectionProps) {
  const t = useWords(TEXTS);
  const client = useClient();
  const task = useTask();
  const [desk, setDesk] = useState(NOTHING);
  const [at, setAt] = useState<'desk' | 'card' | 'notice' | 'round'>('desk');
  const load = useEffectEvent(() => client.duty.state().then(setDesk, () => props.say(t('console.failed'))));
  useEffect(() => void load(), []);
  const save = (call: () => Promise<{ outcome: 'saved' | 'cannot-save' | 'not-signed' }>) =>
    task.run(async () => {
      const { outcome } = await call();
      if (outcome === 'not-signed') return props.say(t('signing.tooShort'));
      props.say(t(outcome === 'saved' ? 'console.saved' : 'console.cannotSave'));
      setDesk(await client.duty.state());
      setAt('desk');
    });
  const message = task.failed ? t('console.failed') : props.message;
  const shared = { busy: task.busy, message, onBack: () => setAt('desk') };
  switch (at) {
    case 'card':
      return <CardScreen {...shared} onSave={(card) => save(() => client.duty.setCard({ card }))} />;
    case 'notice':
      return (
        <NoticeScreen
          {...shared}
          onShow={(text, hours) => save(() => client.duty.showNotice({ text, hours }))}
        />
      );
    case 'round':
      return <RoundScreen {...shared} onSign={(round) => save(() => client.duty.inspected(round))} />;
    case 'desk':
      return (
        <DeskScreen
          {...props}
          message={message}
          busy={task.busy}
          desk={desk}
          onGo={(where) => {
            props.say(null);
            setAt(where);
          }}
          onTakeCard={() => save(() => client.duty.setCard({ card: null }))}
          onTakeNotice={() => save(() => client.duty.takeNotice())}
        />
      );
  }
}
