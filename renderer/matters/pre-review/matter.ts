/** 材料预审: an item's form is filled in and its papers photographed, to be reviewed before the visit. */
import type { ItemDetail } from '../../../main/core/catalogue/contract.ts';
import type { MatterView } from '../../journey/matter-view.ts';
import { choose } from '../../steps/choose/step.tsx';
import { confirm } from '../../steps/confirm/step.tsx';
import { consentAgain } from '../../steps/consent/step.tsx';
import type { DoneOptions } from '../../steps/done/options.ts';
import { done } from '../../steps/done/step.tsx';
import { forWhom } from '../../steps/for-whom/step.tsx';
import { form } from '../../steps/form/step.tsx';
import { guide } from '../../steps/guide/step.tsx';
import { WORDS as GUIDE_WORDS } from '../../steps/guide/words.ts';
import { identify } from '../../steps/identify/step.tsx';
import { materials } from '../../steps/materials/step.tsx';
import { phone } from '../../steps/phone/step.tsx';
import { promise } from '../../steps/promise/step.tsx';
import { result } from '../../steps/result/step.tsx';
import { sign } from '../../steps/sign/step.tsx';
import { situation } from '../../steps/situation/step.tsx';
import { EVALUATE } from '../evaluation/offer.ts';
import { PRE_REVIEW_OFFER } from './offer.ts';
import { WORDS } from './words.ts';

export const DONE: DoneOptions = {
  title: (_, { result: way }) => WORDS[way ? 'done.filedOnline' : 'done.filed'],
  hasApplication: true,
  after: EVALUATE,
};

/** The window takes what needs a face compared; a time there can be booked. */
const AT_WINDOW = {
  label: GUIDE_WORDS['guide.bookInstead'],
  start: (item: ItemDetail) =>
    item.services.includes('booking') ? ({ kind: 'booking', item, draft: null } as const) : null,
};

export const PRE_REVIEW: MatterView = {
  kind: 'pre-review',
  canBeLeft: true,
  journey: [
    choose({ offer: PRE_REVIEW_OFFER, title: WORDS['choose.titlePreReview'] }),
    situation,
    guide({
      service: 'pre-review',
      lead: (item) => WORDS[item.result ? 'guide.leadOnline' : 'guide.leadPreReview'],
      atWindow: AT_WINDOW,
    }),
    consentAgain,
    identify({ asksWhom: true }),
    forWhom({ papersAtWindow: false }),
    phone,
    form,
    materials,
    result,
    promise,
    sign,
    confirm({
      service: (item) => WORDS[item.result ? 'service.online' : 'home.preReview'],
      asksWhom: true,
    }),
    done(DONE),
  ],
  slip: { lead: null, givesTimeUp: false, progress: {} },
};
