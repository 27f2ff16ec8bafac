/** The document camera as a browser media stream, and its frames: follows its contract. */
import {
  type CameraFault,
  type CameraSettings,
  cameraFault,
  chooseCamera,
  FOCUS,
  videoWish,
} from '../../devices/document-camera/contract.ts';
import { delay } from '../kiosk/delay.ts';

declare global {
  // TypeScript's own description of the page leaves it out.
  interface ImageCapture {
    grabFrame(): Promise<ImageBitmap>;
  }
}

export class CameraError extends Error {
  readonly fault: CameraFault;
  constructor(fault: CameraFault) {
    super(`camera: ${fault}`);
    this.fault = fault;
  }
}

/** A camera that gave no frame for so long gives none, in milliseconds. */
const FRAME_WAIT_MS = 3_000;

/** When the light of a stream will have settled, by the page's clock in milliseconds. */
const settledAt = new WeakMap<MediaStream, number>();

/** Rejects with a CameraError. */
export async function openCamera(settings: CameraSettings): Promise<MediaStream> {
  const open = (deviceId: string | null) =>
    navigator.mediaDevices.getUserMedia({ audio: false, video: videoWish(settings, deviceId) });
  try {
    const stream = await open(settings.labelMatch ? await findCamera(settings.labelMatch) : null);
    settledAt.set(stream, performance.now() + settings.settleMs);
    const [track] = stream.getVideoTracks();
    const canFocus = 'focusMode' in (track?.getCapabilities?.() ?? {});
    // A camera that refuses is one with a fixed focus.
    if (canFocus) await track?.applyConstraints(FOCUS as MediaTrackConstraints).catch(() => undefined);
    return stream;
  } catch (error) {
    throw error instanceof CameraError ? error : new CameraError(cameraFault((error as Error).name));
  }
}

/** Labels are empty until some camera was allowed: to read them one may have to be opened first. */
async function findCamera(labelMatch: string): Promise<string> {
  const choose = async () => chooseCamera(await navigator.mediaDevices.enumerateDevices(), labelMatch);
  let found = await choose();
  if (found === null) {
    const any = await navigator.mediaDevices.getUserMedia({ audio: false, video: true });
    found = await choose();
    for (const track of any.getTracks()) track.stop();
  }
  if (found === null) throw new CameraError('not-found');
  return found;
}

/** Resolves when exposure and white balance have settled: until then the camera's state is `settling`. */
export async function settled(stream: MediaStream): Promise<void> {
  const wait = (settledAt.get(stream) ?? 0) - performance.now();
  if (wait > 0) await delay(wait);
}

/**
 * Waits for the light and gives one frame to `work`: every attempt at a picture shows the same moment, for a hand may come into
 * it between two. Rejects with a CameraError; null from `work` says that nothing fits the core's limit.
 */
export async function takePhoto<Photo>(
  video: HTMLVideoElement,
  work: (frame: ImageBitmap) => Promise<Photo | null>,
): Promise<Photo> {
  const stream = video.srcObject instanceof MediaStream ? video.srcObject : null;
  if (stream) await settled(stream);
  if (stream && !stream.active) throw new CameraError('unplugged');
  if (Math.max(video.videoWidth, video.videoHeight) === 0) throw new CameraError('no-picture');
  const frame = await grab(stream);
  try {
    const photo = await work(frame);
    if (photo !== null) return photo;
  } finally {
    frame.close();
  }
  throw new CameraError('too-large');
}

/**
 * The next frame. Off the track and not off the video element: what is drawn from the element stays in Chromium's cache,
 * 32 MB a photograph. Rejects with a CameraError where the camera stands still.
 */
export async function grab(stream: MediaStream | null): Promise<ImageBitmap> {
  const [track] = stream?.getVideoTracks() ?? [];
  if (!track) throw new CameraError('no-picture');
  let timer = 0;
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new CameraError('no-picture')), FRAME_WAIT_MS);
  });
  try {
    return await Promise.race([new ImageCapture(track).grabFrame(), late]);
  } catch (error) {
    throw error instanceof CameraError ? error : new CameraError('no-picture');
  } finally {
    window.clearTimeout(timer);
  }
}
