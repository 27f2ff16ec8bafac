/** What makes a photographed paper unreadable, seen in the picture itself: dark, blurred, glaring. Pure. */
import type { Picture, Quad } from './geometry.ts';

export type PictureFault = 'dark' | 'blurred' | 'glare';

/** A sample every so many pixels is enough for light. */
const STRIDE = 4;
/** The brightest tenth is the paper; below this a reader strains. Levels of 255. */
const DARK = 95;
/** Blown out, which paper in even light is not; and the share of the paper that may be. */
const GLARE = { level: 252, share: 0.015, over: 1.22 };
/**
 * The steepest step from one pixel to the next but one, as a share of the step from paper to ink: writing in focus rises within
 * three pixels.
 */
const BLURRED = 0.34;
/** Without so much contrast there is no writing to be blurred. */
const INK_MIN = 45;

/** Of the paper within `corners`, or of all of it. */
export function pictureFaults(picture: Picture, corners: Quad | null): PictureFault[] {
  const box = boxOf(picture, corners);
  const light = lightOf(picture, box);
  if (light.length === 0) return [];
  const at = (share: number) => light[Math.min(light.length - 1, Math.floor(light.length * share))] ?? 0;
  const [paper, usual] = [at(0.9), at(0.6)];
  const faults: PictureFault[] = [];
  if (paper < DARK) faults.push('dark');
  const ink = usual - at(0.01);
  if (ink >= INK_MIN && steepestOf(picture, box) < BLURRED * ink) faults.push('blurred');
  const blown = light.length - firstOver(light, GLARE.level);
  // A white sheet in bright even light is near to white all over; glare stands out of its paper.
  if (blown > GLARE.share * light.length && usual * GLARE.over < GLARE.level) faults.push('glare');
  return faults;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Well within a turned paper, so that the desk is left out. */
function boxOf({ width, height }: Picture, corners: Quad | null): Box {
  if (!corners) return { left: 1, top: 1, right: width - 1, bottom: height - 1 };
  const sorted = (axis: 'x' | 'y') => corners.map((corner) => corner[axis]).sort((one, other) => one - other);
  const [xs, ys] = [sorted('x'), sorted('y')];
  const inner = (list: number[], most: number): [number, number] => {
    const [, low = 0, high = most] = list;
    return [Math.max(1, Math.ceil(low)), Math.min(most - 1, Math.floor(high))];
  };
  const [left, right] = inner(xs, width);
  const [top, bottom] = inner(ys, height);
  return { left, top, right, bottom };
}

const lightAt = (data: Uint8ClampedArray, at: number) =>
  0.3 * (data[at] as number) + 0.59 * (data[at + 1] as number) + 0.11 * (data[at + 2] as number);

/** Sorted, the darkest first. */
function lightOf({ width, data }: Picture, { left, top, right, bottom }: Box): Float32Array {
  const light: number[] = [];
  for (let y = top; y < bottom; y += STRIDE)
    for (let x = left; x < right; x += STRIDE) light.push(lightAt(data, (y * width + x) * 4));
  return Float32Array.from(light).sort();
}

function firstOver(sorted: Float32Array, level: number): number {
  const at = sorted.findIndex((value) => value >= level);
  return at < 0 ? sorted.length : at;
}

/** Of one step in a thousand: noise makes a few steep ones, writing many. */
function steepestOf({ width, data }: Picture, { left, top, right, bottom }: Box): number {
  const steps: number[] = [];
  for (let y = top; y < bottom; y += 2)
    for (let x = left; x < right - 2; x++) {
      const at = (y * width + x) * 4;
      steps.push(Math.abs(lightAt(data, at + 8) - lightAt(data, at)));
    }
  const sorted = Float32Array.from(steps).sort();
  return sorted[Math.floor(sorted.length * 0.999)] ?? 0;
}
