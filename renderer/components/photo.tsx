/**
 * A photograph, drawn at the size it is shown. An image element would do, but Chromium keeps the pixels of every one it
 * decoded, 32 MB of the document camera's, for minutes after it is gone; a canvas gives its own back at once.
 */
import { useEffect, useRef } from 'react';

export function Photo(props: { jpeg: Blob; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { jpeg } = props;
  useEffect(() => {
    const shown = canvas.current;
    if (!shown) return;
    let wanted = true;
    createImageBitmap(jpeg).then(
      (photo) => {
        if (wanted) draw(photo, shown);
        photo.close();
      },
      () => undefined,
    );
    return () => {
      wanted = false;
      shown.width = 0;
    };
  }, [jpeg]);
  return <canvas ref={canvas} role="img" aria-label={props.label} />;
}

/** In the photograph's own shape, no larger than its box takes: the style sheet fits it in. */
function draw(photo: ImageBitmap, canvas: HTMLCanvasElement): void {
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
}
