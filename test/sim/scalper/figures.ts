/** What a run of the scalper simulation showed. */
export type ScalperFigures = {
  rules: boolean;
  days: number;
  seed: number;
  /** Of the visits that honest citizens, and the scalper's customers, wanted: those that they had, 0 to 1. */
  honest: number;
  scalper: number;
  /** How many wanted one. */
  citizens: number;
  customers: number;
  /** Places that passed unused because a borrowed card had them, 0 to 1 of all. */
  wasted: number;
  /** How many borrowed cards were suspended in the end. */
  suspended: number;
  /** What the scalper tried. */
  taken: number;
  sold: number;
};

/**
 * How far chance alone may set two shares of equal prospects apart: twice the standard error of their difference. In a draw the two
 * sides are equal but for chance, so that no run can show one of them always below the other.
 */
export function marginOf(one: { share: number; of: number }, other: { share: number; of: number }): number {
  const variance = ({ share, of }: typeof one) => (share * (1 - share)) / Math.max(1, of);
  return Number((2 * Math.sqrt(variance(one) + variance(other))).toFixed(4));
}
