import { beforeAll, describe, expect, test } from 'vitest';
import { characterWeights } from '../../../../renderer/build/pinyin-lexicon.ts';
import { medians, strokeFile } from '../../../../renderer/build/stroke-file.ts';
import { Handwriting, type Point, type Stroke } from '../../../../renderer/engines/handwriting.ts';

/** mulberry32: the same samples every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A hurried hand: slant, stretch, wobble, strokes off their place, sometimes two joined or in the wrong order. */
function scrawl(strokes: readonly Stroke[], random: () => number): Stroke[] {
  const around = (size: number) => (random() + random() + random() - 1.5) * size;
  const angle = around(0.24);
  const [sx, sy, shear] = [1 + around(0.3), 1 + around(0.3), around(0.3)];
  const drawn = strokes.map((stroke) => {
    const [dx, dy] = [around(90), around(90)];
    let [wx, wy] = [0, 0];
    return stroke.map(({ x, y }): Point => {
      wx = wx * 0.6 + around(34);
      wy = wy * 0.6 + around(34);
      const [px, py] = [(x + shear * y) * sx, y * sy];
      return {
        x: px * Math.cos(angle) - py * Math.sin(angle) + dx + wx,
        y: px * Math.sin(angle) + py * Math.cos(angle) + dy + wy,
      };
    });
  });
  const at = Math.floor(random() * (drawn.length - 1));
  const [one = [], two = []] = [drawn[at], drawn[at + 1]];
  if (drawn.length > 2 && random() < 0.2) drawn.splice(at, 2, [...one, ...two]);
  else if (drawn.length > 2 && random() < 0.12) drawn.splice(at, 2, two, one);
  return drawn;
}

describe('handwriting on noisy strokes', () => {
  const weights = characterWeights();
  let recogniser: Handwriting;
  beforeAll(() => {
    recogniser = new Handwriting(strokeFile(weights));
  }, 60_000);

  test('top 1, top 5 and top 10 over 400 common and 200 rarer characters', () => {
    const random = seeded(20261124);
    const ranked = [...weights].sort((a, b) => b[1] - a[1]).map(([character]) => character);
    const pick = (from: number, to: number, count: number) =>
      Array.from({ length: count }, () => ranked[Math.floor(from + random() * (to - from))] ?? '一');
    const ranks = [...pick(0, 2500, 400), ...pick(2500, 6500, 200)].flatMap((character) => {
      try {
        return [recogniser.recognise(scrawl(medians(character), random), 10).indexOf(character)];
      } catch {
        // Not among the characters that have medians.
        return [];
      }
    });
    const share = (within: number) =>
      ranks.filter((rank) => rank >= 0 && rank < within).length / ranks.length;
    console.info(
      `handwriting: ${ranks.length} noisy samples, top 1 ${(share(1) * 100).toFixed(1)} %, ` +
        `top 5 ${(share(5) * 100).toFixed(1)} %, top 10 ${(share(10) * 100).toFixed(1)} %`,
    );
    expect(ranks.length).toBeGreaterThanOrEqual(550);
    expect(share(1)).toBeGreaterThanOrEqual(0.8);
    expect(share(5)).toBeGreaterThanOrEqual(0.93);
  }, 120_000);

  test('a clean character is first, at any size and place', () => {
    for (const character of '石羡浏阳张李龙') {
      const moved = medians(character).map((stroke) =>
        stroke.map(({ x, y }) => ({ x: x * 0.3 + 40, y: y * 0.3 + 9 })),
      );
      expect(recogniser.recognise(moved, 1)).toEqual([character]);
    }
  });

  test('nothing drawn, a dot', () => {
    expect(recogniser.recognise([], 10)).toEqual([]);
    expect(recogniser.recognise([[{ x: 3, y: 3 }]], 10)).toHaveLength(10);
  });
});
