/** Photographing one paper: live picture, take, look, keep or take again. Without a camera it says so and offers the counter. */
import { useRef } from 'react';
import type { Material } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { useCamera } from '../../camera/use-camera.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { useFailures } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { Page } from '../../components/page.tsx';
import { Photo } from '../../components/photo.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { useWords } from '../../kiosk/use-words.ts';
import { PaperOutline } from './paper-outline.tsx';
import { ShotWays } from './shot-ways.tsx';
import { useShot } from './use-shot.ts';
import { PROMPTS, WORDS } from './words.ts';
import './materials.css';

const TEXTS = { ...COMMON_WORDS, ...MATERIAL_WORDS, ...WORDS };

export function CameraScreen(props: {
  material: Material;
  taken: number;
  pagesMax: number;
  onKeep: (jpeg: Blob) => Promise<FieldProblem | null>;
  onOriginal: () => void;
  onClose: () => void;
}) {
  const t = useWords(TEXTS);
  const problemText = useProblemText();
  const failures = useFailures();
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video);
  const { shown, problem, task, take, retake, keep, turnOver, outline } = useShot(
    video,
    camera,
    props.onKeep,
  );
  const missing = camera === 'missing' && !shown;
  const lead = shown ? (shown.isPaper ? 'camera.leadFlat' : 'camera.leadKeep') : 'camera.lead';
  return (
    <Page
      title={props.material.name}
      lead={missing ? undefined : t(lead)}
      onBack={props.onClose}
      primary={
        missing
          ? { label: t('materials.original'), onPress: props.onOriginal }
          : shown
            ? { label: t('camera.keep'), onPress: () => keep(props.onClose), busy: task.busy }
            : { label: t('camera.take'), onPress: take, isDisabled: camera !== 'live', busy: task.busy }
      }
      failure={
        task.failed ? failures.again : problem && { text: problemText(problem), deadEnd: 'answer-refused' }
      }
      deadEnd={missing ? 'camera-away' : null}
      fixed
      prompt={PROMPTS.camera}
      className="mostly-read camera"
    >
      <div className="viewfinder">
        <video
          ref={video}
          muted
          playsInline
          hidden={shown !== null || missing}
          aria-label={t('camera.live')}
        />
        {shown && <Photo jpeg={shown.jpeg} label={t('camera.shot')} />}
        {!shown && outline && <PaperOutline outline={outline} />}
        {missing && <CameraMissing />}
        {camera === 'opening' && !shown && <p className="camera-opening">{t('camera.opening')}</p>}
      </div>
      {camera === 'opening' && !shown && (
        <div className="camera-ways">
          <Button className="button button-quiet" onPress={props.onOriginal}>
            {t('materials.original')}
          </Button>
        </div>
      )}
      {shown && (
        <ShotWays
          by="camera"
          shown={shown}
          isBusy={task.busy}
          onRetake={retake}
          onTurnOver={turnOver}
          onMore={props.taken + 1 < props.pagesMax ? () => keep(() => undefined) : null}
        />
      )}
    </Page>
  );
}

function CameraMissing() {
  const t = useWords(WORDS);
  return (
    <div className="camera-missing" role="alert">
      <Icon name="camera" />
      <h2>{t('camera.missing')}</h2>
      <p>{t('camera.missingText')}</p>
    </div>
  );
}
