/** Takes the principal of a draft, and what belongs to the one before away; asks a licence's code whose it is. */
import type { CatalogueReader } from '../catalogue/reader.ts';
import { whomSaid } from '../forms/whom.ts';
import { drawable, type IdentifyDeps } from '../identity/identify.ts';
import { type ActingDraft, type Draft, pagesOf, principalOf } from '../model/draft.ts';
import { isForSame, type Principal, whomFor } from '../model/principal.ts';
import type { PlatformLink } from '../platform/link.ts';
import type { Scans } from '../scans/scans.ts';
import type { OpenMatter } from '../session/access.ts';
import type { LicenceAnswer, TakenAnswer } from './contract.ts';
import type { OnLicence } from './organisation.ts';

export type PrincipalsDeps = {
  catalogue: CatalogueReader;
  platform: Pick<PlatformLink, 'ask'>;
  scans: Pick<Scans, 'take'>;
  undrawn: IdentifyDeps['undrawn'];
  answers: {
    prefilled: (draft: Draft) => Draft;
    /** The draft for another one, without what belongs to whom it was for until now. */
    forAnother: (draft: Draft, principal: Principal | undefined) => Draft;
  };
  /** Gives back what the platform keeps for a draft whose person changed. */
  onLeft: (draft: Draft) => void;
};

type Acting = OpenMatter<ActingDraft>;

export class Principals {
  readonly #deps: PrincipalsDeps;
  /** What a licence said, and in which matter; forgotten with the session. */
  #shown: (OnLicence & { submissionId: string }) | null = null;

  constructor(deps: PrincipalsDeps) {
    this.#deps = deps;
  }

  /** Throws SessionEndedError when the matter ended while the principal was asked for. */
  take(acting: Acting, principal: Principal): Exclude<TakenAnswer, { outcome: 'refused' }> {
    const { draft } = acting;
    if (!this.#isOffered(draft, principal.kind)) return { outcome: 'in-person' };
    if (principal.kind === 'organisation')
      return { outcome: 'taken', draft: this.#change(acting, principal) };
    const agent = acting.session.draft?.applicant ?? draft.applicant;
    if (agent?.idNumber === principal.person.idNumber) return { outcome: 'same-person' };
    const person = drawable(this.#deps.undrawn, principal.person);
    return { outcome: 'taken', draft: this.#change(acting, { ...principal, person }) };
  }

  forOneself(acting: Acting): Draft {
    return this.#change(acting, undefined);
  }

  /**
   * Asks the platform whose the licence is that was shown just now; its own text gives the code where the platform is away. Throws
   * SessionEndedError when the matter ended meanwhile.
   */
  async licence({ session, draft }: Acting): Promise<LicenceAnswer> {
    const { submissionId } = draft;
    const shown = this.#deps.scans.take('business-licence');
    if (!shown) return { outcome: 'no-licence' };
    const answer = await this.#deps.platform.ask((client) =>
      client.resolveLicence({ raw: shown.raw, submissionId }),
    );
    if (answer.kind === 'refused') return { outcome: 'not-accepted' };
    const { uscc, name = null } = answer.kind === 'ok' ? answer.value : { uscc: shown.uscc };
    if (!uscc) return { outcome: 'offline' };
    session.current(draft);
    this.#shown = { submissionId, uscc, name };
    return { outcome: 'read', uscc, name };
  }

  /** What a licence said in this matter; null: nothing. */
  shownIn({ draft: { submissionId } }: Acting): OnLicence | null {
    return this.#shown?.submissionId === submissionId ? this.#shown : null;
  }

  /** The session is over. */
  forget(): void {
    this.#shown = null;
  }

  #isOffered({ itemCode }: Draft, kind: Principal['kind']): boolean {
    const item = this.#deps.catalogue.item(itemCode);
    return item !== null && whomFor(item).includes(kind);
  }

  /** Whether the answers about the situation say that it is for another one. */
  #isSaidOtherwise(draft: Draft, principal: Principal | undefined): boolean {
    const situation = this.#deps.catalogue.item(draft.itemCode)?.situation ?? [];
    const said = 'answers' in draft ? whomSaid(situation, draft.answers) : null;
    return said !== null && said !== (principal?.kind ?? 'oneself');
  }

  #change({ session, draft }: Acting, principal: Principal | undefined): Draft {
    const { answers, onLeft } = this.#deps;
    const before = session.draft;
    const changed = session.update<Draft>(draft, (current) => {
      if (isForSame(principalOf(current), principal) && !this.#isSaidOtherwise(current, principal)) {
        return principal && 'principal' in current ? answers.prefilled({ ...current, principal }) : current;
      }
      return answers.prefilled(answers.forAnother(current, principal));
    });
    const kept = new Set(pagesOf(changed));
    for (const page of pagesOf(before)) if (!kept.has(page)) session.removePage(page);
    // A time is held for one person.
    if (before && hasTime(before) && !hasTime(changed)) onLeft(before);
    return changed;
  }
}

const hasTime = (draft: Draft) => 'appointment' in draft && draft.appointment !== null;
