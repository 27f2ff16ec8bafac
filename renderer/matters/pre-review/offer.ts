/** Pre-review, as the first screens offer it. */
import type { Offer } from '../../journey/matter-view.ts';
import { WORDS } from './words.ts';

export const PRE_REVIEW_OFFER: Offer = {
  kind: 'pre-review',
  icon: 'papers',
  title: WORDS['home.preReview'],
  attract: WORDS['attract.preReview'],
  home: WORDS['home.preReviewText'],
  count: ({ preReview }) => preReview,
};
