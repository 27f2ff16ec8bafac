/** The technician's paper: how much is left, and that new paper was put in. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { locked } from '../model/locked.ts';
import { CountedPrinter, PaperState } from '../model/paper.ts';

export const paperContract = {
  /** Those printers that are fitted. */
  state: oc.errors(locked).output(z.array(PaperState)),
  refilled: oc
    .errors(locked)
    .input(z.object({ printer: CountedPrinter }))
    .output(z.object({ outcome: z.enum(['noted', 'cannot-save']) })),
};
