/** The document camera as a browser media stream, and its picture as a JPEG that fits the core's limit. */

/** Well under the core's 2 MiB, so that one recompression is seldom needed. */
export const PHOTO_BYTES_TARGET = 1_900_000;
const LONGEST_SIDE = 2560;

export async function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { width: { ideal: 3264 }, height: { ideal: 2448 }, facingMode: 'environment' },
  });
}

/** Draws the frame and lowers the quality, then the size, until it fits. */
export async function takePhoto(video: HTMLVideoElement): Promise<Blob> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight, 1));
  for (const shrink of [1, 0.75, 0.5]) {
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(video.videoWidth * scale * shrink)),
      Math.max(1, Math.round(video.videoHeight * scale * shrink)),
    );
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.88, 0.75, 0.6]) {
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if (jpeg.size <= PHOTO_BYTES_TARGET) return jpeg;
    }
  }
  throw new Error('The picture does not fit.');
}
