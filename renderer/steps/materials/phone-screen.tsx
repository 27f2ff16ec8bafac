/** A picture from the citizen's phone: the code to scan, then the picture to keep or not. */

import { useState } from 'react';
import type { Material } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { Button } from '../../components/button.tsx';
import { useFailures } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { Photo } from '../../components/photo.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { Qr } from '../../components/qr.tsx';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PHONE_PICTURE_WORDS } from './phone.words.ts';
import { type PhoneShown, type Receive, usePhone } from './use-phone.ts';
import { PROMPTS, WORDS } from './words.ts';
import './materials.css';
import './phone.css';

const TEXTS = { ...WORDS, ...PHONE_PICTURE_WORDS };
const STEPS = ['phonePicture.step1', 'phonePicture.step2', 'phonePicture.step3'] as const;

interface PhoneProps {
  material: Material;
  watermark: string;
  onKeep: (jpeg: Blob) => Promise<FieldProblem | null>;
  /** It is photographed here instead. */
  onCamera: () => void;
  onClose: () => void;
}

export function PhoneWay(props: PhoneProps & { receive: Receive }) {
  const { event, again } = usePhone(props.receive);
  return <PhoneScreen {...props} event={event} onAgain={again} />;
}

/** `event`: null while a place is asked for. */
export function PhoneScreen(props: PhoneProps & { event: PhoneShown | null; onAgain: () => void }) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const failures = useFailures();
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const task = useTask();
  const { event, onClose, onAgain } = props;
  const shot = event?.state === 'arrived' ? event.jpeg : null;
  const ended = endOf(event);
  const keep = () =>
    task.run(async () => {
      if (!shot) return;
      const refused = await props.onKeep(shot);
      setProblem(refused);
      if (!refused) onClose();
    });
  const lead = shot ? 'phonePicture.leadKeep' : ended ? 'phonePicture.leadEnded' : 'phonePicture.lead';
  return (
    <Page
      title={props.material.name}
      lead={t(lead)}
      onBack={onClose}
      primary={
        shot
          ? { label: t('camera.keep'), onPress: keep, busy: task.busy }
          : ended
            ? { label: t('phonePicture.again'), onPress: onAgain }
            : undefined
      }
      failure={
        task.failed ? failures.again : problem && { text: problemText(problem), deadEnd: 'answer-refused' }
      }
      deadEnd={ended && ended !== 'over' ? 'call-failed' : null}
      prompt={shot ? undefined : PROMPTS.phonePicture}
      fixed
      className="mostly-read camera phone-picture"
    >
      {shot ? (
        <>
          <div className="viewfinder">
            <Photo jpeg={shot} label={t('phonePicture.shot')} watermark={props.watermark} />
          </div>
          <div className="camera-ways">
            <Button className="button button-quiet" isDisabled={task.busy} onPress={onAgain}>
              <Icon name="phone" />
              {t('phonePicture.discard')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Waiting event={event} ended={ended} />
          <div className="camera-ways">
            <Button className="button button-quiet" onPress={props.onCamera}>
              <Icon name="camera" />
              {t('phonePicture.camera')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

type Ended = 'over' | 'unreadable' | 'unreachable';

/** Null: it goes on. */
function endOf(event: PhoneShown | null): Ended | null {
  switch (event?.state) {
    case 'over':
    case 'unreadable':
    case 'unreachable':
      return event.state;
    default:
      return null;
  }
}

function Waiting({ event, ended }: { event: PhoneShown | null; ended: Ended | null }) {
  const t = useWords(TEXTS);
  if (ended) {
    return (
      <div className="way-said" role="alert">
        <Icon name="phone" />
        <h2>{t(`phonePicture.${ended}`)}</h2>
      </div>
    );
  }
  if (event?.state !== 'ready') {
    const said = event?.state === 'opened' ? 'opened' : event ? 'away' : 'preparing';
    return (
      <div className="way-said" role="status">
        <Icon name="phone" />
        <h2>{t(`phonePicture.${said}`)}</h2>
        {said === 'opened' && <p>{t('phonePicture.openedText')}</p>}
      </div>
    );
  }
  return (
    <div className="phone-code">
      <Qr data={event.url} label={t('phonePicture.qr')} />
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p className="paper-more">{t('phonePicture.once')}</p>
    </div>
  );
}
