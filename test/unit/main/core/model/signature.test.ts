/** What is no signature: an empty box, a single touch; all else is somebody's. */
import { expect, it } from 'vitest';
import { Ink, inkProblem } from '../../../../../main/core/model/signature.ts';
import { INK } from '../../../../kit/signing.ts';

const inBox = (...strokes: Ink['strokes']) => inkProblem({ width: 900, height: 320, strokes });

it.each([
  ['an empty box', [], 'signature-empty'],
  ['a touch', [[[400, 100, 0]]], 'signature-dot'],
  [
    'a touch of a trembling finger',
    [
      [
        [400, 100, 0],
        [404, 103, 30],
        [401, 99, 50],
      ],
    ],
    'signature-dot',
  ],
  [
    'a finger that ran over the edge at once',
    [
      [
        [890, 100, 0],
        [960, 140, 40],
        [1400, 300, 90],
        [960, 20, 140],
      ],
    ],
    'signature-dot',
  ],
  ['three touches', [[[400, 100, 0]], [[500, 100, 300]], [[600, 100, 600]]], 'signature-dot'],
  [
    'a cross',
    [
      [
        [400, 100, 0],
        [460, 160, 90],
      ],
      [
        [460, 100, 300],
        [400, 160, 390],
      ],
    ],
    null,
  ],
  ['a name', INK.strokes, null],
] as [string, Ink['strokes'], string | null][])('%s', (_, strokes, problem) => {
  expect(inBox(...strokes)).toBe(problem);
});

it('takes no more points than a name has, and none without an end', () => {
  const endless = Array.from({ length: 8_001 }, (_, at): [number, number, number] => [at % 900, 10, at]);
  expect(Ink.safeParse({ ...INK, strokes: [endless] }).success).toBe(false);
  expect(Ink.safeParse({ ...INK, strokes: [endless.slice(1)] }).success).toBe(true);
  expect(Ink.safeParse({ ...INK, strokes: [[]] }).success).toBe(false);
  expect(Ink.safeParse({ ...INK, strokes: [[[0.5, 0, 0]]] }).success).toBe(false);
});
