/**
 * A photograph, drawn at the size it is shown. An image element would do, but Chromium keeps the pixels of every one it
 * decoded, 32 MB of the document camera's, for minutes after it is gone; a canvas gives its own back at once.
 */
import { useEffect, useRef } from 'react';
import type { Mark } from '../../main/core/model/review.ts';

const NO_MARKS: readonly Mark[] = [];

/** `marks`: what a reviewer drew over it. `watermark`: what it may be used for, written across. */
export function Photo(props: {
  jpeg: Blob;
  label: string;
  marks?: readonly Mark[];
  watermark?: string | undefined;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { jpeg, marks = NO_MARKS, watermark } = props;
  useEffect(() => {
    const shown = canvas.current;
    if (!shown) return;
    let wanted = true;
    createImageBitmap(jpeg).then(
      (photo) => {
        if (wanted) draw(photo, shown, marks, watermark);
        photo.close();
      },
      () => undefined,
    );
    return () => {
      wanted = false;
      shown.width = 0;
    };
  }, [jpeg, marks, watermark]);
  return <canvas ref={canvas} role="img" aria-label={props.label} />;
}

/** The longer side of a picture made small, pixels: where it was marked can be seen, and no writing read. */
const SMALL_SIDE = 280;

/** A photograph made small, for paper that may lie about; null: it can't be drawn. Marks are drawn by who prints it. */
export async function smallPicture(jpeg: Blob): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  try {
    const photo = await createImageBitmap(jpeg);
    const scale = Math.min(1, SMALL_SIDE / Math.max(photo.width, photo.height));
    canvas.width = Math.max(1, Math.round(photo.width * scale));
    canvas.height = Math.max(1, Math.round(photo.height * scale));
    canvas.getContext('2d')?.drawImage(photo, 0, 0, canvas.width, canvas.height);
    photo.close();
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  } catch {
    return null;
  } finally {
    canvas.width = 0;
  }
}

/** In the photograph's own shape, no larger than its box takes: the style sheet fits it in. */
function draw(
  photo: ImageBitmap,
  canvas: HTMLCanvasElement,
  marks: readonly Mark[],
  watermark: string | undefined,
): void {
  const across = canvas.clientWidth / photo.width;
  const down = canvas.clientHeight / photo.height;
  const fit =
    getComputedStyle(canvas).objectFit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  const scale = Math.min(1, fit * window.devicePixelRatio);
  canvas.width = Math.max(1, Math.round(photo.width * scale));
  canvas.height = Math.max(1, Math.round(photo.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return;
  // Print must stay readable when it is made smaller.
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(photo, 0, 0, canvas.width, canvas.height);
  if (watermark !== undefined) drawWatermark(pen, watermark, canvas);
  for (const mark of marks) drawMark(pen, mark, canvas);
}

/** Across all of it, so that no part is shown without; light enough to read the paper through. */
function drawWatermark(
  pen: CanvasRenderingContext2D,
  text: string,
  { width, height }: { width: number; height: number },
): void {
  const size = Math.max(12, Math.min(width, height) / 18);
  pen.save();
  pen.translate(width / 2, height / 2);
  pen.rotate(-Math.PI / 7);
  pen.font = `600 ${size}px sans-serif`;
  pen.textAlign = 'center';
  pen.fillStyle = 'rgb(176 0 32 / 42%)';
  for (let y = -width - height; y <= width + height; y += size * 4.5) pen.fillText(text, 0, y, width * 1.05);
  pen.restore();
}

/** Red within white: seen on any paper. */
function drawMark(
  pen: CanvasRenderingContext2D,
  { shape, x, y, width, height }: Mark,
  { width: across, height: down }: { width: number; height: number },
): void {
  const [left, top, wide, high] = [x * across, y * down, width * across, height * down];
  pen.beginPath();
  if (shape === 'box') pen.rect(left, top, wide, high);
  else pen.ellipse(left + wide / 2, top + high / 2, wide / 2, high / 2, 0, 0, 2 * Math.PI);
  const line = Math.max(3, across / 100);
  for (const [colour, thick] of [
    ['#ffffff', 2 * line],
    ['#d1001f', line],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.stroke();
  }
}
