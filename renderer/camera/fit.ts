/** A picture as a JPEG that fits the core's limit, drawn anew: nothing that stood beside it comes along. */
import { JPEG } from '../../devices/document-camera/contract.ts';

/** Lowers quality and size until it fits. Null: it never does. */
export async function fittingJpeg(frame: ImageBitmap): Promise<Blob | null> {
  const fit = Math.min(1, JPEG.longestSide / Math.max(frame.width, frame.height));
  for (const { scale, quality } of JPEG.attempts) {
    const sized = await createImageBitmap(frame, {
      resizeWidth: Math.max(1, Math.round(frame.width * fit * scale)),
      resizeHeight: Math.max(1, Math.round(frame.height * fit * scale)),
      resizeQuality: 'high',
    });
    const canvas = new OffscreenCanvas(sized.width, sized.height);
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(sized);
    const jpeg = await canvas.convertToBlob({ type: JPEG.type, quality });
    if (jpeg.size <= JPEG.bytesMax) return jpeg;
  }
  return null;
}

/** What came from elsewhere, drawn anew. Null: it is no picture that fits. */
export async function redrawn(picture: Blob): Promise<Blob | null> {
  try {
    const frame = await createImageBitmap(picture);
    try {
      return await fittingJpeg(frame);
    } finally {
      frame.close();
    }
  } catch {
    return null;
  }
}
