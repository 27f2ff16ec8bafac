/**
 * A picture made small, its writing wiped, and how steeply it changes where. Writing is thin and darker than its paper, so a
 * greyscale closing (widest bright, then narrowest) takes it away and leaves the paper's own edge where it was. Pure.
 */
import type { Picture } from './geometry.ts';

/** The longer side of the small picture, pixels. */
const SMALL_SIDE = 320;
/** Half of the closing's window: strokes up to 7 of 320 pixels go. */
const REACH = 3;

export interface Relief {
  width: number;
  height: number;
  /** Pixels of the picture to one of these. */
  scale: number;
  /** Red, green, blue, each 0 to 255, without the writing. */
  planes: readonly [Float32Array, Float32Array, Float32Array];
  /** Of the colour that changes most: levels a pixel. */
  gx: Float32Array;
  gy: Float32Array;
  steepness: Float32Array;
}

export function reliefOf(picture: Picture): Relief {
  const scale = Math.max(1, Math.max(picture.width, picture.height) / SMALL_SIDE);
  const width = Math.max(1, Math.floor(picture.width / scale));
  const height = Math.max(1, Math.floor(picture.height / scale));
  const planes = shrunk(picture, width, height, scale);
  for (const plane of planes) {
    spread(plane, width, height, false);
    spread(plane, width, height, true);
  }
  const gx = new Float32Array(width * height);
  const gy = new Float32Array(width * height);
  const steepness = new Float32Array(width * height);
  for (const plane of planes) steepen(plane, { width, height, gx, gy, steepness });
  return { width, height, scale, planes, gx, gy, steepness };
}

function shrunk(picture: Picture, width: number, height: number, scale: number): Relief['planes'] {
  const planes = [0, 1, 2].map(() => new Float32Array(width * height)) as unknown as Relief['planes'];
  const [reds, greens, blues] = planes;
  const { data } = picture;
  for (let y = 0; y < height; y++) {
    const top = Math.floor(y * scale);
    const bottom = Math.min(picture.height, Math.max(top + 1, Math.floor((y + 1) * scale)));
    for (let x = 0; x < width; x++) {
      const left = Math.floor(x * scale);
      const right = Math.min(picture.width, Math.max(left + 1, Math.floor((x + 1) * scale)));
      let [red, green, blue] = [0, 0, 0];
      for (let row = top; row < bottom; row++) {
        const end = (row * picture.width + right) * 4;
        for (let at = (row * picture.width + left) * 4; at < end; at += 4) {
          red += data[at] as number;
          green += data[at + 1] as number;
          blue += data[at + 2] as number;
        }
      }
      const share = 1 / ((bottom - top) * (right - left));
      const to = y * width + x;
      reds[to] = red * share;
      greens[to] = green * share;
      blues[to] = blue * share;
    }
  }
  return planes;
}

/** The most (or least, where `isLeast`) within reach, across and then down. */
function spread(plane: Float32Array, width: number, height: number, isLeast: boolean): void {
  const line = new Float32Array(Math.max(width, height));
  for (let y = 0; y < height; y++) spreadAlong(plane, line, y * width, 1, width, isLeast);
  for (let x = 0; x < width; x++) spreadAlong(plane, line, x, width, height, isLeast);
}

function spreadAlong(
  plane: Float32Array,
  line: Float32Array,
  start: number,
  step: number,
  length: number,
  isLeast: boolean,
): void {
  // The least is the most of what is turned over.
  const sign = isLeast ? -1 : 1;
  for (let at = 0; at < length; at++) line[at] = sign * (plane[start + at * step] as number);
  for (let at = 0; at < length; at++) {
    const end = at + REACH < length ? at + REACH : length - 1;
    let value = line[at] as number;
    for (let near = at > REACH ? at - REACH : 0; near <= end; near++) {
      const other = line[near] as number;
      if (other > value) value = other;
    }
    plane[start + at * step] = sign * value;
  }
}

/** Sobel's differences; the steepest colour at each pixel stays. */
function steepen(
  plane: Float32Array,
  { width, height, gx, gy, steepness }: Pick<Relief, 'width' | 'height' | 'gx' | 'gy' | 'steepness'>,
): void {
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const up = at - width;
      const down = at + width;
      const a = plane[up - 1] as number;
      const b = plane[up + 1] as number;
      const c = plane[down - 1] as number;
      const d = plane[down + 1] as number;
      const across = (b - a + d - c + 2 * ((plane[at + 1] as number) - (plane[at - 1] as number))) / 8;
      const along = (c - a + d - b + 2 * ((plane[down] as number) - (plane[up] as number))) / 8;
      const steep = Math.sqrt(across * across + along * along);
      if (steep <= (steepness[at] as number)) continue;
      gx[at] = across;
      gy[at] = along;
      steepness[at] = steep;
    }
  }
}
