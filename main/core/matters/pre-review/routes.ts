/** The steps of a pre-review that are its own: its form and its materials. */
import { implement } from '@orpc/server';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { DeviceHostClient } from '../../devices/device-host-client.ts';
import type { Scans } from '../../scans/scans.ts';
import { type Context, withDraftOf } from '../../session/access.ts';
import { preReviewContract } from './contract.ts';
import type { PreReview } from './pre-review.ts';
import type { ChooseResult } from './result.ts';
import type { SignPreReview } from './signing.ts';
import { socialCardAnswers } from './social-card.ts';

export type PreReviewDeps = {
  preReview: PreReview;
  results: ChooseResult;
  signing: SignPreReview;
  catalogue: CatalogueReader;
  scans: Pick<Scans, 'take'>;
  devices: Pick<DeviceHostClient, 'readSocialCard'>;
};

export function preReviewRoutes({ preReview, results, signing, catalogue, scans, devices }: PreReviewDeps) {
  const os = implement(preReviewContract).$context<Context>();
  const withPreReview = withDraftOf('pre-review', 'correction');
  const withSigned = withDraftOf('pre-review');
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
    addPage: os.addPage.use(withPreReview).handler(({ context, input }) => preReview.addPage(context, input)),
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
    setLater: os.setLater
      .use(withPreReview)
      .handler(({ context, input }) => preReview.setLater(context, input.archiveKey, input.later)),
    chooseResult: os.chooseResult
      .use(withSigned)
      .handler(({ context, input }) => results.choose(context, input.choice)),
    answerResult: os.answerResult
      .use(withSigned)
      .handler(({ context, input }) => results.answer(context, input.answers)),
    promise: os.promise.use(withSigned).handler(({ context }) => signing.promise(context)),
    sign: os.sign
      .use(withSigned)
      .handler(({ context, input }) => signing.sign(context, input.text, input.ink)),
    signAtWindow: os.signAtWindow
      .use(withSigned)
      .handler(({ context, input }) => signing.signAtWindow(context, input.text, input.why)),
    fillFromLicence: os.fillFromLicence
      .use(withPreReview)
      .handler(({ context }) => preReview.fillFromLicence(context, scans.take('business-licence'))),
    readSocialCard: os.readSocialCard
      .use(withPreReview)
      .handler(({ context, signal }) =>
        socialCardAnswers(devices.readSocialCard(signal), context, catalogue),
      ),
  });
}
