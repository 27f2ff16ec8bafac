/** The steps of a pre-review that are its own: its form and its materials. */
import { implement } from '@orpc/server';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { DeviceHostClient } from '../../devices/device-host-client.ts';
import type { Scans } from '../../scans/scans.ts';
import { type Context, withDraftOf } from '../../session/access.ts';
import { preReviewContract } from './contract.ts';
import type { PreReview } from './pre-review.ts';
import { socialCardAnswers } from './social-card.ts';

export type PreReviewDeps = {
  preReview: PreReview;
  catalogue: CatalogueReader;
  scans: Pick<Scans, 'takeLicence'>;
  devices: Pick<DeviceHostClient, 'readSocialCard'>;
};

export function preReviewRoutes({ preReview, catalogue, scans, devices }: PreReviewDeps) {
  const os = implement(preReviewContract).$context<Context>();
  const withPreReview = withDraftOf('pre-review', 'correction');
  return os.router({
    answer: os.answer
      .use(withPreReview)
      .handler(({ context, input }) => preReview.answer(context, input.answers)),
    addRecord: os.addRecord
      .use(withPreReview)
      .handler(({ context, input }) => preReview.addRecord(context, input.repeat)),
    removeRecord: os.removeRecord
      .use(withPreReview)
      .handler(({ context, input }) => preReview.removeRecord(context, input.repeat, input.number)),
    addPage: os.addPage
      .use(withPreReview)
      .handler(({ context, input }) => preReview.addPage(context, input.archiveKey, input.jpeg)),
    removePage: os.removePage
      .use(withPreReview)
      .handler(({ context, input }) => preReview.removePage(context, input.archiveKey, input.pageId)),
    page: os.page.use(withPreReview).handler(({ context: { session }, input }) => {
      const jpeg = session.page(input.pageId);
      return jpeg && new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' });
    }),
    setOriginal: os.setOriginal
      .use(withPreReview)
      .handler(({ context, input }) => preReview.setOriginal(context, input.archiveKey, input.original)),
    fillFromLicence: os.fillFromLicence
      .use(withPreReview)
      .handler(({ context }) => preReview.fillFromLicence(context, scans.takeLicence())),
    readSocialCard: os.readSocialCard
      .use(withPreReview)
      .handler(({ context, signal }) =>
        socialCardAnswers(devices.readSocialCard(signal), context, catalogue),
      ),
  });
}
