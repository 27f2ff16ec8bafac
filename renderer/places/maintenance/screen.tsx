/** The technician's screen: the overview, and the section that was entered. */
import { useState } from 'react';
import type { MaintenanceOverview, StoreHealth } from '../../../main/core/maintenance/contract.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import type { MaintenanceActions } from './common/actions.ts';
import { HomeScreen } from './home.tsx';
import { SECTIONS } from './sections.ts';

export function MaintenanceScreen(props: {
  overview: MaintenanceOverview;
  /** Null until it was asked for. */
  store: StoreHealth | null;
  busy: boolean;
  message: string | null;
  say: (message: string | null) => void;
  actions: MaintenanceActions;
  onLeave: () => void;
  /** The section it begins in, by name; the gallery shows each. */
  section?: string;
}) {
  const { overview, store, say } = props;
  const { status } = useKiosk();
  const [at, setAt] = useState(props.section ?? null);
  const isClosed = overview.closed !== null;
  const facts = { overview, store, status };
  const sections = SECTIONS.filter(
    ({ whenClosed, isOffered }) => (whenClosed || !isClosed) && (isOffered?.(facts) ?? true),
  );
  const section = sections.find(({ name }) => name === at);
  const go = (name: string | null) => {
    say(null);
    setAt(name);
  };
  if (section) {
    const { busy, message, actions, onLeave } = props;
    return section.show({ ...facts, busy, message, say, actions, onLeave, onBack: () => go(null) });
  }
  return (
    <HomeScreen
      facts={facts}
      sections={sections}
      message={props.message}
      onEnter={go}
      onLeave={props.onLeave}
    />
  );
}
