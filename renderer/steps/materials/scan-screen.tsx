/** A page laid on the document scanner: how to lay it, the scan, then the page to keep or not. */
import { useState } from 'react';
import type { ScanProblem } from '../../../devices/document-scanner/contract.ts';
import type { Material } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Button } from '../../components/button.tsx';
import { useFailures } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { Photo } from '../../components/photo.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { SCAN_PROMPTS, SCAN_WORDS } from './scan.words.ts';
import { ShotWays } from './shot-ways.tsx';
import { type Scan, type ScanState, useScan } from './use-scan.ts';
import { WORDS } from './words.ts';
import './materials.css';
import './scan.css';

const TEXTS = { ...WORDS, ...SCAN_WORDS };
const STEPS = ['scan.step1', 'scan.step2', 'scan.step3'] as const;

interface ScanProps {
  material: Material;
  watermark: string;
  taken: number;
  pagesMax: number;
  onKeep: (jpeg: Blob) => Promise<FieldProblem | null>;
  /** It is photographed instead. */
  onCamera: () => void;
  onClose: () => void;
}

export function ScanWay({ scan, ...props }: ScanProps & { scan: Scan }) {
  const { state, start, again, turnOver } = useScan(scan);
  return <ScanScreen {...props} state={state} onStart={start} onAgain={again} onTurnOver={turnOver} />;
}

export function ScanScreen(
  props: ScanProps & {
    state: ScanState;
    onStart: () => void;
    /** Another page is laid down. */
    onAgain: () => void;
    onTurnOver: () => void;
  },
) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const failures = useFailures();
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const task = useTask();
  const { state, onStart, onAgain, onClose } = props;
  const shown = state.state === 'shown' ? state.shown : null;
  const keep = (then: () => void) =>
    task.run(async () => {
      if (!shown) return;
      const refused = await props.onKeep(shown.jpeg);
      setProblem(refused);
      if (!refused) then();
    });
  return (
    <Page
      title={props.material.name}
      lead={shown ? t('scan.leadKeep') : state.state === 'ready' ? t('scan.lead') : undefined}
      onBack={onClose}
      primary={
        shown
          ? { label: t('camera.keep'), onPress: () => keep(onClose), busy: task.busy }
          : {
              label: t(state.state === 'failed' ? 'scan.again' : 'scan.start'),
              onPress: onStart,
              busy: state.state === 'scanning',
            }
      }
      failure={
        task.failed ? failures.again : problem && { text: problemText(problem), deadEnd: 'answer-refused' }
      }
      deadEnd={state.state === 'failed' && !isForCitizen(state.problem) ? 'call-failed' : null}
      prompt={state.state === 'ready' ? SCAN_PROMPTS.scan : undefined}
      fixed
      className="camera scan"
    >
      {state.state === 'shown' ? (
        <>
          <div className="viewfinder">
            <Photo jpeg={state.shown.jpeg} label={t('scan.shot')} watermark={props.watermark} />
          </div>
          <ShotWays
            by="scan"
            shown={state.shown}
            isBusy={task.busy}
            onRetake={onAgain}
            onTurnOver={props.onTurnOver}
            onMore={props.taken + 1 < props.pagesMax ? () => keep(onAgain) : null}
          />
        </>
      ) : (
        <>
          <Waiting state={state} />
          <div className="camera-ways">
            <Button className="button button-quiet" onPress={props.onCamera}>
              <Icon name="camera" />
              {t('scan.camera')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

/** What whoever stands here mends alone. */
const isForCitizen = (problem: ScanProblem): boolean =>
  problem === 'cover-open' || problem === 'no-paper' || problem === 'busy';

function Waiting({ state }: { state: Exclude<ScanState, { state: 'shown' }> }) {
  const t = useWords(TEXTS);
  switch (state.state) {
    case 'ready':
      return (
        <div className="scan-how">
          <LaidDown />
          <ol>
            {STEPS.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        </div>
      );
    case 'scanning':
      return (
        <div className="way-said" role="status">
          <span className="spinner" aria-hidden="true" />
          <h2>{t('scan.running')}</h2>
          <p>{t('scan.runningText')}</p>
        </div>
      );
    case 'failed':
      return (
        <div className="way-said" role="alert">
          <Icon name="scanner" />
          <h2>{t(`scan.${state.problem}`)}</h2>
          <p>{t(`scan.${state.problem}Text`)}</p>
        </div>
      );
  }
}

/** An open scanner, and the paper that goes face down into its corner: only where its rim is turned up can one read. */
function LaidDown() {
  return (
    <svg className="scan-picture" viewBox="0 0 240 200" aria-hidden="true">
      <path className="scan-lid" d="M40 92L66 14h140l-6 78z" />
      <path className="scan-body" d="M24 92h192v64H24zM24 156h192v18H24z" />
      <path className="scan-glass" d="M40 102h160v44H40z" />
      <path className="scan-back" d="M40 102h74v14l-30 30H40z" />
      <path className="scan-front" d="M114 116L84 146V116z" />
      <path className="scan-line" d="M90 122h15M90 129h8" />
      <path className="scan-arrow" d="M30 99l8 0M30 99l0 8M30 99l12 9" />
    </svg>
  );
}
