/** Runs one matter's machine and shows the screen of its step. */
import { useMachine } from '@xstate/react';
import { useEffect, useMemo, useState } from 'react';
import type { ItemDetail, Overview } from '../../main/core/catalogue/contract.ts';
import type { Draft } from '../../main/core/model/draft.ts';
import { type Chrome, ChromeProvider } from '../components/page.tsx';
import type { Matter, MatterEvent } from '../journey/matter.ts';
import { useWords } from '../kiosk/kiosk-context.tsx';
import { BROWSE_START } from '../steps/choose/browse.ts';
import { ChooseStep, GuideStep } from '../steps/choose/step.tsx';
import { ConfirmStep, DoneStep } from '../steps/confirm/step.tsx';
import { FormStep, MaterialsStep, TimeStep } from '../steps/form/step.tsx';
import { CardStep, PhoneStep, TypedStep } from '../steps/identify/step.tsx';
import { type MatterStart, matterMachine, STEPS, type StepName } from './machine.ts';

export interface FlowProps {
  start: MatterStart;
  overview: Overview | null;
  /** The draft as the core has it after a reconnect. */
  resumed: Draft | null;
  /** The matter is committed: no idling, its own countdown runs. */
  onCommitted: () => void;
  onHome: () => void;
  /** Back from the first step. */
  onLeft: () => void;
  /** Another time for the item whose booking was cancelled. */
  onRebook: (item: ItemDetail) => void;
  onFinish: () => void;
}

function stepName(value: string | object): StepName {
  const name = typeof value === 'string' ? value : (Object.keys(value)[0] ?? 'choose');
  return [...STEPS.booking, ...STEPS['pre-review']].find((step) => step === name) ?? 'choose';
}

export function MatterFlow(props: FlowProps) {
  const [state, send] = useMachine(matterMachine, { input: props.start });
  return (
    <FlowView
      {...props}
      step={stepName(state.value)}
      typed={state.matches({ identify: 'typed' })}
      left={state.matches('left')}
      matter={state.context}
      send={send}
    />
  );
}

interface FlowViewProps extends FlowProps {
  step: StepName;
  typed: boolean;
  left: boolean;
  matter: Matter;
  send: (event: MatterEvent) => void;
}

function FlowView(props: FlowViewProps) {
  const t = useWords();
  const { step, matter, send, left, resumed, onHome, onLeft, onCommitted } = props;
  const { service } = props.start;
  const [browse, setBrowse] = useState(BROWSE_START);
  const { item, draft, receipt } = matter;

  useEffect(() => {
    if (left) onLeft();
  }, [left, onLeft]);
  useEffect(() => {
    if (resumed) send({ type: 'DRAFT', draft: resumed });
  }, [resumed, send]);
  useEffect(() => {
    if (receipt) onCommitted();
  }, [receipt, onCommitted]);

  const chrome = useMemo<Chrome>(() => {
    const steps: readonly StepName[] = STEPS[service];
    const shown = steps.filter(
      (each) =>
        !(each === 'form' && item && item.fields.length === 0) &&
        !(each === 'materials' && item && item.materials.length === 0),
    );
    const committed = step === 'done';
    return {
      steps: shown.map((each) => t(`step.${each}`)),
      at: shown.indexOf(step),
      onBack: committed ? null : () => send({ type: 'BACK' }),
      onHome: committed ? null : onHome,
      askBeforeHome: draft !== null,
    };
  }, [service, step, item, draft, t, send, onHome]);

  return (
    <ChromeProvider chrome={chrome}>
      <FlowStep {...props} browse={browse} onBrowse={setBrowse} />
    </ChromeProvider>
  );
}

function FlowStep(
  props: FlowViewProps & { browse: typeof BROWSE_START; onBrowse: (browse: typeof BROWSE_START) => void },
) {
  const { matter, send, start } = props;
  // Only of what an item offers is there an item to choose.
  const service = start.service === 'pre-review' ? 'pre-review' : 'booking';
  switch (props.step) {
    case 'choose':
      return (
        <ChooseStep
          matter={matter}
          send={send}
          service={service}
          overview={props.overview}
          browse={props.browse}
          onBrowse={props.onBrowse}
        />
      );
    case 'guide':
      return <GuideStep matter={matter} send={send} service={service} />;
    case 'identify':
      return props.typed ? (
        <TypedStep matter={matter} send={send} />
      ) : (
        <CardStep matter={matter} send={send} />
      );
    case 'phone':
      return <PhoneStep matter={matter} send={send} />;
    case 'time':
      return <TimeStep matter={matter} send={send} />;
    case 'form':
      return <FormStep matter={matter} send={send} />;
    case 'materials':
      return <MaterialsStep matter={matter} send={send} />;
    case 'confirm':
      return <ConfirmStep matter={matter} send={send} />;
    case 'done':
      return (
        matter.receipt && (
          <DoneStep
            receipt={matter.receipt}
            item={matter.item}
            onRebook={props.onRebook}
            onFinish={props.onFinish}
          />
        )
      );
  }
}
