import { beforeAll, describe, expect, test } from 'vitest';
import { characterWeights } from '../../../../renderer/build/pinyin-lexicon.ts';
import { medians, SIDE, strokeCharacters, strokeFile } from '../../../../renderer/build/stroke-file.ts';
import { Handwriting } from '../../../../renderer/engines/handwriting.ts';
import type { Stroke } from '../../../../renderer/engines/ink.ts';
import { hurried, joined } from '../../../kit/hands.ts';
import { seeded } from '../../../kit/random.ts';

describe('handwriting on noisy strokes', () => {
  const weights = characterWeights();
  let recogniser: Handwriting;
  beforeAll(() => {
    recogniser = new Handwriting(strokeFile(weights));
  });

  /** Of 100 common and 50 rarer characters, the shares that come first and in the first five. */
  const shares = (hand: (strokes: readonly Stroke[], next: () => number) => Stroke[]) => {
    const { next } = seeded(20261124);
    const drawable = new Set(strokeCharacters());
    const ranked = [...weights].sort((a, b) => b[1] - a[1]).map(([character]) => character);
    const pick = (from: number, to: number, count: number) =>
      Array.from({ length: count }, () => ranked[Math.floor(from + next() * (to - from))] ?? '一');
    const ranks = [...pick(0, 2500, 100), ...pick(2500, 6500, 50)]
      .filter((character) => drawable.has(character))
      .map((character) => recogniser.recognise(hand(medians(character), next), 5).indexOf(character));
    expect(ranks.length).toBeGreaterThanOrEqual(130);
    const share = (wanted: (rank: number) => boolean) => ranks.filter(wanted).length / ranks.length;
    return { first: share((rank) => rank === 0), five: share((rank) => rank >= 0) };
  };

  test('in a hurry', () => {
    const { first, five } = shares((strokes, next) => hurried(strokes, SIDE, next));
    expect(first).toBeGreaterThanOrEqual(0.9);
    expect(five).toBeGreaterThanOrEqual(0.97);
  });

  test('in a hurry, a third of the strokes joined', () => {
    const { first, five } = shares((strokes, next) => joined(hurried(strokes, SIDE, next), 1 / 3, next));
    expect(first).toBeGreaterThanOrEqual(0.88);
    expect(five).toBeGreaterThanOrEqual(0.95);
  });

  test('a whole character in one stroke', () => {
    for (const character of '浏阳市民张伟')
      expect(recogniser.recognise([medians(character).flat()], 5)).toContain(character);
  });

  test('two strokes in the wrong order', () => {
    for (const character of '十力万方火水') {
      const [one = [], two = [], ...more] = medians(character);
      expect(recogniser.recognise([two, one, ...more], 3)).toContain(character);
    }
  });

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
