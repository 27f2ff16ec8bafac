/**
 * Makes renderer/engines/data/handwriting-axes.bin: Fisher's linear discriminants of the direction features, learnt on hands made of our
 * own strokes (hanzi-writer-data), never on those the recogniser is measured with. Half a minute; the same file each time.
 */
import { writeFileSync } from 'node:fs';
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix, solve } from 'ml-matrix';
import { anotherHand } from '../../renderer/build/hands.ts';
import { AXES_FILE, drawnFor, medians, SIDE, strokeCharacters } from '../../renderer/build/stroke-file.ts';
import { directionFeatures, FEATURES } from '../../renderer/engines/directions.ts';
import { drawnWay, PROJECTION_BYTES, SIGHT } from '../../renderer/engines/handwriting.ts';

/** Hands a character, and every so many-th character is looked at. */
const HANDS = 6;
const EVERY = 2;
/** Of the mean variance, added to each: what was hardly seen to vary may vary all the same. */
const LEAST_VARIANCE = 0.05;

/** Sums of products: `into` is FEATURES × FEATURES, its lower half only. */
function addProducts(into: Float64Array, row: Float32Array | Float64Array): void {
  for (let at = 0; at < FEATURES; at++) {
    const value = row[at] ?? 0;
    if (value === 0) continue;
    for (let to = 0; to <= at; to++)
      into[at * FEATURES + to] = (into[at * FEATURES + to] ?? 0) + value * (row[to] ?? 0);
  }
}

function symmetric(sums: Float64Array, count: number): Matrix {
  const matrix = Matrix.zeros(FEATURES, FEATURES);
  for (let at = 0; at < FEATURES; at++) {
    for (let to = 0; to <= at; to++) {
      const value = (sums[at * FEATURES + to] ?? 0) / count;
      matrix.set(at, to, value);
      matrix.set(to, at, value);
    }
  }
  return matrix;
}

const characters = strokeCharacters().filter((_, index) => index % EVERY === 0);
const within = new Float64Array(FEATURES * FEATURES);
const means: Float64Array[] = [];
for (const character of characters) {
  const random = drawnFor(character);
  const strokes = medians(character);
  const hands = [strokes, ...Array.from({ length: HANDS }, () => anotherHand(strokes, SIDE, random))];
  const seen = hands.map((hand) => directionFeatures(drawnWay(hand)));
  const mean = new Float64Array(FEATURES).map(
    (_, at) => seen.reduce((sum, one) => sum + (one[at] ?? 0), 0) / seen.length,
  );
  means.push(mean);
  for (const one of seen)
    addProducts(
      within,
      Float64Array.from(one, (value, at) => value - (mean[at] ?? 0)),
    );
}
const middle = new Float64Array(FEATURES).map(
  (_, at) => means.reduce((sum, mean) => sum + (mean[at] ?? 0), 0) / means.length,
);
const between = new Float64Array(FEATURES * FEATURES);
for (const mean of means)
  addProducts(
    between,
    mean.map((value, at) => value - (middle[at] ?? 0)),
  );

const spread = symmetric(within, characters.length * HANDS);
const least = (LEAST_VARIANCE * spread.trace()) / FEATURES;
const root = new CholeskyDecomposition(spread.add(Matrix.eye(FEATURES).mul(least))).lowerTriangularMatrix;
// In units of one character's own spread: root⁻¹ between root⁻ᵀ.
const scaled = solve(root, solve(root, symmetric(between, characters.length)).transpose());
const found = new EigenvalueDecomposition(scaled, { assumeSymmetric: true });
const best = [...found.realEigenvalues.keys()]
  .sort((a, b) => (found.realEigenvalues[b] ?? 0) - (found.realEigenvalues[a] ?? 0))
  .slice(0, SIGHT);
const axes = solve(root.transpose(), found.eigenvectorMatrix.subMatrixColumn(best));
const scale = Math.max(axes.max(), -axes.min());
const bytes = new Uint8Array(PROJECTION_BYTES);
new DataView(bytes.buffer).setFloat32(0, scale, true);
bytes.set(
  new Uint8Array(Int8Array.from(axes.to1DArray(), (value) => Math.round((value / scale) * 127)).buffer),
  4,
);
writeFileSync(AXES_FILE, bytes);
console.log(`${characters.length} characters, ${FEATURES} features, ${SIGHT} axes, ${bytes.length} bytes`);
