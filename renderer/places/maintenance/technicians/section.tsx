/** The technicians' badges: the list, and enrolling one by number and scanner. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { Technician } from '../../../../main/core/model/technician.ts';
import { useClient } from '../../../kiosk/use-client.ts';
import { useStream } from '../../../kiosk/use-stream.ts';
import { useTask } from '../../../kiosk/use-task.ts';
import { useWords } from '../../../kiosk/use-words.ts';
import { COMMON } from '../common/common.words.ts';
import type { Section, SectionProps } from '../common/section.tsx';
import { ListScreen } from './list-screen.tsx';
import { NumberScreen } from './number-screen.tsx';
import { ScanScreen } from './scan-screen.tsx';
import { WORDS } from './words.ts';

const TEXTS = { ...COMMON, ...WORDS };

export const technicians: Section = {
  name: 'technicians',
  title: WORDS['technicians.title'],
  about: WORDS['technicians.about'],
  icon: 'person',
  whenClosed: false,
  signs: () => [],
  show: (props) => <Technicians {...props} />,
};

/** `number`: of the badge that is being enrolled; empty while it is asked for. */
type At = { screen: 'list' } | { screen: 'number' } | { screen: 'scan'; number: string };

function Technicians(props: SectionProps) {
  const t = useWords(TEXTS);
  const client = useClient();
  const task = useTask();
  const [known, setKnown] = useState<Technician[]>([]);
  const [at, setAt] = useState<At>({ screen: 'list' });
  /** The scanner waits for the badge. */
  const [waits, setWaits] = useState(false);
  const load = async () => setKnown((await client.technicians.list()).technicians);
  const first = useEffectEvent(() => load().catch(() => props.say(t('console.failed'))));
  useEffect(() => void first(), []);
  const number = at.screen === 'scan' ? at.number : null;
  useStream(
    number,
    (core, signal) => core.technicians.enrol({ number: number ?? '' }, { signal }),
    ({ outcome }) => {
      if (outcome === 'listening') return setWaits(true);
      if (outcome === 'not-a-badge') return props.say(t('technicians.not-a-badge'));
      if (outcome === 'cannot-save') props.say(t('console.cannotSave'));
      else props.say(t(`technicians.${outcome}`, { number: number ?? '' }));
      setAt({ screen: 'list' });
      task.run(load);
    },
  );
  const strikeOff = (struck: string) =>
    task.run(async () => {
      const { outcome } = await client.technicians.strikeOff({ number: struck });
      props.say(t(outcome === 'struck-off' ? 'technicians.struckOff' : 'console.cannotSave'));
      await load();
    });
  const toScan = (typed: string) => {
    setWaits(false);
    setAt({ screen: 'scan', number: typed });
  };
  const toList = () => setAt({ screen: 'list' });
  if (at.screen === 'number') return <NumberScreen onNumber={toScan} onBack={toList} />;
  if (at.screen === 'scan')
    return <ScanScreen number={at.number} waits={waits} message={props.message} onBack={toList} />;
  return (
    <ListScreen
      {...props}
      message={task.failed ? t('console.failed') : props.message}
      busy={task.busy}
      technicians={known}
      onAdd={() => {
        props.say(null);
        setAt({ screen: 'number' });
      }}
      onStrikeOff={strikeOff}
    />
  );
}
