/** The archive's part of handing in papers. */
import { implement } from '@orpc/server';
import { type Context, withDraftOf, withSession } from '../session/access.ts';
import type { Archive } from './archive.ts';
import { archiveContract } from './contract.ts';
import type { OwnArchive } from './own.ts';

export function archiveRoutes({ archive, ownArchive }: { archive: Archive; ownArchive: OwnArchive }) {
  const os = implement(archiveContract).$context<Context>();
  const withPapers = withDraftOf('pre-review', 'correction');
  const withPreReview = withDraftOf('pre-review');
  return os.router({
    own: os.own.use(withSession).handler(({ context: { session } }) => ownArchive.list(session)),
    remove: os.remove
      .use(withSession)
      .handler(({ context: { session }, input }) => ownArchive.remove(session, input.id)),
    offers: os.offers.use(withPapers).handler(({ context }) => archive.offers(context)),
    agree: os.agree.use(withPapers).handler(({ context }) => archive.agree(context)),
    use: os.use.use(withPapers).handler(({ context, input }) => archive.use(context, input.archiveKey)),
    keep: os.keep.use(withPreReview).handler(({ context, input }) => archive.keep(context, input.keep)),
  });
}
