/** The archive's part of handing in papers. */
import { implement } from '@orpc/server';
import { type Context, withDraftOf } from '../session/access.ts';
import type { Archive } from './archive.ts';
import { archiveContract } from './contract.ts';

export function archiveRoutes({ archive }: { archive: Archive }) {
  const os = implement(archiveContract).$context<Context>();
  const withPreReview = withDraftOf('pre-review');
  return os.router({
    offers: os.offers.use(withPreReview).handler(({ context }) => archive.offers(context)),
    agree: os.agree.use(withPreReview).handler(({ context }) => archive.agree(context)),
    use: os.use.use(withPreReview).handler(({ context, input }) => archive.use(context, input.archiveKey)),
    keep: os.keep.use(withPreReview).handler(({ context, input }) => archive.keep(context, input.keep)),
  });
}
