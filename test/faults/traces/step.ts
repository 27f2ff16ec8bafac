/** One thing that a marked citizen does, and how far the search must find it. */
export type Step = {
  name: string;
  /** Marked things that come onto the kiosk by it. */
  canaries: number;
  /** They need not be found while the person is there: whom a code stands for has no mark, and what passes through is gone at once. */
  isUnseen?: true;
  /** Ends a session and begins another: nothing of before is there after it, and no session ends during it. */
  isAnew?: true;
  run(): Promise<unknown>;
};

/** Whether marks must be found once these are done. */
export function isMarked(steps: readonly Step[]): boolean {
  const since = steps.slice(steps.findLastIndex(({ isAnew }) => isAnew) + 1);
  return since.some(({ canaries, isUnseen }) => canaries > 0 && !isUnseen);
}
