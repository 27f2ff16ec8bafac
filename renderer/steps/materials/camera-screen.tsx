/** Photographing one paper: live picture, take, look, keep or take again. Without a camera it says so and offers the counter. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CameraFault } from '../../../devices/document-camera/contract.ts';
import type { Material } from '../../../main/core/model/item.ts';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { CameraError, openCamera, takePhoto } from '../../camera/camera.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page } from '../../components/page.tsx';
import { Photo } from '../../components/photo.tsx';
import { problemText } from '../../components/problem-text.ts';
import { useKiosk } from '../../kiosk/kiosk-context.tsx';
import { useTask } from '../../kiosk/use-task.ts';

export function CameraScreen(props: {
  material: Material;
  taken: number;
  pagesMax: number;
  onKeep: (jpeg: Blob) => Promise<FieldProblem | null>;
  onOriginal: () => void;
  onClose: () => void;
}) {
  const { t, info, link } = useKiosk();
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<'opening' | 'live' | 'missing'>('opening');
  const [shot, setShot] = useState<Blob | null>(null);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const task = useTask();

  // The technician hears of it; the citizen is offered another way.
  const report = useEffectEvent((fault: CameraFault | null) => {
    link?.client.kiosk.cameraState({ fault }).catch(() => undefined);
  });
  const fail = useEffectEvent((fault: CameraFault) => {
    setCamera('missing');
    report(fault);
  });
  const settings = info?.camera;
  useEffect(() => {
    if (!settings) return;
    let wanted = true;
    let stream: MediaStream | null = null;
    const picture = video.current;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
      // Stopped tracks alone leave the last frames with the element, some 25 MB, until it is collected.
      if (picture) picture.srcObject = null;
    };
    const open = async () => {
      stream = await openCamera(settings);
      if (!wanted) return stop();
      stream.getVideoTracks()[0]?.addEventListener('ended', () => fail('unplugged'));
      if (!picture) return;
      picture.srcObject = stream;
      await picture.play();
      setCamera('live');
      report(null);
    };
    open().catch((error) => {
      if (wanted) fail(error instanceof CameraError ? error.fault : 'no-picture');
    });
    return () => {
      wanted = false;
      stop();
    };
  }, [settings]);

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
      const refused = await props.onKeep(shot);
      setProblem(refused);
      if (refused) return;
      setShot(null);
      then();
    });

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
      failure={task.failed ? t('error.again') : problem && problemText(t, problem)}
      fixed
      prompt="camera"
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
        {missing && (
          <div className="camera-missing" role="alert">
            <Icon name="camera" />
            <h2>{t('camera.missing')}</h2>
            <p>{t('camera.missingText')}</p>
          </div>
        )}
        {camera === 'opening' && !shot && <p className="camera-opening">{t('camera.opening')}</p>}
      </div>
      {shot && (
        <div className="camera-ways">
          <Button className="button button-quiet" isDisabled={task.busy} onPress={() => setShot(null)}>
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
