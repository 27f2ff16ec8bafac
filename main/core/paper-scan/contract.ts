/** A page of a paper from this kiosk's document scanner (扫描仪), to be looked at, and kept or not. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ScanProblem } from '../../../devices/document-scanner/contract.ts';

export const PageScan = z.discriminatedUnion('outcome', [
  /** JPEG, without anything that stood beside the picture. The core keeps no copy. */
  z.object({ outcome: z.literal('scanned'), jpeg: z.instanceof(Blob) }),
  z.object({ outcome: z.literal('failed'), problem: ScanProblem }),
]);
export type PageScan = z.infer<typeof PageScan>;

export const paperScanContract = {
  /** Scans the page that lies there. Whoever stops listening, or ends the session, stops the scanner. */
  scan: oc.output(PageScan),
};
