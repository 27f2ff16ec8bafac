/** A page from the document scanner, for a matter that hands in papers. */
import { implement } from '@orpc/server';
import { type Context, withDraftOf } from '../session/access.ts';
import { paperScanContract } from './contract.ts';
import type { PaperScans } from './scans.ts';

export function paperScanRoutes({ paperScans }: { paperScans: PaperScans }) {
  const os = implement(paperScanContract).$context<Context>();
  const withPapers = withDraftOf('pre-review', 'correction');
  return os.router({
    scan: os.scan.use(withPapers).handler(({ signal }) => paperScans.scan(signal)),
  });
}
