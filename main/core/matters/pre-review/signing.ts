/** Signing a pre-review on the screen, and the promise to bring papers later (容缺), which the same signature stands under. */
import { createHash } from 'node:crypto';
import type { CatalogueReader } from '../../catalogue/reader.ts';
import type { TrustedClock } from '../../clock/trusted-clock.ts';
import { isPromised, owedPapers, signedText } from '../../forms/owed.ts';
import { workingDayAfter } from '../../hall/opening.ts';
import { hallDate, hallTime } from '../../model/clock.ts';
import type { FormDraft, PreReviewDraft } from '../../model/draft.ts';
import type { HallPlan } from '../../model/hall/plan.ts';
import type { ItemDetail } from '../../model/item.ts';
import { LATER_DAYS } from '../../model/later.ts';
import type { FieldProblem } from '../../model/problem.ts';
import { type Ink, inkProblem, type Signature, type UnsignedReason } from '../../model/signature.ts';
import type { OpenMatter } from '../../session/access.ts';

type Signing = OpenMatter<PreReviewDraft>;
type Deps = {
  catalogue: CatalogueReader;
  clock: Pick<TrustedClock, 'believed'>;
  plans: { readonly plan: HallPlan | null };
};
type Saved = { outcome: 'saved'; draft: PreReviewDraft } | { outcome: 'refused'; problems: FieldProblem[] };

export class SignPreReview {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Promises the papers that are left out. Without a calendar, or with a clock in doubt, no day can be named. */
  promise({ session, draft }: Signing): Saved | { outcome: 'no-day' } {
    const { clock, plans } = this.#deps;
    const item = this.#itemOf(draft);
    if (!item) return refused('promise');
    const now = clock.believed;
    const { plan } = plans;
    if (now === null || !plan) return { outcome: 'no-day' };
    const workingDays = plan.laterDays ?? LATER_DAYS;
    const promised = {
      until: workingDayAfter(plan, hallDate(now), workingDays),
      ...{ workingDays, promisedAt: hallTime(now) },
    };
    const changed = session.update(draft, (current) => {
      const archiveKeys = owedPapers(item, current).map(({ archiveKey }) => archiveKey);
      const later = archiveKeys.length > 0 ? { archiveKeys, ...promised } : null;
      return unsignedWhereChanged(current, { ...current, later });
    });
    return { outcome: 'saved', draft: changed };
  }

  /** `text`: what the screen showed; where it is no longer what is to be signed for, nothing is signed. */
  sign(signing: Signing, text: string, ink: Ink): Saved {
    const code = inkProblem(ink);
    if (code) return { outcome: 'refused', problems: [{ field: 'signature', code }] };
    return this.#sign(signing, text, (signedFor) => ({ state: 'signed', ...signedFor, ink }));
  }

  /** Goes on without: the case says so, and why. */
  signAtWindow(signing: Signing, text: string, why: UnsignedReason): Saved {
    return this.#sign(signing, text, (signedFor) => ({ state: 'at-window', ...signedFor, why }));
  }

  #sign(
    { session, draft }: Signing,
    text: string,
    made: (signedFor: Pick<Signature, 'text' | 'sha256' | 'at'>) => Signature,
  ): Saved {
    const item = this.#itemOf(draft);
    if (!item || !isPromised(item, draft) || text !== signedText(item, draft)) return refused('signature');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const signature = made({ text, sha256, at: hallTime(Date.now()) });
    return {
      outcome: 'saved',
      draft: session.update(draft, (current) => ({ ...current, signature })),
    };
  }

  #itemOf({ itemCode }: PreReviewDraft): ItemDetail | null {
    return this.#deps.catalogue.item(itemCode);
  }
}

const refused = (field: string): Saved => ({ outcome: 'refused', problems: [{ field, code: 'required' }] });

/** What was signed for has changed: it is signed again. */
export function unsignedWhereChanged<D extends FormDraft>(before: D, after: D): D {
  if (after.kind !== 'pre-review' || !after.signature || before.kind !== 'pre-review') return after;
  const of = ({ answers, materials, later, principal, licence, result }: PreReviewDraft) =>
    JSON.stringify([answers, materials, later, principal, licence, result?.choice, result?.answers]);
  return of(before) === of(after) ? after : { ...after, signature: null };
}
