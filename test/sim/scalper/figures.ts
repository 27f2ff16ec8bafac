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
