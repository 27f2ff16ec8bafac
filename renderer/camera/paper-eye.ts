/** Looks at the document camera's frames for a paper: the screen's end of the worker. */
import { JPEG } from '../../devices/document-camera/contract.ts';
import type { Quad } from '../engines/paper/geometry.ts';
import type { PictureFault } from '../engines/paper/picture-faults.ts';
import { fittingJpeg } from './fit.ts';
import type { PaperAnswer, PaperRequest } from './paper-work.ts';

/** A live frame is looked at so small: its outline is only shown. */
const LOOK_SIDE = 640;
/** A thread that says nothing for so long is given up, milliseconds. */
const ANSWER_WAIT_MS = 5_000;

/** A photograph as it may be kept. */
export interface Shot {
  whole: Blob;
  /** The paper alone, straightened. Null: none was found, and the whole picture is what there is. */
  paper: Blob | null;
  /** It may be another thing than the paper: the citizen looks at the whole picture first. */
  isDoubtful: boolean;
  faults: PictureFault[];
}

/** A paper's corners in a picture of that size. */
export interface Outline {
  corners: Quad;
  width: number;
  height: number;
}

export class PaperEye {
  readonly #worker = new Worker(new URL('./paper-worker.ts', import.meta.url), { type: 'module' });
  #id = 0;

  close(): void {
    this.#worker.terminate();
  }

  /** Null: no paper is seen, or not surely. Rejects where the thread fails. */
  async look(frame: ImageBitmap): Promise<Outline | null> {
    const { width, height, found } = await this.#ask('look', frame, LOOK_SIDE);
    if (found.outcome === 'no-paper' || found.isDoubtful) return null;
    return { corners: found.corners, width, height };
  }

  /** What the paper's finder can't do, it leaves: the whole picture is never lost. Null: it fits no limit. */
  async shot(frame: ImageBitmap): Promise<Shot | null> {
    const whole = await fittingJpeg(frame);
    if (!whole) return null;
    try {
      const { found, flat, faults } = await this.#ask('straighten', frame, JPEG.longestSide);
      const isDoubtful = found.outcome === 'found' && found.isDoubtful;
      return { whole, paper: flat && (await jpegOf(flat)), isDoubtful, faults };
    } catch {
      return { whole, paper: null, isDoubtful: false, faults: [] };
    }
  }

  /** Rejects where the thread fails. */
  #ask(ask: PaperRequest['ask'], frame: ImageBitmap, longestSide: number) {
    const picture = pixelsOf(frame, longestSide);
    this.#id += 1;
    const request: PaperRequest = { id: this.#id, ask, picture, longestSide };
    const { width, height } = picture;
    return new Promise<PaperAnswer & { width: number; height: number }>((resolve, reject) => {
      const done = new AbortController();
      const { signal } = done;
      const timer = window.setTimeout(() => fail(), ANSWER_WAIT_MS);
      const end = () => {
        window.clearTimeout(timer);
        done.abort();
      };
      const fail = () => {
        end();
        reject(new Error('the paper could not be looked for'));
      };
      const answered = ({ data }: MessageEvent<PaperAnswer>) => {
        if (data.id !== request.id) return;
        end();
        resolve({ ...data, width, height });
      };
      this.#worker.addEventListener('message', answered, { signal });
      this.#worker.addEventListener('error', fail, { signal });
      this.#worker.postMessage(request, [picture.data.buffer]);
    });
  }
}

function pixelsOf(frame: ImageBitmap, longestSide: number): PaperRequest['picture'] {
  const scale = Math.min(1, longestSide / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('no canvas');
  pen.drawImage(frame, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  return { width, height, data: data as Uint8ClampedArray<ArrayBuffer> };
}

async function jpegOf({ data, width, height }: NonNullable<PaperAnswer['flat']>): Promise<Blob | null> {
  const bitmap = await createImageBitmap(new ImageData(data, width, height));
  try {
    return await fittingJpeg(bitmap);
  } finally {
    bitmap.close();
  }
}
