/** What of the way with OpenCV can be set; the values are the best of those that `opencv/tune.ts` tried, on its own pictures. */
export interface Setting {
  /** Longest side that is looked at, pixels. */
  side: number;
  /** What is closed away on the lightness, pixels across; 0: nothing. */
  writing: number;
  blur: 'gauss' | 'bilateral' | 'median';
  /** Share of the pixels that is less steep than Canny's upper limit, before its factor. */
  steep: number;
  /** Colours and saturation too, not the lightness alone. */
  channels: boolean;
  /** Adaptive and Otsu's thresholds too, not Canny alone. */
  thresholds: boolean;
  /** Gaps in edges that are closed before contours are followed, pixels. */
  close: number;
  /** Of approxPolyDP, shares of the contour's length. */
  epsilons: readonly number[];
  /** How many of the strongest lines are put together; 0: contours alone. */
  lines: number;
  /** Least step from the desk up to the paper, levels of L, a or b. */
  step: number;
  /** Least area of a paper as a share of the picture's. */
  least: number;
  /** How much a larger one is preferred: the power of its share. */
  large: number;
  /** Least merit of a paper. */
  merit: number;
}

export const TUNED: Setting = {
  ...{ side: 400, writing: 0, blur: 'gauss', steep: 0.95, channels: true, thresholds: false, close: 3 },
  ...{ epsilons: [0.015, 0.03, 0.05], lines: 10, step: 12, least: 0.02, large: 0.2, merit: 0.33 },
};
