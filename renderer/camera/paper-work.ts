/** What is asked of the worker that looks for papers, and how it answers. */
import type { PaperFound } from '../engines/paper/find-paper.ts';
import type { PictureFault } from '../engines/paper/picture-faults.ts';
import type { Flat } from '../engines/paper/straighten.ts';

/** `look`: where the paper is. `straighten`: also laid flat, and what is wrong with the picture. */
export type PaperRequest = { id: number; ask: 'look' | 'straighten'; picture: Flat; longestSide: number };

export type PaperAnswer = {
  id: number;
  found: PaperFound;
  /** Null: there is no paper, or it was not asked for. */
  flat: Flat | null;
  faults: PictureFault[];
};
