/** The document camera for a screen: its live picture in a video element, and its faults told to the technician. */
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { CameraFault } from '../../devices/document-camera/contract.ts';
import { useKiosk } from '../kiosk/kiosk-context.tsx';
import { CameraError, openCamera } from './camera.ts';

export type CameraState = 'opening' | 'live' | 'missing';

export function useCamera(video: RefObject<HTMLVideoElement | null>): CameraState {
  const { info, link } = useKiosk();
  const [camera, setCamera] = useState<CameraState>('opening');
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
  }, [settings, video]);
  return camera;
}
