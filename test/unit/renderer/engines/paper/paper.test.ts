import { describe, expect, it } from 'vitest';
import { findPaper } from '../../../../../renderer/engines/paper/find-paper.ts';
import type { Picture, Quad } from '../../../../../renderer/engines/paper/geometry.ts';
import { pictureFaults } from '../../../../../renderer/engines/paper/picture-faults.ts';
import { homography, straightened } from '../../../../../renderer/engines/paper/straighten.ts';

type Shade = (x: number, y: number) => number;

/** A grey picture; `shade` by the pixel's middle. */
function picture(width: number, height: number, shade: Shade): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set([...Array(3).fill(shade(x + 0.5, y + 0.5)), 255], (y * width + x) * 4);
  return { width, height, data };
}

/** Whether it lies within a quadrilateral that goes clockwise. */
function within(quad: Quad, x: number, y: number): boolean {
  return quad.every((from, at) => {
    const to = quad[(at + 1) % 4] ?? from;
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0;
  });
}

const quadOf = (...places: [number, number][]) => places.map(([x, y]) => ({ x, y })) as unknown as Quad;

function expectCorners(found: ReturnType<typeof findPaper>, quad: Quad, pixels: number): void {
  if (found.outcome !== 'found') throw new Error('no paper was found');
  found.corners.forEach((corner, at) => {
    const wanted = quad[at] ?? corner;
    expect(Math.hypot(corner.x - wanted.x, corner.y - wanted.y)).toBeLessThan(pixels);
  });
}

describe('a paper', () => {
  it.each([
    ['straight', quadOf([160, 90], [480, 90], [480, 400], [160, 400])],
    ['turned', quadOf([220, 60], [520, 150], [430, 430], [130, 340])],
    ['seen aslant', quadOf([200, 80], [450, 90], [520, 410], [120, 390])],
    ['small', quadOf([300, 200], [400, 210], [394, 272], [295, 262])],
  ])('%s is found to the pixel', (_, quad) => {
    const found = findPaper(picture(640, 480, (x, y) => (within(quad, x, y) ? 235 : 80)));
    expectCorners(found, quad, 1.5);
    expect(found).toMatchObject({ isDoubtful: false });
  });

  it('that is darker than the desk is found as well', () => {
    const quad = quadOf([160, 90], [480, 100], [470, 400], [150, 390]);
    expectCorners(findPaper(picture(640, 480, (x, y) => (within(quad, x, y) ? 70 : 190))), quad, 1.5);
  });

  it('is one with its writing', () => {
    const quad = quadOf([120, 60], [500, 60], [500, 420], [120, 420]);
    const isInk = (x: number, y: number) => x > 150 && x < 470 && y > 90 && y % 24 < 5 && x % 7 < 4;
    const shade: Shade = (x, y) => (within(quad, x, y) ? (isInk(x, y) ? 40 : 240) : 90);
    expectCorners(findPaper(picture(640, 480, shade)), quad, 1.5);
  });

  it('that lies past the picture’s border is none', () => {
    const quad = quadOf([-80, 90], [400, 90], [400, 400], [-80, 400]);
    expect(findPaper(picture(640, 480, (x, y) => (within(quad, x, y) ? 235 : 80)))).toEqual({
      outcome: 'no-paper',
    });
  });

  it.each([
    ['an even desk', () => 120],
    ['stripes', (x: number) => (x % 60 < 30 ? 90 : 150)],
    ['one edge', (x: number) => (x < 300 ? 60 : 220)],
  ])('is not seen in %s', (_, shade: Shade) => {
    expect(findPaper(picture(640, 480, shade))).toEqual({ outcome: 'no-paper' });
  });

  it.each([
    [0, 0],
    [1, 1],
    [31, 400],
    [640, 1],
  ])('is not looked for in a picture of %i × %i', (width, height) => {
    expect(findPaper(picture(width, height, () => 200))).toEqual({ outcome: 'no-paper' });
  });
});

describe('straightening', () => {
  it('takes corners to corners', () => {
    const quad = quadOf([20, 10], [90, 25], [80, 95], [5, 70]);
    const to = homography(quad, 200, 100);
    const [c0, c1, c2, c3, c4, c5, c6, c7] = to;
    const places: [number, number][] = [
      [0, 0],
      [200, 0],
      [200, 100],
      [0, 100],
    ];
    places.forEach(([u, v], at) => {
      const depth = c6 * u + c7 * v + 1;
      expect((c0 * u + c1 * v + c2) / depth).toBeCloseTo(quad[at]?.x ?? Number.NaN, 6);
      expect((c3 * u + c4 * v + c5) / depth).toBeCloseTo(quad[at]?.y ?? Number.NaN, 6);
    });
  });

  it('copies what is straight already', () => {
    const shade: Shade = (x, y) => Math.floor(x) * 10 + Math.floor(y);
    const quad = quadOf([2, 3], [12, 3], [12, 9], [2, 9]);
    const flat = straightened(picture(20, 20, shade), quad, 100);
    expect([flat.width, flat.height]).toEqual([10, 6]);
    expect(flat.data[0]).toBe(23);
    expect(flat.data[(5 * 10 + 9) * 4]).toBe(118);
  });

  it('is no larger than asked', () => {
    const flat = straightened(
      picture(300, 200, () => 9),
      quadOf([0, 0], [300, 0], [300, 200], [0, 200]),
      60,
    );
    expect([flat.width, flat.height]).toEqual([60, 40]);
  });

  it('stays within the picture for corners outside, and for a picture of one pixel', () => {
    const outside = quadOf([-5, -5], [14, -5], [14, 14], [-5, 14]);
    expect(
      new Set(
        straightened(
          picture(10, 10, () => 77),
          outside,
          100,
        ).data,
      ),
    ).toEqual(new Set([77, 255]));
    expect(
      straightened(
        picture(1, 1, () => 77),
        outside,
        3,
      ).data[0],
    ).toBe(77);
  });
});

describe('a picture', () => {
  const isInk = (x: number, y: number) => y % 20 < 6 && x % 12 < 4;
  const written =
    (paper: number, ink: number): Shade =>
    (x, y) =>
      isInk(x, y) ? ink : paper;
  const blurred =
    (shade: Shade, reach: number): Shade =>
    (x, y) => {
      let sum = 0;
      for (let off = -reach; off <= reach; off++)
        for (let down = -reach; down <= reach; down++) sum += shade(x + off, y + down);
      return sum / (2 * reach + 1) ** 2;
    };

  it('that is clear has no fault', () => {
    expect(pictureFaults(picture(400, 300, written(235, 40)), null)).toEqual([]);
    expect(pictureFaults(picture(400, 300, blurred(written(235, 40), 1)), null)).toEqual([]);
  });

  it('is dark', () => {
    expect(pictureFaults(picture(400, 300, written(70, 10)), null)).toEqual(['dark']);
  });

  it('is blurred', () => {
    const wide: Shade = (x, y) => (y % 60 < 30 && x % 40 < 20 ? 40 : 235);
    expect(pictureFaults(picture(400, 300, wide), null)).toEqual([]);
    expect(pictureFaults(picture(400, 300, blurred(wide, 8)), null)).toEqual(['blurred']);
  });

  it('glares, but white paper in bright light does not', () => {
    const spot: Shade = (x, y) => (Math.hypot(x - 200, y - 150) < 50 ? 255 : written(180, 40)(x, y));
    expect(pictureFaults(picture(400, 300, spot), null)).toEqual(['glare']);
    expect(pictureFaults(picture(400, 300, written(254, 40)), null)).toEqual([]);
  });

  it('is judged by the paper, not by the desk round it', () => {
    const quad = quadOf([100, 80], [300, 80], [300, 220], [100, 220]);
    const shade: Shade = (x, y) => (within(quad, x, y) ? written(235, 40)(x, y) : 5);
    expect(pictureFaults(picture(400, 300, shade), quad)).toEqual([]);
  });

  it('without a pixel has none', () => {
    expect(
      pictureFaults(
        picture(0, 0, () => 0),
        null,
      ),
    ).toEqual([]);
  });
});
