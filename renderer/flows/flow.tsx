/** Walks one matter along the journey of its kind, and shows its steps in the frame. */
import { Fragment, useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import type { Overview } from '../../main/core/catalogue/contract.ts';
import type { Draft } from '../../main/core/model/draft.ts';
import { type Chrome, ChromeProvider } from '../components/page.tsx';
import { BROWSE_START } from '../journey/browse.ts';
import { beginJourney, move, type Progress, stepAt, stepsOf } from '../journey/journey.ts';
import type { MatterEvent, MatterStart } from '../journey/matter.ts';
import type { MatterView } from '../journey/matter-view.ts';
import type { Journey, Visit } from '../journey/step.ts';
import { useText } from '../kiosk/use-words.ts';
import { LeaveForLater } from '../places/hand-over/leave.tsx';
import { useFlowReport } from './use-flow-report.ts';

interface FlowProps {
  kind: MatterView;
  start: MatterStart;
  overview: Overview | null;
  /** The draft as the core has it after a reconnect. */
  resumed: Draft | null;
  /** The matter is committed: no idling, its own countdown runs. */
  onCommitted: () => void;
  onHome: () => void;
  /** Back from the first step. */
  onLeft: () => void;
  /** Another matter in place of this one. */
  onBegin: (start: MatterStart) => void;
  onFinish: () => void;
}

export function MatterFlow(props: FlowProps) {
  const { resumed, onHome, onLeft, onCommitted } = props;
  const { journey } = props.kind;
  const [progress, dispatch] = useJourney(journey, props.start);
  const [browse, onBrowse] = useState(BROWSE_START);
  const { at, matter } = progress;
  const { receipt } = matter;
  const left = at === null;
  const send = useCallback((event: MatterEvent) => dispatch({ from: at, event }), [dispatch, at]);

  useEffect(() => {
    if (left) onLeft();
  }, [left, onLeft]);
  useEffect(() => {
    if (resumed) dispatch({ from: null, event: { type: 'DRAFT', draft: resumed } });
  }, [resumed, dispatch]);
  useEffect(() => {
    if (receipt) onCommitted();
  }, [receipt, onCommitted]);

  useFlowReport(props.kind.kind, progress);
  const [isKept, setIsKept] = useState(false);
  const later = useCallback(() => setIsKept(true), []);
  const isSomebodys = Boolean(matter.draft?.applicant);
  const onLater = props.kind.canBeLeft && isSomebodys ? later : null;
  const chrome = useChrome(journey, progress, send, { onHome, onLater });
  const step = stepAt(journey, progress);
  if (!step) return null;
  if (isKept) {
    return (
      <ChromeProvider chrome={{ ...chrome, onBack: null, onHome: null }}>
        <LeaveForLater at={step.name} onStay={() => setIsKept(false)} onFinish={props.onFinish} />
      </ChromeProvider>
    );
  }
  const visit: Visit = {
    overview: props.overview,
    browse,
    onBrowse,
    begin: props.onBegin,
    finish: props.onFinish,
  };
  return (
    <ChromeProvider chrome={chrome}>
      <Fragment key={step.name}>{step.show({ matter, send, visit })}</Fragment>
    </ChromeProvider>
  );
}

/** An event of a step that was left meanwhile is not heard, whatever was under way there; only a draft always is. */
function useJourney(journey: Journey, start: MatterStart) {
  return useReducer(
    (progress: Progress, { from, event }: { from: string | null; event: MatterEvent }) =>
      event.type === 'DRAFT' || from === progress.at ? move(journey, progress, event) : progress,
    start,
    (begin) => beginJourney(journey, begin),
  );
}

/** The bar of steps and the ways back and home; a filed matter has none. */
function useChrome(
  journey: Journey,
  { at, matter }: Progress,
  send: (event: MatterEvent) => void,
  { onHome, onLater }: { onHome: () => void; onLater: (() => void) | null },
): Chrome {
  const text = useText();
  return useMemo(() => {
    const steps = stepsOf(journey, matter);
    const isFiled = matter.receipt !== null;
    return {
      steps: steps.map(({ title }) => text(title)),
      at: steps.findIndex(({ name }) => name === at),
      onBack: isFiled ? null : () => send({ type: 'BACK' }),
      onHome: isFiled ? null : onHome,
      onLater: isFiled ? null : onLater,
      askBeforeHome: matter.draft !== null,
      about: matter.item,
    };
  }, [journey, at, matter, text, send, onHome, onLater]);
}
