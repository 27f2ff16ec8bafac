/** What of a photograph is looked at: its lightness without the writing, its colours, and their edges. */
import type { Photograph } from '../papers/photos.ts';
import { cv, type Mat, Mats } from './runtime.ts';
import type { Setting } from './setting.ts';

export interface Planes {
  width: number;
  height: number;
  /** A pixel of the smaller picture in the photograph's. */
  scale: number;
  /** CIE L without writing, a, b: a byte a pixel. */
  lab: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** Black and white, for contours. */
  maps: Mat[];
  /** Thin edges of lightness and colour, for lines. */
  edges: Mat;
}

export function planesOf(photo: Photograph, setting: Setting, mats: Mats): Planes {
  const own = new Mats();
  try {
    const scale = Math.max(1, Math.max(photo.width, photo.height) / setting.side);
    const [width, height] = [Math.round(photo.width / scale), Math.round(photo.height / scale)];
    const whole = own.keep(cv.matFromArray(photo.height, photo.width, cv.CV_8UC4, photo.data as never));
    const [small, rgb, lab, hsv] = [own.mat(), own.mat(), own.mat(), own.mat()];
    cv.resize(whole, small, new cv.Size(width, height), 0, 0, cv.INTER_AREA);
    cv.cvtColor(small, rgb, cv.COLOR_RGBA2RGB);
    cv.cvtColor(rgb, lab, cv.COLOR_RGB2Lab);
    cv.cvtColor(rgb, hsv, cv.COLOR_RGB2HSV);
    const split = (mat: Mat) => {
      const parts = own.keep(new cv.MatVector());
      cv.split(mat, parts);
      return [0, 1, 2].map((at) => own.keep(parts.get(at))) as [Mat, Mat, Mat];
    };
    const [light, ...colours] = split(lab);
    const [, saturation] = split(hsv);
    const closed = closedOf(light, setting.writing, own);
    const soft = [closed, ...colours, saturation].map((plane) => softened(plane, setting, own));
    const looked = setting.channels ? soft : soft.slice(0, 1);
    const thin = looked.map((plane) => cannyOf(plane, setting, own));
    const edges = mats.keep((thin[0] as Mat).clone());
    for (const map of thin.slice(1, 3)) cv.bitwise_or(edges, map, edges);
    const bytes = (plane: Mat | undefined) => Uint8Array.from(plane?.data ?? []);
    return {
      ...{ width, height, scale, edges },
      lab: [bytes(soft[0]), bytes(soft[1]), bytes(soft[2])],
      maps: looked.flatMap((plane, at) => mapsOf(plane, thin[at] as Mat, setting, mats)),
    };
  } finally {
    own.delete();
  }
}

/** Dark writing and thin rules on something light are gone. */
function closedOf(light: Mat, size: number, own: Mats): Mat {
  if (size < 2) return light;
  const kernel = own.keep(cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(size, size)));
  const closed = own.mat();
  cv.morphologyEx(light, closed, cv.MORPH_CLOSE, kernel);
  return closed;
}

function softened(plane: Mat, { blur }: Setting, own: Mats): Mat {
  const soft = own.mat();
  if (blur === 'gauss') cv.GaussianBlur(plane, soft, new cv.Size(5, 5), 0);
  else if (blur === 'median') cv.medianBlur(plane, soft, 5);
  else cv.bilateralFilter(plane, soft, 7, 40, 40);
  return soft;
}

/** Its two limits by how steep the plane is nearly everywhere: a median of brightness says nothing of a colour's plane. */
function cannyOf(plane: Mat, { steep }: Setting, own: Mats): Mat {
  const [slope, edges] = [own.mat(), own.mat()];
  const kernel = own.keep(cv.Mat.ones(3, 3, cv.CV_8U));
  cv.morphologyEx(plane, slope, cv.MORPH_GRADIENT, kernel);
  const sorted = Uint8Array.from(slope.data).sort();
  const high = 4 * Math.max(5, sorted[Math.floor(sorted.length * steep)] ?? 0);
  cv.Canny(plane, edges, high / 2.5, high);
  return edges;
}

function mapsOf(plane: Mat, thin: Mat, setting: Setting, mats: Mats): Mat[] {
  const kernel = cv.Mat.ones(setting.close, setting.close, cv.CV_8U);
  const edges = mats.mat();
  cv.morphologyEx(thin, edges, cv.MORPH_CLOSE, kernel);
  kernel.delete();
  const maps = [edges];
  if (setting.thresholds) {
    const [adaptive, otsu] = [mats.mat(), mats.mat()];
    cv.adaptiveThreshold(plane, adaptive, 255, cv.ADAPTIVE_THRESH_MEAN_C, cv.THRESH_BINARY, 101, -4);
    cv.threshold(plane, otsu, 0, 255, cv.THRESH_BINARY + cv.THRESH_OTSU);
    maps.push(adaptive, otsu);
  }
  return maps;
}
