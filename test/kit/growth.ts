/** What a series of samples says about growth. */

export type Point = { run: number; value: number };

/** Least-squares slope in units a hundred runs; 0 where there are fewer than two points. */
export function slopePer100(points: readonly Point[]): number {
  const mean = (pick: (point: Point) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [run, value] = [mean((point) => point.run), mean((point) => point.value)];
  let [across, along] = [0, 0];
  for (const point of points) {
    across += (point.run - run) * (point.value - value);
    along += (point.run - run) ** 2;
  }
  return along === 0 ? 0 : (100 * across) / along;
}

/** The slope as a share of the level. */
export function growthPer100(points: readonly Point[]): number {
  const level = points.reduce((sum, { value }) => sum + value, 0) / points.length;
  return level === 0 ? 0 : slopePer100(points) / level;
}

/**
 * By how much the last third stays above everything that the first third reached: what comes and goes (a socket kept
 * alive, a garbage collection to come) is no growth, and one leaked in a hundred runs is.
 */
export function lastingGrowth(points: readonly Point[]): number {
  const third = Math.floor(points.length / 3);
  if (third === 0) return 0;
  const values = points.map(({ value }) => value);
  return Math.max(0, Math.min(...values.slice(-third)) - Math.max(...values.slice(0, third)));
}
