/** Waits for the badge that is to be enrolled. */
import { Page } from '../../../components/page.tsx';
import { useWords } from '../../../kiosk/use-words.ts';
import '../common/maintenance.css';
import './technicians.css';
import { WORDS } from './words.ts';

export function ScanScreen(props: {
  number: string;
  waits: boolean;
  message: string | null;
  onBack: () => void;
}) {
  const t = useWords(WORDS);
  return (
    <Page
      title={t('technicians.hold')}
      lead={props.waits ? t('technicians.holdLead', { number: props.number }) : t('technicians.opening')}
      onBack={props.onBack}
      notice={props.message}
      className="maintenance"
    >
      {props.waits && (
        <div className="badge-picture" data-testid="badge-awaited">
          <BadgePicture />
        </div>
      )}
    </Page>
  );
}

/** A badge with its code, and the light of a scanner on it. */
function BadgePicture() {
  return (
    <svg viewBox="0 0 200 150" fill="none" stroke="currentColor" strokeWidth="5" aria-hidden="true">
      <rect x="20" y="20" width="160" height="110" rx="10" />
      <path d="M86 20v-12h28v12" />
      <circle cx="66" cy="58" r="14" />
      <path d="M40 104c3-20 14-26 26-26s23 6 26 26" />
      <path d="M112 50h18v18h-18zM142 50h18v18h-18zM112 80h18v18h-18zM142 80h6M156 80h4M142 98h18M150 88h10" />
      <path d="M4 74h192" strokeDasharray="8 8" strokeWidth="3" />
    </svg>
  );
}
