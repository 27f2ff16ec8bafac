/** The photograph being looked at: the paper alone where it was found, the whole picture where not or where it is wanted. */
import { type RefObject, useState } from 'react';
import type { FieldProblem } from '../../../main/core/model/problem.ts';
import { takePhoto } from '../../camera/camera.ts';
import type { Shot } from '../../camera/paper-eye.ts';
import type { CameraState } from '../../camera/use-camera.ts';
import { useOutline } from '../../camera/use-outline.ts';
import { useTask } from '../../kiosk/use-task.ts';

export interface Shown extends Shot {
  /** The one that is looked at and would be kept. */
  jpeg: Blob;
  isPaper: boolean;
}

/** `shown` is null before it is taken; `keep` goes on only once it is kept. */
export function useShot(
  video: RefObject<HTMLVideoElement | null>,
  camera: CameraState,
  onKeep: (jpeg: Blob) => Promise<FieldProblem | null>,
) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const task = useTask();
  const { outline, eye } = useOutline(video, camera === 'live' && shown === null && !task.busy);
  const take = () =>
    task.run(async () => {
      const [picture, looking] = [video.current, eye.current];
      if (!picture || !looking) return;
      const shot = await takePhoto(picture, (frame) => looking.shot(frame));
      setProblem(null);
      setShown(facing(shot, shot.paper !== null && !shot.isDoubtful));
    });
  const keep = (then: () => void) =>
    task.run(async () => {
      if (!shown) return;
      const refused = await onKeep(shown.jpeg);
      setProblem(refused);
      if (refused) return;
      setShown(null);
      then();
    });
  const turnOver = () => setShown((shot) => shot && facing(shot, !shot.isPaper));
  return { shown, problem, task, take, retake: () => setShown(null), keep, turnOver, outline };
}

export function facing(shot: Shot, isPaper: boolean): Shown {
  const paper = isPaper ? shot.paper : null;
  return { ...shot, jpeg: paper ?? shot.whole, isPaper: paper !== null };
}
