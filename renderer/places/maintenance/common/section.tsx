/** A part of the maintenance screen that a technician enters and leaves: what is wrong there, and what it shows. */
import type { ReactNode } from 'react';
import type { KioskStatus } from '../../../../main/core/kiosk/contract.ts';
import type { MaintenanceOverview, StoreHealth } from '../../../../main/core/maintenance/contract.ts';
import type { IconName } from '../../../components/icon.tsx';
import { Page } from '../../../components/page.tsx';
import type { Blanks, Text } from '../../../i18n/words.ts';
import { useText, useWords } from '../../../kiosk/use-words.ts';
import type { MaintenanceActions } from './actions.ts';
import { COMMON } from './common.words.ts';
import './maintenance.css';

/** What the core last said. `store`: null until it was asked for. */
export type Facts = {
  overview: MaintenanceOverview;
  store: StoreHealth | null;
  status: KioskStatus | null;
};

/** `red`: citizens are refused something. `amber`: they will be, or somebody has to look. */
export type Sign = { level: 'red' | 'amber'; text: Text; blanks?: Blanks };

export type SectionProps = Facts & {
  busy: boolean;
  message: string | null;
  /** Said above the bar. */
  say: (message: string | null) => void;
  actions: MaintenanceActions;
  onBack: () => void;
  /** Locks the maintenance screen and leaves it. */
  onLeave: () => void;
};

export type Section = {
  name: string;
  title: Text;
  /** What it is for, in a few words. */
  about: Text;
  icon: IconName;
  /** Also while the kiosk serves nobody, when no device runs. */
  whenClosed: boolean;
  /** Only where it says so; always otherwise. */
  isOffered?: (facts: Facts) => boolean;
  /** Nothing: all well there, as far as is known. */
  signs(facts: Facts): readonly Sign[];
  show(props: SectionProps): ReactNode;
};

/** The frame of a section's first screen. */
export function SectionPage(props: {
  section: Pick<SectionProps, 'message' | 'onBack'>;
  title: Text;
  lead?: string;
  primary?: Parameters<typeof Page>[0]['primary'];
  children: ReactNode;
}) {
  const text = useText();
  const t = useWords(COMMON);
  return (
    <Page
      title={text(props.title)}
      {...(props.lead !== undefined && { lead: props.lead })}
      onBack={props.section.onBack}
      backLabel={t('console.toOverview')}
      primary={props.primary}
      notice={props.section.message}
      className="maintenance"
    >
      {props.children}
    </Page>
  );
}
