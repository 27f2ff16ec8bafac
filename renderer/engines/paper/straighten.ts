/** Lays a photographed paper flat: its four corners become a rectangle's, by the homography between them. Pure. */
import { distance, type Picture, type Quad } from './geometry.ts';

/** A picture whose bytes may be handed to another thread. */
export type Flat = Picture & { data: Uint8ClampedArray<ArrayBuffer> };

/**
 * The paper alone, as large as its longest sides in the picture and no larger than `longestSide`. Bilinear. Its shape is the
 * mean of what its sides show, which a camera from straight above leaves right to some percent.
 */
export function straightened(picture: Picture, corners: Quad, longestSide: number): Flat {
  const [a, b, c, d] = corners;
  const across = Math.max(distance(a, b), distance(d, c));
  const down = Math.max(distance(a, d), distance(b, c));
  const scale = Math.min(1, longestSide / Math.max(across, down, 1));
  const width = Math.max(1, Math.round(across * scale));
  const height = Math.max(1, Math.round(down * scale));
  return { width, height, data: drawn(picture, homography(corners, width, height), width, height) };
}

type Homography = readonly [number, number, number, number, number, number, number, number];

/**
 * From a place in the rectangle (0…width, 0…height) to its place in the picture, as x = (h0·u + h1·v + h2) / (h6·u + h7·v + 1)
 * and y likewise. Square to quadrilateral as by Heckbert, Fundamentals of Texture Mapping (1989), 2.2.3.
 */
export function homography([a, b, c, d]: Quad, width: number, height: number): Homography {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const det = dx1 * dy2 - dx2 * dy1 || 1e-9;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  return [
    (b.x - a.x + g * b.x) / width,
    (d.x - a.x + h * d.x) / height,
    a.x,
    (b.y - a.y + g * b.y) / width,
    (d.y - a.y + h * d.y) / height,
    a.y,
    g / width,
    h / height,
  ];
}

function drawn(
  picture: Picture,
  to: Homography,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(width * height * 4);
  const { data } = picture;
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [u, v] = [column + 0.5, row + 0.5];
      const depth = to[6] * u + to[7] * v + 1;
      const x = Math.min(right, Math.max(0, (to[0] * u + to[1] * v + to[2]) / depth - 0.5));
      const y = Math.min(bottom, Math.max(0, (to[3] * u + to[4] * v + to[5]) / depth - 0.5));
      const left = Math.min(Math.max(0, right - 1), Math.floor(x));
      const top = Math.min(Math.max(0, bottom - 1), Math.floor(y));
      const [fx, fy] = [x - left, y - top];
      const one = (top * picture.width + left) * 4;
      const other = one + (bottom > 0 ? picture.width * 4 : 0);
      const next = right > 0 ? 4 : 0;
      const into = (row * width + column) * 4;
      for (let plane = 0; plane < 3; plane++) {
        const above = (data[one + plane] as number) * (1 - fx) + (data[one + next + plane] as number) * fx;
        const below =
          (data[other + plane] as number) * (1 - fx) + (data[other + next + plane] as number) * fx;
        out[into + plane] = above * (1 - fy) + below * fy;
      }
      out[into + 3] = 255;
    }
  }
  return out;
}
