/** What can be asked of the A4 printer. Pure data. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PrintOutcome } from '../common/contract.ts';

/** Shows in the print system's lists and logs: small letters only, so that no name and no number gets there. */
export const DocumentName = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);

export const contract = {
  /** Prints a PDF; `printed` only when the printer counted pages and has no fault after them. */
  print: oc.input(z.object({ pdf: z.instanceof(Blob), jobName: DocumentName })).output(PrintOutcome),
  /** For a session's end: cancels what still prints, and has the print system delete what it kept. */
  purge: oc.output(z.object({ clean: z.boolean() })),
};
