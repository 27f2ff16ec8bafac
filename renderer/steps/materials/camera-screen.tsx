/** Photographing one paper: live picture, take, look, keep or take again. Without a camera it says so and offers the counter. */
import { useRef, useState } from 'react';
import type { Material } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { takePhoto } from '../../camera/camera.ts';
import { useCamera } from '../../camera/use-camera.ts';
import { Button } from '../../components/button.tsx';
import { COMMON_WORDS } from '../../components/common.words.ts';
import { useFailures } from '../../components/failure.ts';
import { Icon } from '../../components/icon.tsx';
import { MATERIAL_WORDS } from '../../components/material.words.ts';
import { Page } from '../../components/page.tsx';
import { Photo } from '../../components/photo.tsx';
import { useProblemText } from '../../components/problem-text.ts';
import { useTask } from '../../kiosk/use-task.ts';
import { useWords } from '../../kiosk/use-words.ts';
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
  const { shot, problem, task, take, retake, keep } = useShot(video, props.onKeep);
  const missing = camera === 'missing' && !shot;
  return (
    <Page
      title={props.material.name}
      lead={missing ? undefined : t(shot ? 'camera.leadKeep' : 'camera.lead')}
      onBack={props.onClose}
      primary={
        missing
          ? { label: t('materials.original'), onPress: props.onOriginal }
          : shot
            ? { label: t('camera.keep'), onPress: () => keep(props.onClose), busy: task.busy }
            : { label: t('camera.take'), onPress: take, isDisabled: camera !== 'live', busy: task.busy }
      }
      failure={
        task.failed ? failures.again : problem && { text: problemText(problem), deadEnd: 'answer-refused' }
      }
      deadEnd={missing ? 'camera-away' : null}
      fixed
      prompt={PROMPTS.camera}
      className="camera"
    >
      <div className="viewfinder">
        <video
          ref={video}
          muted
          playsInline
          hidden={shot !== null || missing}
          aria-label={t('camera.live')}
        />
        {shot && <Photo jpeg={shot} label={t('camera.shot')} />}
        {missing && <CameraMissing />}
        {camera === 'opening' && !shot && <p className="camera-opening">{t('camera.opening')}</p>}
      </div>
      {camera === 'opening' && !shot && (
        <div className="camera-ways">
          <Button className="button button-quiet" onPress={props.onOriginal}>
            {t('materials.original')}
          </Button>
        </div>
      )}
      {shot && (
        <div className="camera-ways">
          <Button className="button button-quiet" isDisabled={task.busy} onPress={retake}>
            <Icon name="camera" />
            {t('camera.retake')}
          </Button>
          {props.taken + 1 < props.pagesMax && (
            <Button
              className="button button-quiet"
              isDisabled={task.busy}
              onPress={() => keep(() => undefined)}
            >
              {t('camera.keepMore')}
            </Button>
          )}
        </div>
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

/** The photograph being looked at, null before it is taken; `keep` goes on only once it is kept. */
function useShot(
  video: { readonly current: HTMLVideoElement | null },
  onKeep: (jpeg: Blob) => Promise<FieldProblem | null>,
) {
  const [shot, setShot] = useState<Blob | null>(null);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const task = useTask();
  const take = () =>
    task.run(async () => {
      if (!video.current) return;
      const jpeg = await takePhoto(video.current);
      setProblem(null);
      setShot(jpeg);
    });
  const keep = (then: () => void) =>
    task.run(async () => {
      if (!shot) return;
      const refused = await onKeep(shot);
      setProblem(refused);
      if (refused) return;
      setShot(null);
      then();
    });
  return { shot, problem, task, take, retake: () => setShot(null), keep };
}
