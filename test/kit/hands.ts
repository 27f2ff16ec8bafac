/** How a hand changes a character that is drawn well: made samples, the same for the same seed. */
import type { Point, Stroke } from '../../renderer/engines/ink.ts';

/** In shares of the character's square: how far a whole stroke stands off its place, and each point off its stroke. */
const OFF_PLACE = 0.09;
const WOBBLE = 0.034;
/** In radians; stretch and shear as factors. */
const SLANT = 0.24;
const STRETCH = 0.3;
const WRONG_ORDER = 0.12;

type Random = () => number;

/** Around nought, at most 1.5 × `size`, mostly half of it. */
const around = (random: Random, size: number) => (random() + random() + random() - 1.5) * size;

/** Slant, stretch, wobble, strokes off their place; one character in eight has two neighbouring strokes in the wrong order. `side`: the square's. */
export function hurried(strokes: readonly Stroke[], side: number, random: Random): Stroke[] {
  const off = (size: number) => around(random, size);
  const angle = off(SLANT);
  const [sx, sy, shear] = [1 + off(STRETCH), 1 + off(STRETCH), off(STRETCH)];
  const drawn = strokes.map((stroke) => {
    const [dx, dy] = [off(OFF_PLACE * side), off(OFF_PLACE * side)];
    let [wx, wy] = [0, 0];
    return stroke.map(({ x, y }): Point => {
      wx = wx * 0.6 + off(WOBBLE * side);
      wy = wy * 0.6 + off(WOBBLE * side);
      const [px, py] = [(x + shear * y) * sx, y * sy];
      return {
        x: px * Math.cos(angle) - py * Math.sin(angle) + dx + wx,
        y: px * Math.sin(angle) + py * Math.cos(angle) + dy + wy,
      };
    });
  });
  const at = Math.floor(random() * (drawn.length - 1));
  const [one = [], two = []] = [drawn[at], drawn[at + 1]];
  if (drawn.length > 2 && random() < WRONG_ORDER) drawn.splice(at, 2, two, one);
  return drawn;
}

/** The pen stays down after `share` of the strokes: each of them runs on into the next. */
export function joined(strokes: readonly Stroke[], share: number, random: Random): Stroke[] {
  const drawn: Point[][] = [];
  let penDown = false;
  for (const [index, stroke] of strokes.entries()) {
    if (penDown) drawn.at(-1)?.push(...stroke);
    else drawn.push([...stroke]);
    penDown = index < strokes.length - 1 && random() < share;
  }
  return drawn;
}
