/** Hands that the handwriting recogniser learns from, made of our own strokes: the same ones for the same numbers drawn. */
import type { Point, Stroke } from '../engines/ink.ts';

/** Standard deviations, in shares of the square: of slant, stretch and shear; of a stroke's place; of its bend; of a trembling. */
const AFFINE = 0.12;
const OFF_PLACE = 0.05;
const BEND = 0.04;
const TREMBLE = 0.016;
/** Of a stroke's own length and turn. */
const OWN_LENGTH = 0.12;
const OWN_TURN = 0.08;
/** One of these shares of strokes runs on into the next, for each character anew. */
const JOINED = [0, 0.25, 0.25, 0.5];
/** How often two neighbouring strokes come in the wrong order. */
const WRONG_ORDER = 0.12;

/** One more hand that writes the character. `side`: of its square; `random`: numbers in [0, 1). */
export function anotherHand(strokes: readonly Stroke[], side: number, random: () => number): Stroke[] {
  const normal = (deviation: number) => {
    let sum = -3;
    for (let draw = 0; draw < 6; draw++) sum += random();
    return sum * Math.SQRT2 * deviation;
  };
  const [a, b, c, d] = [1 + normal(AFFINE), normal(AFFINE), normal(AFFINE), 1 + normal(AFFINE)];
  const drawn = strokes.map((stroke) =>
    loosened(stroke, side, normal).map(({ x, y }): Point => ({ x: a * x + b * y, y: c * x + d * y })),
  );
  const [share = 0] = JOINED.slice(Math.floor(random() * JOINED.length));
  if (drawn.length > 2 && random() < WRONG_ORDER) {
    const at = Math.floor(random() * (drawn.length - 1));
    drawn.splice(at, 2, drawn[at + 1] ?? [], drawn[at] ?? []);
  }
  const runs: Point[][] = [];
  let down = false;
  for (const stroke of drawn) {
    if (down) runs.at(-1)?.push(...stroke);
    else runs.push([...stroke]);
    down = random() < share;
  }
  return runs;
}

/** One stroke off its place, longer or shorter, turned, bent and trembling. */
function loosened(stroke: Stroke, side: number, normal: (deviation: number) => number): Point[] {
  const middle = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [midX, midY] = [middle(stroke.map(({ x }) => x)), middle(stroke.map(({ y }) => y))];
  const [offX, offY] = [midX + normal(OFF_PLACE * side), midY + normal(OFF_PLACE * side)];
  const [bendX, bendY] = [normal(BEND * side), normal(BEND * side)];
  const [length, turn] = [1 + normal(OWN_LENGTH), normal(OWN_TURN)];
  let [trembleX, trembleY] = [0, 0];
  return stroke.map(({ x, y }, at) => {
    trembleX = trembleX * 0.6 + normal(TREMBLE * side);
    trembleY = trembleY * 0.6 + normal(TREMBLE * side);
    const along = at / Math.max(1, stroke.length - 1);
    const bent = 4 * along * (1 - along);
    const [ownX, ownY] = [(x - midX) * length, (y - midY) * length];
    return {
      x: offX + ownX - ownY * turn + bent * bendX + trembleX,
      y: offY + ownY + ownX * turn + bent * bendY + trembleY,
    };
  });
}
